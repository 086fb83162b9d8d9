package elchi.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

import elchi.alert.Observation.Measured;
import elchi.alert.Observation.Missing;
import elchi.fx.ChangeInterval;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;

/**
 * Reads the figures of a series from the fixings of one source. Both ends of a change
 * come from that source; a beginning that the source has not published is its last fixing
 * before, at most two weeks older.
 */
final class Observer {

	/** Decimal places of a value: enough for the sum and the dollar. */
	static final int PLACES = 18;

	private static final int OLDER_DAYS = 14;

	/** The longest pause between two fixings of a source, as around the new year. */
	private static final int PAUSE_DAYS = 31;

	private final PairHistory history;

	Observer(PairHistory history) {
		this.history = history;
	}

	/**
	 * What a measure shows on the day of a fixing.
	 */
	Observation observe(Measure measure, LocalDate date) {
		Optional<Fixing> to = on(date);
		if (to.isEmpty()) {
			return new Missing(date, Obstacle.NO_SOURCE,
					"%s has no fixing of %s on %s".formatted(this.history.source(), this.history.pair(), date));
		}
		if (this.history.pegged() && to.get().confirmedBy() == null) {
			return new Missing(date, Obstacle.PEGGED,
					"%s is pegged; while the peg holds its changes are noise".formatted(this.history.pair()));
		}
		if (measure instanceof Measure.Value) {
			Fixing fixing = to.get();
			return new Measured(null, fixing, new Span(fixing.low().floor(PLACES), fixing.value().rounded(PLACES),
					fixing.high().ceiling(PLACES)));
		}
		if (measure instanceof Measure.Sigma) {
			return new Volatility(this.history).observe(to.get());
		}
		return change(((Measure.Change) measure).window(), to.get());
	}

	private Observation change(Window window, Fixing to) {
		return reference(window, to.date()).<Observation>map((from) -> new Measured(from, to, span(to.since(from))))
			.orElseGet(() -> new Missing(to.date(), Obstacle.NO_REFERENCE,
					"%s has no fixing of %s to measure %s from on %s".formatted(this.history.source(),
							this.history.pair(), window, to.date())));
	}

	private Optional<Fixing> reference(Window window, LocalDate date) {
		if (window instanceof Window.Days days) {
			return lastIn(date.minusDays(days.count() + (long) OLDER_DAYS), date.minusDays(days.count()));
		}
		if (window instanceof Window.Week) {
			LocalDate sunday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(1);
			return lastIn(sunday.minusDays(OLDER_DAYS), sunday);
		}
		return lastIn(date.minusDays(PAUSE_DAYS), date.minusDays(1));
	}

	/**
	 * The last fixing from one day to another, both included.
	 */
	private Optional<Fixing> lastIn(LocalDate from, LocalDate to) {
		List<Fixing> fixings = this.history.fixings();
		for (int index = fixings.size() - 1; index >= 0; index--) {
			LocalDate date = fixings.get(index).date();
			if (!date.isAfter(to)) {
				return date.isBefore(from) ? Optional.empty() : Optional.of(fixings.get(index));
			}
		}
		return Optional.empty();
	}

	private Optional<Fixing> on(LocalDate date) {
		return lastIn(date, date);
	}

	private static Span span(ChangeInterval change) {
		return new Span(change.low(), change.point(), change.high());
	}

	/**
	 * Changes in deviations: the exponentially weighted ones before, with decay 0.94,
	 * begun with the mean square of the first ten, never less than what the rounding of
	 * the printed digits makes by itself (RiskMetrics Technical Document, 4th edition,
	 * 1996).
	 */
	private record Volatility(PairHistory history) {

		private static final MathContext DIGITS = MathContext.DECIMAL64;

		private static final BigDecimal DECAY = new BigDecimal("0.94");

		private static final BigDecimal SIX = BigDecimal.valueOf(6);

		private static final int SEED = 10;

		/** After so many more the beginning has faded to one percent. */
		private static final int MEMORY = 75;

		Observation observe(Fixing to) {
			if (this.history.pegged()) {
				return new Missing(to.date(), Obstacle.PEGGED,
						"%s is pegged; its changes are noise".formatted(this.history.pair()));
			}
			List<Fixing> all = this.history.fixings();
			int index = all.indexOf(to);
			if (index <= SEED) {
				return new Missing(to.date(), Obstacle.NO_REFERENCE, "%s has %d fixings of %s before %s; %d are needed"
					.formatted(this.history.source(), index, this.history.pair(), to.date(), SEED + 1));
			}
			Fixing from = all.get(index - 1);
			BigDecimal deviation = variance(all.subList(Math.max(0, index - MEMORY), index)).max(noise(from))
				.sqrt(DIGITS);
			ChangeInterval change = to.since(from);
			return new Measured(from, to,
					new Span(multiple(change.low(), deviation, RoundingMode.FLOOR),
							multiple(change.point(), deviation, RoundingMode.HALF_EVEN),
							multiple(change.high(), deviation, RoundingMode.CEILING)));
		}

		private static BigDecimal variance(List<Fixing> fixings) {
			BigDecimal variance = BigDecimal.ZERO;
			for (int index = 1; index < fixings.size(); index++) {
				BigDecimal square = fixings.get(index).since(fixings.get(index - 1)).point().pow(2);
				variance = (index <= SEED) ? variance.add(square.divide(BigDecimal.valueOf(SEED), DIGITS))
						: variance.multiply(DECAY).add(square.multiply(BigDecimal.ONE.subtract(DECAY)), DIGITS);
			}
			return variance;
		}

		/**
		 * The variance that rounding alone makes: a sixth of the squared tick.
		 */
		private static BigDecimal noise(Fixing fixing) {
			BigDecimal tick = fixing.high().over(fixing.low()).rounded(PLACES).subtract(BigDecimal.ONE);
			return tick.pow(2).divide(SIX, DIGITS);
		}

		private static BigDecimal multiple(BigDecimal change, BigDecimal deviation, RoundingMode rounding) {
			return (deviation.signum() != 0) ? change.divide(deviation, 12, rounding) : BigDecimal.ZERO;
		}

	}

}
