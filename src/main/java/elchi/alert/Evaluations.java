package elchi.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import elchi.delivery.MailingId;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Evaluations, and what traders are told by them.
 */
final class Evaluations {

	/** More than one fixing was missed, or the fixing was known for long. */
	static final String LATE = "LATE";

	/** Days gone by were evaluated on request. */
	static final String REPLAY = "REPLAY";

	private static final String SELECT = """
			SELECT mailing, definition, upto, as_of, key_id, begun_at, sealed_at, audience FROM alert_evaluation
			""";

	private static final String FIND = SELECT + "WHERE mailing = :mailing";

	private static final String NOT_ENQUEUED = SELECT + """
			WHERE definition = :definition AND sealed_at IS NOT NULL AND enqueued_at IS NULL AND audience > 0
			ORDER BY begun_at
			""";

	private static final String UNSEALED = SELECT + """
			WHERE definition = :definition AND sealed_at IS NULL ORDER BY begun_at
			""";

	/**
	 * Rules that began to tell a move and did not, since it was no longer beyond the
	 * threshold at the end.
	 */
	private static final String UNTOLD = """
			SELECT DISTINCT r.series, r.id FROM alert_decision d JOIN alert_rule r ON r.id = d.rule
			WHERE d.evaluation = :mailing AND d.verdict IN ('FIRED', 'TURNED') AND r.status = 'ACTIVE'
				AND r.state = 'RECOVERING'
			ORDER BY r.series, r.id
			""";

	private static final String INSERT = """
			INSERT INTO alert_evaluation (mailing, definition, upto, as_of, key_id, note, begun_at)
			VALUES (:mailing, :definition, :upto, :asOf, :key, :note, :begun)
			""";

	private static final String NOTE = """
			UPDATE alert_evaluation SET note = :note WHERE mailing = :mailing AND sealed_at IS NULL AND note = ''
			""";

	/**
	 * The last that was told of each rule, if the move still stands: a rule that looks
	 * back to its last alert stands when it measures from there.
	 */
	private static final String TELL = """
			INSERT INTO alert_notification (evaluation, subscriber, rule, base, counter, effective_date, kind, sign, step,
				decision)
			SELECT d.evaluation, r.subscriber, r.id, s.base, s.counter, d.effective_date, d.verdict, d.sign, d.step, d.id
			FROM (SELECT max(id) AS id FROM alert_decision
					WHERE evaluation = :mailing AND verdict IN ('FIRED', 'FURTHER', 'TURNED', 'REPEATED')
					GROUP BY rule) last
				JOIN alert_decision d ON d.id = last.id
				JOIN alert_rule r ON r.id = d.rule
				JOIN alert_series s ON s.id = r.series
			WHERE r.status = 'ACTIVE'
				AND ((r.state = 'FIRING' AND r.sign = d.sign AND r.step = d.step) OR r.basis_date = d.effective_date)
				AND NOT EXISTS (SELECT 1 FROM alert_notification n WHERE n.subscriber = r.subscriber AND n.rule = r.id
					AND n.base = s.base AND n.counter = s.counter AND n.effective_date = d.effective_date
					AND n.sign = d.sign AND n.step = d.step)
			""";

	private static final String SPEND = """
			UPDATE alert_rule SET status = 'DONE', rise = NULL, fall = NULL, wake_at = NULL
			WHERE once = TRUE AND status = 'ACTIVE' AND id IN (
				SELECT rule FROM alert_notification n
				WHERE n.evaluation = :mailing AND n.kind IN ('FIRED', 'FURTHER', 'TURNED', 'REPEATED'))
			""";

	private static final String SEAL = """
			UPDATE alert_evaluation SET sealed_at = :now, audience = (
				SELECT count(DISTINCT subscriber) FROM alert_notification n WHERE n.evaluation = :mailing)
			WHERE mailing = :mailing AND sealed_at IS NULL
			""";

	private static final String ENQUEUED = """
			UPDATE alert_evaluation SET enqueued_at = :now WHERE mailing = :mailing AND enqueued_at IS NULL
			""";

	private static final String RECIPIENTS = """
			SELECT DISTINCT subscriber FROM alert_notification
			WHERE evaluation = :mailing AND subscriber > :after ORDER BY subscriber FETCH FIRST 1000 ROWS ONLY
			""";

	private final JdbcClient jdbc;

	Evaluations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Evaluation> find(MailingId id) {
		return this.jdbc.sql(FIND).param("mailing", id.value()).query(Evaluations::evaluation).optional();
	}

	/**
	 * The sealed ones that the ledger does not have yet, oldest first.
	 */
	List<Evaluation> notEnqueued(String definition) {
		return this.jdbc.sql(NOT_ENQUEUED).param("definition", definition).query(Evaluations::evaluation).list();
	}

	/**
	 * Those that were begun and not sealed, oldest first.
	 */
	List<Evaluation> unsealed(String definition) {
		return this.jdbc.sql(UNSEALED).param("definition", definition).query(Evaluations::evaluation).list();
	}

	/**
	 * Numbers of the rules that are said to have told what nobody is told, by series.
	 */
	Map<Long, List<Long>> untold(MailingId id) {
		Map<Long, List<Long>> untold = new TreeMap<>();
		this.jdbc.sql(UNTOLD)
			.param("mailing", id.value())
			.query((RowCallbackHandler) (row) -> untold
				.computeIfAbsent(row.getLong("series"), (series) -> new ArrayList<>())
				.add(row.getLong("id")));
		return untold;
	}

	void insert(Evaluation evaluation, String note) {
		this.jdbc.sql(INSERT)
			.param("mailing", evaluation.id().value())
			.param("definition", evaluation.definition())
			.param("upto", evaluation.upto())
			.param("asOf", utc(evaluation.asOf()))
			.param("key", evaluation.keyId())
			.param("note", note)
			.param("begun", utc(evaluation.begunAt()))
			.update();
	}

	/**
	 * Notes what its mails shall say first, unless something is noted already.
	 */
	void note(MailingId id, String note) {
		this.jdbc.sql(NOTE).param("mailing", id.value()).param("note", note).update();
	}

	/**
	 * Writes down what traders are told, which rules for once do not outlive; nothing is
	 * added afterwards.
	 */
	void seal(MailingId id, Instant now) {
		this.jdbc.sql(TELL).param("mailing", id.value()).update();
		this.jdbc.sql(SPEND).param("mailing", id.value()).update();
		this.jdbc.sql(SEAL).param("mailing", id.value()).param("now", utc(now)).update();
	}

	void enqueued(MailingId id, Instant now) {
		this.jdbc.sql(ENQUEUED).param("mailing", id.value()).param("now", utc(now)).update();
	}

	/**
	 * Numbers of the traders that are told, page by page.
	 */
	Stream<List<Long>> recipients(MailingId id) {
		return Stream.iterate(recipientsAfter(id, 0), (page) -> !page.isEmpty(),
				(page) -> recipientsAfter(id, page.get(page.size() - 1)));
	}

	private List<Long> recipientsAfter(MailingId id, long after) {
		return this.jdbc.sql(RECIPIENTS)
			.param("mailing", id.value())
			.param("after", after)
			.query((row, index) -> row.getLong("subscriber"))
			.list();
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Evaluation evaluation(ResultSet row, int index) throws SQLException {
		OffsetDateTime sealed = row.getObject("sealed_at", OffsetDateTime.class);
		return new Evaluation(new MailingId(row.getString("mailing")), row.getString("definition"), row.getLong("upto"),
				row.getObject("as_of", OffsetDateTime.class).toInstant(), row.getString("key_id"),
				row.getObject("begun_at", OffsetDateTime.class).toInstant(),
				(sealed != null) ? sealed.toInstant() : null, row.getLong("audience"));
	}

}
