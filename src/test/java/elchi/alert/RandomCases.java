package elchi.alert;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import elchi.alert.Interval.Printed;
import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random rules with random series to decide them on.
 */
final class RandomCases {

	private static final CurrencyPair PAIR = CurrencyPair.parse("KZT/USD");

	private RandomCases() {
	}

	static Arbitrary<Case> changes() {
		return Combinators
			.combine(starts(), thresholds(), Arbitraries.integers().between(0, 99), windows(),
					Arbitraries.of(Direction.class), Arbitraries.of(true, false), steps())
			.as((start, threshold, clear, window, direction, inverse, steps) -> change(start,
					new Condition.Change(threshold, window, percentOf(threshold, clear)), direction, inverse, steps));
	}

	static Arbitrary<Case> lastAlerts() {
		return Combinators
			.combine(starts(), thresholds(), Arbitraries.of(Direction.class), Arbitraries.of(true, false), steps())
			.as((start, threshold, direction, inverse, steps) -> change(start,
					Condition.Change.of(threshold, new Window.LastAlert()), direction, inverse, steps));
	}

	static Arbitrary<Case> levels() {
		Arbitrary<BigDecimal> margins = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(BigDecimal.ZERO)),
				Tuple.of(4, thresholds().filter((margin) -> margin.compareTo(new BigDecimal("0.5")) <= 0)));
		return Combinators
			.combine(starts(), thresholds(), margins, Arbitraries.integers().between(-4, 4),
					Arbitraries.of(Direction.class), Arbitraries.of(true, false), steps())
			.as(RandomCases::level);
	}

	private static Case change(BigDecimal start, Condition.Change change, Direction direction, boolean inverse,
			List<RandomWalk.Step> steps) {
		Fraction threshold = Fraction.of(change.threshold());
		Fraction clear = Fraction.of(change.clear());
		List<Fraction> boundaries = List.of(threshold, threshold.negated(), threshold.plus(threshold),
				threshold.plus(threshold).negated(), clear, clear.negated());
		return new Case(ThresholdRule.of(PAIR, change, direction),
				new RandomWalk(start, threshold, boundaries, List.of(), inverse).walk(steps), inverse);
	}

	private static Case level(BigDecimal start, BigDecimal unit, BigDecimal margin, int offset, Direction direction,
			boolean inverse, List<RandomWalk.Step> steps) {
		Fraction near = Fraction.of(start)
			.times(Fraction.ONE.plus(Fraction.of(unit).times(Fraction.of(BigDecimal.valueOf(offset, 1)))));
		BigDecimal level = (inverse ? Fraction.ONE.over(near) : near).printed(offset + 6);
		level = (level.signum() > 0) ? level : (inverse ? Fraction.ONE.over(near) : near).printed(10);
		Fraction exact = Fraction.of(level);
		Fraction beyond = Fraction.of(margin);
		List<Fraction> levels = List.of(exact, exact.times(Fraction.ONE.plus(beyond)),
				exact.times(Fraction.ONE.minus(beyond)));
		return new Case(ThresholdRule.of(PAIR, new Condition.Level(level, margin), direction),
				new RandomWalk(start, Fraction.of(unit), List.of(), levels, inverse).walk(steps), inverse);
	}

	private static Arbitrary<BigDecimal> starts() {
		return Arbitraries
			.of("0.00008", "0.00205", "0.00205120", "0.01143", "0.1010", "3.5", "9.3450", "87.45", "478.77", "12194.21",
					"11985", "12000.5")
			.map(BigDecimal::new);
	}

	/**
	 * Fractions with up to four decimals of a percent.
	 */
	private static Arbitrary<BigDecimal> thresholds() {
		return Arbitraries
			.frequencyOf(Tuple.of(2, Arbitraries.integers().between(100, 5_000)),
					Tuple.of(3, Arbitraries.of(2_500, 5_000, 10_000, 20_000, 25_000, 50_000, 250_000)),
					Tuple.of(3, Arbitraries.integers().between(5_000, 60_000)),
					Tuple.of(1, Arbitraries.integers().between(60_000, 1_000_000)))
			.map((millionths) -> BigDecimal.valueOf(millionths, 6));
	}

	private static BigDecimal percentOf(BigDecimal threshold, int percent) {
		return threshold.multiply(BigDecimal.valueOf(percent, 2));
	}

	private static Arbitrary<Window> windows() {
		return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(new Window.PreviousFixing())),
				Tuple.of(1, Arbitraries.just(new Window.Week())),
				Tuple.of(3, Arbitraries.integers().between(1, 9).map(Window.Days::new)));
	}

	private static Arbitrary<List<RandomWalk.Step>> steps() {
		Arbitrary<Integer> gaps = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(1)),
				Tuple.of(2, Arbitraries.integers().between(2, 4)), Tuple.of(1, Arbitraries.integers().between(5, 20)));
		Arbitrary<Integer> decimals = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(0)),
				Tuple.of(1, Arbitraries.integers().between(-1, 3)));
		Arbitrary<Integer> aims = Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(-1)),
				Tuple.of(1, Arbitraries.integers().between(0, 5)));
		return Combinators
			.combine(gaps, Arbitraries.integers().between(-9, 9), decimals, aims, Arbitraries.integers().between(1, 3),
					Arbitraries.of(true, false))
			.as(RandomWalk.Step::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(30);
	}

	/**
	 * A rule and the figures it is decided on.
	 *
	 * @param rule about the pair
	 * @param printed the figures, oldest first
	 * @param inverse whether they are printed for the pair the other way round
	 */
	record Case(ThresholdRule rule, List<Printed> printed, boolean inverse) {

		PairHistory history() {
			CurrencyPair quoted = this.inverse ? PAIR.inverse() : PAIR;
			List<Fixing> fixings = this.printed.stream()
				.map((print) -> Histories.fixing(quoted, print.date(), print.figure().toPlainString()))
				.map((fixing) -> this.inverse ? fixing.inverse() : fixing)
				.toList();
			return new PairHistory(PAIR, "test", fixings, List.of(), false);
		}

		Case towards(Direction direction) {
			return new Case(ThresholdRule.of(PAIR, this.rule.condition(), direction), this.printed, this.inverse);
		}

		@Override
		public String toString() {
			return "%s %s printed for %s:%n%s".formatted(this.rule.direction(), this.rule.condition(),
					this.inverse ? "USD/KZT" : "KZT/USD",
					this.printed.stream().map(Printed::toString).collect(Collectors.joining("\n")));
		}

	}

}
