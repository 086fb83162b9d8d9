package elchi.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The bounds of a condition, each for a figure that is {@linkplain #seen seen} so that
 * going on in the sign's direction is rising.
 */
sealed interface Bounds {

	static Bounds of(Condition condition) {
		if (condition instanceof Condition.Change change) {
			return new Around(change.threshold(), change.clear());
		}
		if (condition instanceof Condition.Volatility volatility) {
			return new Around(volatility.sigmas(), volatility.clear());
		}
		Condition.Level level = (Condition.Level) condition;
		return new Across(level.level(), level.level().multiply(level.margin()));
	}

	/**
	 * A figure as it is judged for a sign.
	 */
	default Span seen(Span span, Sign sign) {
		return (sign == Sign.UP) ? span : span.mirrored();
	}

	/**
	 * Where a rule fires.
	 */
	BigDecimal fire(Sign sign);

	/**
	 * Where a move of the other sign becomes one of this.
	 */
	BigDecimal turn(Sign sign);

	/**
	 * Under which a move is over.
	 */
	BigDecimal clear(Sign sign);

	/**
	 * Where a move of some steps is told again.
	 */
	Optional<BigDecimal> further(int step);

	/**
	 * How many whole thresholds are certain.
	 */
	int steps(Span seen);

	/**
	 * Whether it is the crossing that fires, and not the being there.
	 */
	boolean isCrossed();

	/**
	 * A threshold on both sides of nothing.
	 *
	 * @param threshold where it fires
	 * @param clearing where it is over
	 */
	record Around(BigDecimal threshold, BigDecimal clearing) implements Bounds {

		@Override
		public BigDecimal fire(Sign sign) {
			return this.threshold;
		}

		@Override
		public BigDecimal turn(Sign sign) {
			return this.threshold;
		}

		@Override
		public BigDecimal clear(Sign sign) {
			return this.clearing;
		}

		@Override
		public Optional<BigDecimal> further(int step) {
			return Optional.of(this.threshold.multiply(BigDecimal.valueOf(step + 1L)));
		}

		@Override
		public int steps(Span seen) {
			return seen.low().divide(this.threshold, 0, RoundingMode.FLOOR).intValueExact();
		}

		@Override
		public boolean isCrossed() {
			return false;
		}

	}

	/**
	 * A level that is crossed.
	 *
	 * @param level the level
	 * @param margin how far beyond a crossing counts again
	 */
	record Across(BigDecimal level, BigDecimal margin) implements Bounds {

		@Override
		public BigDecimal fire(Sign sign) {
			return seen(sign);
		}

		@Override
		public BigDecimal turn(Sign sign) {
			return seen(sign).add(this.margin);
		}

		@Override
		public BigDecimal clear(Sign sign) {
			return seen(sign).subtract(this.margin);
		}

		@Override
		public Optional<BigDecimal> further(int step) {
			return Optional.empty();
		}

		@Override
		public int steps(Span seen) {
			return 1;
		}

		@Override
		public boolean isCrossed() {
			return true;
		}

		private BigDecimal seen(Sign sign) {
			return (sign == Sign.UP) ? this.level : this.level.negate();
		}

	}

}
