package elchi.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import elchi.alert.Notice.Decided;
import elchi.alert.Notice.Past;
import elchi.fx.CurrencyPair;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What traders are told, as it was stored when their mail was put into the ledger.
 */
class Notifications {

	private static final String OCCASION = """
			SELECT mailing, upto, as_of, key_id, note, begun_at FROM alert_evaluation WHERE mailing = :mailing
			""";

	private static final String TOLD = """
			SELECT n.id, n.rule, n.base, n.counter, n.effective_date, n.kind, d.source, d.from_date, d.sign, d.step,
				d.low, d.point, d.high
			FROM alert_notification n LEFT JOIN alert_decision d ON d.id = n.decision
			WHERE n.evaluation = :mailing AND n.subscriber = :subscriber
			ORDER BY n.id
			""";

	private static final String BEFORE = """
			SELECT n.effective_date, d.low, d.point, d.high
			FROM alert_notification n JOIN alert_decision d ON d.id = n.decision
			WHERE n.rule = :rule AND n.id < :id AND n.kind NOT IN ('OUTAGE', 'RESTORED') AND d.point IS NOT NULL
			ORDER BY n.id DESC
			FETCH FIRST 1 ROWS ONLY
			""";

	private final JdbcClient jdbc;

	private final RuleRows rules;

	Notifications(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.rules = new RuleRows(jdbc);
	}

	Optional<Occasion> occasion(String mailing) {
		return this.jdbc.sql(OCCASION)
			.param("mailing", mailing)
			.query((row, index) -> new Occasion(row.getString("mailing"), row.getLong("upto"),
					row.getObject("as_of", OffsetDateTime.class).toInstant(), row.getString("key_id"),
					row.getString("note"), row.getObject("begun_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	/**
	 * What somebody is told in one mail, in the order of its storing.
	 */
	List<Notice> of(String mailing, long subscriber) {
		return this.jdbc.sql(TOLD).param("mailing", mailing).param("subscriber", subscriber).query(this::notice).list();
	}

	private Notice notice(ResultSet row, int index) throws SQLException {
		long id = row.getLong("id");
		AlertRule rule = this.rules.find(row.getLong("rule")).orElseThrow();
		return new Notice(id, rule, CurrencyPair.of(row.getString("base"), row.getString("counter")),
				row.getObject("effective_date", LocalDate.class), row.getString("kind"), decided(row),
				before(rule.id(), id));
	}

	private static @Nullable Decided decided(ResultSet row) throws SQLException {
		String sign = row.getString("sign");
		if (sign == null || row.getBigDecimal("point") == null) {
			return null;
		}
		return new Decided(Objects.requireNonNull(row.getString("source")), row.getObject("from_date", LocalDate.class),
				Sign.valueOf(sign), row.getInt("step"), span(row));
	}

	private @Nullable Past before(long rule, long id) {
		return this.jdbc.sql(BEFORE)
			.param("rule", rule)
			.param("id", id)
			.query((row, index) -> new Past(row.getObject("effective_date", LocalDate.class), span(row)))
			.optional()
			.orElse(null);
	}

	private static Span span(ResultSet row) throws SQLException {
		return new Span(RuleRows.number(row, "low"), RuleRows.number(row, "point"), RuleRows.number(row, "high"));
	}

}
