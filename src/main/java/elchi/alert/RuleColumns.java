package elchi.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a trader wants, as columns.
 *
 * @param rule the rule
 */
record RuleColumns(ThresholdRule rule) {

	private static final String CHANGE = "change";

	private static final String LEVEL = "level";

	private static final String VOLATILITY = "volatility";

	/**
	 * The kind of a condition, as files and columns have it.
	 */
	static String kind(Condition condition) {
		if (condition instanceof Condition.Change) {
			return CHANGE;
		}
		return (condition instanceof Condition.Level) ? LEVEL : VOLATILITY;
	}

	Map<String, @Nullable Object> columns() {
		Condition condition = this.rule.condition();
		Map<String, @Nullable Object> columns = new LinkedHashMap<>();
		columns.put("kind", kind(condition));
		columns.put("threshold", threshold(condition));
		columns.put("clearing", clearing(condition));
		columns.put("direction", this.rule.direction().toString());
		columns.put("window", (condition instanceof Condition.Change change) ? change.window().toString() : "");
		columns.put("once", this.rule.once());
		columns.put("expires", this.rule.expires());
		columns.put("quiet", (this.rule.quiet() != null) ? this.rule.quiet().toString() : null);
		columns.put("snoozed", this.rule.snoozedUntil());
		return columns;
	}

	static Condition condition(ResultSet row) throws SQLException {
		BigDecimal threshold = RuleRows.number(row, "threshold");
		BigDecimal clearing = RuleRows.number(row, "clearing");
		return switch (row.getString("kind")) {
			case LEVEL -> new Condition.Level(threshold, clearing);
			case VOLATILITY -> new Condition.Volatility(threshold, clearing);
			default -> new Condition.Change(threshold, Window.parse(row.getString("time_window")), clearing);
		};
	}

	private static BigDecimal threshold(Condition condition) {
		if (condition instanceof Condition.Change change) {
			return change.threshold();
		}
		return (condition instanceof Condition.Level level) ? level.level()
				: ((Condition.Volatility) condition).sigmas();
	}

	private static BigDecimal clearing(Condition condition) {
		if (condition instanceof Condition.Change change) {
			return change.clear();
		}
		return (condition instanceof Condition.Level level) ? level.margin()
				: ((Condition.Volatility) condition).clear();
	}

}
