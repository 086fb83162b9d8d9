package elchi.delivery;

import java.time.Instant;

import elchi.mail.BounceReport;
import elchi.mail.ReceivedReport;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What came back, in the database.
 */
final class Bounces {

	private static final String INSERT = """
			INSERT INTO bounce (report_key, kind, mailing, subscriber, status, detail, read_at)
			VALUES (:key, :kind, :mailing, :subscriber, :status, :detail, :now)
			""";

	private static final String KNOWN = "SELECT count(*) FROM bounce WHERE report_key = :key";

	private static final String OUR_FAULT = """
			SELECT count(*) FROM bounce WHERE mailing = :mailing AND kind = 'FAILED'
			AND (status LIKE '5.7.%' OR status IN ('5.1.7', '5.1.8'))
			""";

	private static final String ADDRESSES = """
			SELECT count(DISTINCT subscriber) FROM bounce WHERE mailing = :mailing AND kind = 'FAILED'
			AND status LIKE '5.1.%' AND status NOT IN ('5.1.7', '5.1.8')
			""";

	private final JdbcClient jdbc;

	Bounces(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isKnown(String key) {
		return this.jdbc.sql(KNOWN).param("key", key).query(Integer.class).single() > 0;
	}

	void insert(ReceivedReport received, @Nullable Owed owed, Instant now) {
		Line line = Line.of(received.report());
		this.jdbc.sql(INSERT)
			.param("key", received.key())
			.param("kind", line.kind())
			.param("mailing", (owed != null) ? owed.mailing().value() : null)
			.param("subscriber", (owed != null) ? owed.subscriber() : null)
			.param("status", line.status())
			.param("detail", line.detail())
			.param("now", Mailings.utc(now))
			.update();
	}

	/**
	 * How many reports of a mailing say that servers refuse us.
	 */
	long ourFault(MailingId mailing) {
		return this.jdbc.sql(OUR_FAULT).param("mailing", mailing.value()).query(Long.class).single();
	}

	/**
	 * How many of a mailing's recipients have an address that does not exist.
	 */
	long addresses(MailingId mailing) {
		return this.jdbc.sql(ADDRESSES).param("mailing", mailing.value()).query(Long.class).single();
	}

	/**
	 * A report in the columns of the table.
	 */
	private record Line(String kind, String status, String detail) {

		static Line of(BounceReport report) {
			if (report instanceof BounceReport.Failed failed) {
				return new Line("FAILED", failed.status(), failed.diagnostic());
			}
			if (report instanceof BounceReport.Delayed delayed) {
				return new Line("DELAYED", delayed.status(), delayed.diagnostic());
			}
			if (report instanceof BounceReport.Complaint complaint) {
				return new Line("COMPLAINT", "", complaint.kind());
			}
			if (report instanceof BounceReport.UnsubscribeWish wish) {
				return new Line("UNSUBSCRIBE", "", wish.token());
			}
			return new Line("UNREADABLE", "", ((BounceReport.Unreadable) report).reason());
		}

	}

}
