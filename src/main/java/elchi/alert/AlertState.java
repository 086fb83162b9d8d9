package elchi.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Where a rule stands between two observations.
 */
public sealed interface AlertState {

	/**
	 * Nothing is told at present.
	 *
	 * @param side on which side of its level the value was last; null for other rules and
	 * while unknown
	 * @param basis what a change since the last alert is measured from; null for other
	 * rules and while unknown
	 */
	record Quiet(@Nullable Sign side, @Nullable Basis basis) implements AlertState {

		/** A rule that has seen nothing yet. */
		static final Quiet NEW = new Quiet(null, null);

	}

	/**
	 * The condition is met in a pause or in quiet hours; it is told afterwards if it is
	 * still met then.
	 *
	 * @param sign which way
	 * @param until when the silence ends
	 * @param before what it was before
	 */
	record Pending(Sign sign, Instant until, Quiet before) implements AlertState {
	}

	/**
	 * Told, and still beyond the threshold.
	 *
	 * @param sign which way
	 * @param step how many whole thresholds were told
	 * @param told the last alert
	 */
	record Firing(Sign sign, int step, Told told) implements AlertState {
	}

	/**
	 * Told, and back under the threshold, but not so far that a new move would be news.
	 *
	 * @param sign which way
	 * @param step how many whole thresholds were told
	 * @param told the last alert
	 */
	record Recovering(Sign sign, int step, Told told) implements AlertState {
	}

	/**
	 * What an alert said.
	 *
	 * @param date effective date of its fixing
	 * @param figure the printed figure: a change, a value, or a number of deviations
	 * @param at when it was decided
	 */
	record Told(LocalDate date, BigDecimal figure, Instant at) {
	}

}
