package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about a rule on one observation, and why.
 *
 * @param verdict what it means
 * @param sign which way the value went; null if nothing was met
 * @param step how many whole thresholds it went, 1 for a level and for a change since the
 * last alert; 0 if nothing was met
 * @param next the rule's state from now on
 * @param wake when it is to be decided again though nothing was observed; null for never
 * @param date the day that was observed
 * @param figure the printed figure that was judged, for a change since the last alert
 * that change; null if there was none
 * @param reason one sentence for people
 */
record Decision(Verdict verdict, @Nullable Sign sign, int step, AlertState next, @Nullable Instant wake, LocalDate date,
		@Nullable Span figure, String reason) {

	private static final int LONGEST = 1000;

	/**
	 * The decision as columns.
	 */
	Map<String, @Nullable Object> columns() {
		Map<String, @Nullable Object> columns = new LinkedHashMap<>();
		columns.put("date", this.date);
		columns.put("verdict", this.verdict.name());
		columns.put("sign", (this.sign != null) ? this.sign.name() : null);
		columns.put("step", this.step);
		columns.put("low", (this.figure != null) ? this.figure.low() : null);
		columns.put("point", (this.figure != null) ? this.figure.point() : null);
		columns.put("high", (this.figure != null) ? this.figure.high() : null);
		columns.put("reason", (this.reason.length() > LONGEST) ? this.reason.substring(0, LONGEST) : this.reason);
		return columns;
	}

}
