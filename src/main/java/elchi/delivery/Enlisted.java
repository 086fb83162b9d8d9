package elchi.delivery;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of the ledger that are made of another room's rows, page by page, in the database
 * alone.
 */
final class Enlisted {

	private static final String INSERT = """
			INSERT INTO delivery (mailing, subscriber, address, address_hash, status, open, not_before, retry_until, attempts, changed_at)
			SELECT :mailing, r.subscriber, r.address, r.address_hash, 'DUE', TRUE, r.not_before,
				CASE WHEN r.not_before > :start THEN r.not_before ELSE :start END
					+ CAST(:retry AS BIGINT) * INTERVAL '1' SECOND, 0, :now
			FROM (%s) r
			""";

	private static final String ORDER = "ORDER BY r.subscriber";

	private static final String UNLESS_KNOWN = """
			WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.mailing = :mailing AND d.subscriber = r.subscriber)
			AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.mailing = :mailing AND d.address_hash = r.address_hash)
			""";

	private final JdbcClient jdbc;

	Enlisted(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The pages of a query, one after another.
	 * @return the number that ends the page; {@code after} itself if nobody is left
	 */
	long pageEnd(RecipientQuery query, long after, int count) {
		return this.jdbc.sql(query.page())
			.params(query.parameters())
			.param("after", after)
			.param("count", count)
			.query((row, number) -> {
				long end = row.getLong(1);
				return row.wasNull() ? after : end;
			})
			.single();
	}

	/**
	 * Adds all of a page; fails if one of them is already there.
	 */
	int insert(Mailing mailing, RecipientQuery query, Page page, Instant now) {
		return insert(INSERT + ORDER, mailing, query, page, now);
	}

	/**
	 * Adds those of a page that are not there yet, neither by subscriber nor by address.
	 */
	int insertUnknown(Mailing mailing, RecipientQuery query, Page page, Instant now) {
		return insert(INSERT + UNLESS_KNOWN + ORDER, mailing, query, page, now);
	}

	private int insert(String sql, Mailing mailing, RecipientQuery query, Page page, Instant now) {
		Instant start = now.isAfter(mailing.plannedAt()) ? now : mailing.plannedAt();
		return this.jdbc.sql(sql.formatted(page.of(query.rows())))
			.params(query.parameters())
			.param("mailing", mailing.id().value())
			.param("start", Mailings.utc(start))
			.param("retry", mailing.retryFor().toSeconds())
			.param("now", Mailings.utc(now))
			.update();
	}

	/**
	 * A range of subscribers' numbers.
	 *
	 * @param after the number before the first
	 * @param upto the number of the last
	 */
	record Page(long after, long upto) {

		/**
		 * Writes the numbers into the text: of parameters PostgreSQL's planner knows
		 * nothing after some uses, and plans for the smallest of ranges.
		 */
		private String of(String rows) {
			return rows.replace(":after", Long.toString(this.after)).replace(":upto", Long.toString(this.upto));
		}

	}

}
