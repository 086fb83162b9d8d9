package elchi.alert;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds rules for a list.
 */
final class RuleSearches {

	private static final String FIND = RuleRows.COLUMNS + """
			WHERE (:subscriber IS NULL OR r.subscriber = :subscriber) AND (:status IS NULL OR r.status = :status)
				AND (:state IS NULL OR r.state = :state)
			ORDER BY r.id DESC FETCH FIRST 200 ROWS ONLY
			""";

	private static final String LAST_ALERTS = """
			SELECT rule, max(effective_date) AS last_date FROM alert_notification
			WHERE subscriber IN (:subscribers) AND rule IN (:rules) AND kind NOT IN ('OUTAGE', 'RESTORED')
			GROUP BY rule
			""";

	private final JdbcClient jdbc;

	RuleSearches(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<ListedRule> find(RuleSearch search) {
		List<AlertRule> rules = this.jdbc.sql(FIND)
			.param("subscriber", search.subscriber(), Types.BIGINT)
			.param("status", search.status(), Types.VARCHAR)
			.param("state", search.state(), Types.VARCHAR)
			.query(RuleRows::rule)
			.list();
		Map<Long, LocalDate> last = rules.isEmpty() ? Map.of() : lastAlerts(rules);
		return rules.stream().map((rule) -> new ListedRule(rule, last.get(rule.id()))).toList();
	}

	private Map<Long, LocalDate> lastAlerts(List<AlertRule> rules) {
		return this.jdbc.sql(LAST_ALERTS)
			.param("subscribers", rules.stream().map(AlertRule::subscriber).distinct().toList())
			.param("rules", rules.stream().map(AlertRule::id).toList())
			.query((row, index) -> Map.entry(row.getLong("rule"), row.getObject("last_date", LocalDate.class)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
