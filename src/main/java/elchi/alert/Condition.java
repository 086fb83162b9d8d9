package elchi.alert;

import java.math.BigDecimal;

/**
 * What a rule waits for.
 */
public sealed interface Condition {

	/**
	 * Intervals are rounded outwards to twelve places, which loses nothing for what has
	 * no more than ten.
	 */
	private static void requirePlaces(BigDecimal value, String what) {
		if (value.stripTrailingZeros().scale() > 10) {
			throw new IllegalArgumentException(
					"%s '%s' has more than ten decimal places".formatted(what, value.toPlainString()));
		}
	}

	/**
	 * The value of the pair's first currency changes by a threshold.
	 *
	 * @param threshold as a fraction, {@code 0.01} for one percent
	 * @param window since when
	 * @param clear the change under which a move counts as over; half the threshold
	 * unless said otherwise. Without a meaning for {@code last-alert}.
	 */
	record Change(BigDecimal threshold, Window window, BigDecimal clear) implements Condition {

		private static final BigDecimal LEAST = new BigDecimal("0.0001");

		private static final BigDecimal MOST = BigDecimal.ONE;

		public Change {
			if (threshold.compareTo(LEAST) < 0 || threshold.compareTo(MOST) > 0) {
				throw new IllegalArgumentException(
						"Threshold %s%% is not possible; 0.01%% to 100%% are".formatted(Percent.print(threshold)));
			}
			requirePlaces(threshold, "Threshold");
			if (clear.signum() < 0 || clear.compareTo(threshold) >= 0) {
				throw new IllegalArgumentException(
						"A move of %s%% cannot be over at %s%%; 0%% to less than the threshold is possible"
							.formatted(Percent.print(threshold), Percent.print(clear)));
			}
			requirePlaces(clear, "Clearing level");
		}

		/**
		 * A move that is over at half its threshold.
		 */
		public static Change of(BigDecimal threshold, Window window) {
			return new Change(threshold, window, threshold.divide(BigDecimal.valueOf(2)));
		}

	}

	/**
	 * The value of the pair's first currency crosses a level, counted in the second.
	 *
	 * @param level the level, {@code 0.105}
	 * @param margin how far beyond the level, as a fraction of it, the value must come
	 * back before a crossing counts again
	 */
	record Level(BigDecimal level, BigDecimal margin) implements Condition {

		/** A quarter of a percent. */
		public static final BigDecimal MARGIN = new BigDecimal("0.0025");

		private static final BigDecimal MOST = new BigDecimal("0.5");

		public Level {
			if (level.signum() <= 0 || level.precision() - level.scale() > 9) {
				throw new IllegalArgumentException(
						"Level '%s' is not possible; a positive number below a billion is".formatted(level));
			}
			requirePlaces(level, "Level");
			if (margin.signum() < 0 || margin.compareTo(MOST) > 0) {
				throw new IllegalArgumentException(
						"A crossing cannot count again at %s%% beyond; 0%% to 50%% is possible"
							.formatted(Percent.print(margin)));
			}
			requirePlaces(margin, "Margin");
		}

	}

	/**
	 * The change since the previous fixing is out of proportion to the usual ones: a
	 * multiple of their exponentially weighted deviation (RiskMetrics, 4th edition, 1996;
	 * decay 0.94).
	 *
	 * @param sigmas how many deviations
	 * @param clear the multiple under which it counts as over
	 */
	record Volatility(BigDecimal sigmas, BigDecimal clear) implements Condition {

		private static final BigDecimal MOST = BigDecimal.valueOf(50);

		public Volatility {
			if (sigmas.compareTo(BigDecimal.ONE) < 0 || sigmas.compareTo(MOST) > 0) {
				throw new IllegalArgumentException(
						"%s deviations are not possible; 1 to 50 are".formatted(sigmas.toPlainString()));
			}
			requirePlaces(sigmas, "Number of deviations");
			if (clear.signum() < 0 || clear.compareTo(sigmas) >= 0) {
				throw new IllegalArgumentException("A move of %s deviations cannot be over at %s"
					.formatted(sigmas.toPlainString(), clear.toPlainString()));
			}
		}

		/**
		 * A move that is over at half its multiple.
		 */
		public static Volatility of(BigDecimal sigmas) {
			return new Volatility(sigmas, sigmas.divide(BigDecimal.valueOf(2)));
		}

	}

}
