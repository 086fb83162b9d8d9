package elchi.delivery;

import java.time.Clock;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still owed, over all mailings.
 */
public class MailQueue {

	/** Those of mailings that were over before are found in their books. */
	private static final Duration LATELY = Duration.ofDays(7);

	private static final String OPEN = """
			SELECT count(CASE WHEN d.status <> 'DEFERRED' AND d.not_before <= :now THEN 1 END) AS due,
			count(CASE WHEN d.status <> 'DEFERRED' AND d.not_before > :now THEN 1 END) AS later,
			count(CASE WHEN d.status = 'DEFERRED' THEN 1 END) AS deferred
			FROM delivery d JOIN mailing m ON m.id = d.mailing WHERE m.closed_at IS NULL AND d.open
			""";

	private static final String UNCERTAIN = """
			SELECT count(*) FROM delivery d JOIN mailing m ON m.id = d.mailing
			WHERE d.status = 'UNCERTAIN' AND (m.closed_at IS NULL OR m.planned_at > :since)
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	public MailQueue(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The queue as it is now.
	 */
	public Length length() {
		long uncertain = this.jdbc.sql(UNCERTAIN)
			.param("since", Mailings.utc(this.clock.instant().minus(LATELY)))
			.query((row, number) -> row.getLong(1))
			.single();
		return this.jdbc.sql(OPEN)
			.param("now", Mailings.utc(this.clock.instant()))
			.query((row, number) -> new Length(row.getLong("due"), row.getLong("later"), row.getLong("deferred"),
					uncertain))
			.single();
	}

	/**
	 * How many are in the queue.
	 *
	 * @param due to be sent now, those on the wire included
	 * @param later to be sent at an hour of their readers' own
	 * @param deferred to be tried again later, since a server asked for that
	 * @param uncertain perhaps sent, for an operator to settle; of mailings that are not
	 * closed, or are of the last seven days
	 */
	public record Length(long due, long later, long deferred, long uncertain) {
	}

}
