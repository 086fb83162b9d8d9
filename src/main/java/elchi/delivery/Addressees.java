package elchi.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is in a mailing, by what became of it so far.
 */
public class Addressees {

	private static final String FIRST = """
			SELECT COALESCE(address, address_hash) FROM delivery
			WHERE mailing = :mailing AND status IN (:statuses)
			ORDER BY id FETCH FIRST :count ROWS ONLY""";

	private static final int PAGE = 5000;

	private static final String AFTER = """
			SELECT subscriber, status FROM delivery
			WHERE mailing = :mailing AND subscriber > :last AND status IN (:statuses)
			ORDER BY mailing, subscriber FETCH FIRST %d ROWS ONLY""".formatted(PAGE);

	private static final String AT_WORK = """
			SELECT count(*) FROM delivery
			WHERE mailing = :mailing AND open AND status IN ('CLAIMED', 'SENDING') AND lease_until > :now""";

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

	/**
	 * Everybody of some statuses in the order of their numbers, in little memory.
	 */
	public Stream<Addressee> all(MailingId mailing, Collection<DeliveryStatus> statuses) {
		return Stream
			.iterate(page(mailing, statuses, Long.MIN_VALUE), (page) -> !page.isEmpty(),
					(page) -> page(mailing, statuses, page.get(page.size() - 1).subscriber()))
			.flatMap(List::stream);
	}

	/**
	 * How many are in the hands of a living sender.
	 */
	public long atWork(MailingId mailing, Instant now) {
		return this.jdbc.sql(AT_WORK)
			.param("mailing", mailing.value())
			.param("now", Mailings.utc(now))
			.query((row, number) -> row.getLong(1))
			.single();
	}

	private List<Addressee> page(MailingId mailing, Collection<DeliveryStatus> statuses, long last) {
		return this.jdbc.sql(AFTER)
			.param("mailing", mailing.value())
			.param("last", last)
			.param("statuses", statuses.stream().map(DeliveryStatus::name).toList())
			.query((row, number) -> new Addressee(row.getLong("subscriber"),
					DeliveryStatus.valueOf(row.getString("status"))))
			.list();
	}

	/**
	 * One of them.
	 *
	 * @param subscriber number of the subscriber
	 * @param status what became of the delivery so far
	 */
	public record Addressee(long subscriber, DeliveryStatus status) {
	}

}
