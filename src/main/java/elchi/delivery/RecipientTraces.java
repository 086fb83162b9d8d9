package elchi.delivery;

import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the books know of somebody besides numbers: where mail went, and what servers and
 * mailboxes said of it.
 */
public class RecipientTraces {

	private static final String DELIVERIES = """
			UPDATE delivery SET address = NULL, reply = NULL WHERE address_hash IN (:hashes) AND subscriber = :subscriber
			""";

	private static final String BOUNCES = "UPDATE bounce SET detail = '' WHERE subscriber = :subscriber";

	private final JdbcClient jdbc;

	RecipientTraces(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Forgets the addresses and words, and leaves the rows: the books stay whole. Takes
	 * part in the caller's transaction.
	 * @param hashes {@linkplain elchi.mail.EmailAddress#hash() hashes} of the addresses
	 * that the person ever had or named; what went there to somebody else stays
	 */
	public void erase(long subscriber, Collection<String> hashes) {
		if (!hashes.isEmpty()) {
			this.jdbc.sql(DELIVERIES).param("hashes", hashes).param("subscriber", subscriber).update();
		}
		this.jdbc.sql(BOUNCES).param("subscriber", subscriber).update();
	}

}
