package elchi.alert;

import java.time.LocalDate;

import elchi.fx.CurrencyPair;
import org.jspecify.annotations.Nullable;

/**
 * What a trader wants to be told: about which pair, when, and how often.
 *
 * @param pair the value of the first currency is watched, counted in the second
 * @param condition what it waits for
 * @param direction rises, falls, or both
 * @param once whether it ends with its first alert
 * @param expires the last day on which it counts, in the trader's zone; null for ever
 * @param quiet hours in which nothing is sent; null for none
 * @param snoozedUntil the day (trader's zone) on which a pause is over; null for none
 */
public record ThresholdRule(CurrencyPair pair, Condition condition, Direction direction, boolean once,
		@Nullable LocalDate expires, @Nullable QuietHours quiet, @Nullable LocalDate snoozedUntil) {

	/**
	 * A rule that repeats for ever at any hour.
	 */
	public static ThresholdRule of(CurrencyPair pair, Condition condition, Direction direction) {
		return new ThresholdRule(pair, condition, direction, false, null, null, null);
	}

	/**
	 * The same rule in a pause.
	 */
	ThresholdRule snoozed(LocalDate until) {
		return new ThresholdRule(this.pair, this.condition, this.direction, this.once, this.expires, this.quiet, until);
	}

	/**
	 * The same rule at any hour and for ever.
	 */
	ThresholdRule withoutPauses() {
		return new ThresholdRule(this.pair, this.condition, this.direction, this.once, null, null, null);
	}

	/**
	 * What must be observed to decide it.
	 */
	Series series() {
		return new Series(this.pair, Measure.of(this.condition));
	}

}
