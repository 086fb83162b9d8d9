package elchi.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was decided about rules.
 */
final class PastDecisions {

	private static final String OF_RULE = """
			SELECT d.effective_date, d.verdict, d.reason, d.decided_at, n.evaluation AS mailing
			FROM alert_decision d LEFT JOIN alert_notification n ON n.decision = d.id AND n.evaluation = d.evaluation
			WHERE d.rule = :rule
			ORDER BY d.id DESC FETCH FIRST 100 ROWS ONLY
			""";

	private final JdbcClient jdbc;

	PastDecisions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The last hundred about one rule, newest first.
	 */
	List<Explanation.Entry> of(long rule) {
		return this.jdbc.sql(OF_RULE).param("rule", rule).query(PastDecisions::entry).list();
	}

	private static Explanation.Entry entry(ResultSet row, int index) throws SQLException {
		return new Explanation.Entry(row.getObject("effective_date", LocalDate.class),
				Verdict.valueOf(row.getString("verdict")), row.getString("reason"),
				row.getObject("decided_at", OffsetDateTime.class).toInstant(), row.getString("mailing"));
	}

}
