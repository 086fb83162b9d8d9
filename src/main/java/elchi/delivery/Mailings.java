package elchi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mailings in the database.
 */
final class Mailings {

	private static final String COLUMNS = "id, kind, lane, audience, planned_at, retry_seconds, uncertain_policy, paused_reason, closed_at";

	private static final String FIND = "SELECT " + COLUMNS + " FROM mailing WHERE id = :id";

	private static final String LOCK = FIND + " FOR UPDATE";

	private static final String INSERT = """
			INSERT INTO mailing (id, kind, lane, audience, planned_at, retry_seconds, uncertain_policy)
			VALUES (:id, :kind, :lane, :audience, :planned, :retry, 'HOLD')
			""";

	private static final String WITH_WORK = "SELECT " + COLUMNS + """
			 FROM mailing m
			WHERE closed_at IS NULL AND paused_reason IS NULL
			AND EXISTS (SELECT 1 FROM delivery d WHERE d.mailing = m.id AND d.open AND d.not_before <= :now
				AND (d.status IN ('DUE', 'DEFERRED') OR d.lease_until <= :now))
			AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.mailing = m.id AND d.open AND d.not_before <= :now
				AND d.status IN ('CLAIMED', 'SENDING') AND d.lease_until > :now)
			ORDER BY CASE WHEN lane = 'service' THEN 0 ELSE 1 END, planned_at, id
			""";

	private static final String POLICY = "UPDATE mailing SET uncertain_policy = :policy WHERE id = :id";

	private static final String PAUSE = "UPDATE mailing SET paused_reason = :reason WHERE id = :id AND paused_reason IS NULL AND closed_at IS NULL";

	private static final String RESUME = "UPDATE mailing SET paused_reason = NULL WHERE id = :id AND paused_reason IS NOT NULL";

	private static final String EXTEND = "UPDATE mailing SET audience = :audience WHERE id = :id AND audience < :audience";

	private static final String CLOSE = """
			UPDATE mailing SET closed_at = :now WHERE id = :id AND closed_at IS NULL
			AND audience = (SELECT count(*) FROM delivery d WHERE d.mailing = :id)
			AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.mailing = :id AND d.open)
			""";

	private static final String REOPEN = "UPDATE mailing SET closed_at = NULL WHERE id = :id AND closed_at IS NOT NULL";

	private final JdbcClient jdbc;

	Mailings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Mailing mailing) {
		this.jdbc.sql(INSERT)
			.param("id", mailing.id().value())
			.param("kind", mailing.kind())
			.param("lane", mailing.lane())
			.param("audience", mailing.audience())
			.param("planned", utc(mailing.plannedAt()))
			.param("retry", mailing.retryFor().toSeconds())
			.update();
	}

	Optional<Stored> find(MailingId id) {
		return this.jdbc.sql(FIND).param("id", id.value()).query((row, number) -> stored(row)).optional();
	}

	Optional<Stored> lock(MailingId id) {
		return this.jdbc.sql(LOCK).param("id", id.value()).query((row, number) -> stored(row)).optional();
	}

	/**
	 * Open mailings that have something to do now, and that no living sender is busy
	 * with; lane {@code service} first.
	 */
	List<Mailing> withWork(Instant now) {
		return this.jdbc.sql(WITH_WORK).param("now", utc(now)).query((row, number) -> stored(row).mailing()).list();
	}

	void uncertain(MailingId id, UncertainPolicy policy) {
		this.jdbc.sql(POLICY).param("id", id.value()).param("policy", policy.name()).update();
	}

	boolean pause(MailingId id, String reason) {
		return this.jdbc.sql(PAUSE).param("id", id.value()).param("reason", reason).update() == 1;
	}

	boolean resume(MailingId id) {
		return this.jdbc.sql(RESUME).param("id", id.value()).update() == 1;
	}

	boolean close(MailingId id, Instant now) {
		return this.jdbc.sql(CLOSE).param("id", id.value()).param("now", utc(now)).update() == 1;
	}

	boolean extend(MailingId id, long audience) {
		return this.jdbc.sql(EXTEND).param("id", id.value()).param("audience", audience).update() == 1;
	}

	void reopen(MailingId id) {
		this.jdbc.sql(REOPEN).param("id", id.value()).update();
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static Stored stored(ResultSet row) throws SQLException {
		Mailing mailing = new Mailing(new MailingId(row.getString("id")), row.getString("kind"), row.getString("lane"),
				row.getLong("audience"), instant(row, "planned_at"), Duration.ofSeconds(row.getLong("retry_seconds")));
		return new Stored(mailing, UncertainPolicy.valueOf(row.getString("uncertain_policy")),
				row.getString("paused_reason"), row.getObject("closed_at") != null);
	}

	/**
	 * A mailing and its state.
	 *
	 * @param mailing the mailing
	 * @param uncertain what to do with uncertain deliveries
	 * @param pausedReason why it is paused; null if it is not
	 * @param closed whether nothing is left to do
	 */
	record Stored(Mailing mailing, UncertainPolicy uncertain, @Nullable String pausedReason, boolean closed) {
	}

}
