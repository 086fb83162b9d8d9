package elchi.delivery;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is in a mailing, by what became of it so far.
 */
public class Addressees {

	private static final String FIRST = """
			SELECT COALESCE(address, address_hash) FROM delivery
			WHERE mailing = :mailing AND status IN (:statuses)
			ORDER BY id FETCH FIRST :count ROWS ONLY""";

	private final JdbcClient jdbc;

	public Addressees(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The first few addresses of some statuses; the hash of one that was erased.
	 */
	public List<String> first(MailingId mailing, Collection<DeliveryStatus> statuses, int count) {
		return this.jdbc.sql(FIRST)
			.param("mailing", mailing.value())
			.param("statuses", statuses.stream().map(DeliveryStatus::name).toList())
			.param("count", count)
			.query((row, number) -> row.getString(1))
			.list();
	}

}
