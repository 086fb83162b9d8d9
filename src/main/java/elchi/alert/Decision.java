package elchi.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about a rule on one observation, and why.
 *
 * @param verdict what it means
 * @param sign which way the value went; null if nothing was met
 * @param step how many whole thresholds it went; 0 if nothing was met
 * @param next the rule's state from now on
 * @param wake when it is to be decided again though nothing was observed; null for never
 * @param date the day that was observed
 * @param figure the printed figure that was judged, for a change since the last alert
 * that change; null if there was none
 * @param reason one sentence for people
 */
record Decision(Verdict verdict, @Nullable Sign sign, int step, AlertState next, @Nullable Instant wake, LocalDate date,
		@Nullable Span figure, String reason) {

	AlertState.Told told(Instant now) {
		BigDecimal point = (this.figure != null) ? this.figure.point() : BigDecimal.ZERO;
		return new AlertState.Told(this.date, point, now);
	}

}
