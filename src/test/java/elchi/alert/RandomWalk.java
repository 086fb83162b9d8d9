package elchi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.alert.Interval.Printed;

/**
 * Makes a series of printed figures whose moves are of the size of a threshold, and some
 * of which lie on a boundary with the very end of what they may stand for.
 *
 * @param start the first figure, with its usual decimals
 * @param unit of the moves, a fraction
 * @param boundaries changes worth hitting exactly
 * @param levels values worth hitting exactly
 * @param inverse whether boundaries are those of the pair the other way round
 */
record RandomWalk(BigDecimal start, Fraction unit, List<Fraction> boundaries, List<Fraction> levels, boolean inverse) {

	private static final LocalDate FIRST_DAY = LocalDate.parse("2026-08-09");

	private static final int MOST_PLACES = 12;

	private static final Fraction RANGE = Fraction.of(BigDecimal.valueOf(6));

	List<Printed> walk(List<Step> steps) {
		List<Printed> printed = new ArrayList<>(List.of(new Printed(FIRST_DAY, this.start)));
		for (Step step : steps) {
			LocalDate date = printed.get(printed.size() - 1).date().plusDays(step.gap());
			printed.add(new Printed(date, aimed(step, printed).orElseGet(() -> moved(step, printed))));
		}
		return printed;
	}

	private BigDecimal moved(Step step, List<Printed> printed) {
		Fraction before = Fraction.of(printed.get(printed.size() - 1).figure());
		Fraction factor = Fraction.ONE.plus(this.unit.times(quarters(Math.abs(step.quarters()))));
		Fraction begin = Fraction.of(this.start);
		Fraction value = (step.quarters() > 0) ? before.times(factor) : before.over(factor);
		if (value.over(begin).atLeast(RANGE) || begin.over(value).atLeast(RANGE)) {
			value = begin;
		}
		int places = Math.max(0, this.start.scale() + step.decimals());
		BigDecimal figure = value.printed(places);
		return (figure.signum() > 0) ? figure : BigDecimal.valueOf(1, places);
	}

	private static Fraction quarters(int count) {
		return Fraction.of(BigDecimal.valueOf(25L * count, 2));
	}

	/**
	 * The figure whose one end is exactly where the boundary is, if there is one.
	 */
	private Optional<BigDecimal> aimed(Step step, List<Printed> printed) {
		if (step.aim() < 0) {
			return Optional.empty();
		}
		Fraction end = end(step, printed);
		boolean lowEnd = step.low() != this.inverse;
		for (int places = 1; places <= MOST_PLACES; places++) {
			if (end.endsInFive(places)) {
				BigDecimal half = BigDecimal.valueOf(5, places);
				BigDecimal figure = lowEnd ? end.exactly(places).add(half) : end.exactly(places).subtract(half);
				return Optional.of(figure.setScale(places - 1)).filter((value) -> value.signum() > 0);
			}
		}
		return Optional.empty();
	}

	private Fraction end(Step step, List<Printed> printed) {
		Fraction value;
		if (!this.levels.isEmpty()) {
			value = this.levels.get(step.aim() % this.levels.size());
		}
		else {
			Interval from = printed.get(Math.max(0, printed.size() - step.back())).value(this.inverse);
			Fraction change = this.boundaries.get(step.aim() % this.boundaries.size());
			value = (step.low() ? from.high() : from.low()).times(Fraction.ONE.plus(change));
		}
		return (this.inverse && value.top().signum() > 0) ? Fraction.ONE.over(value) : value;
	}

	/**
	 * One step of it.
	 *
	 * @param gap days since the step before
	 * @param quarters of the unit to move by
	 * @param decimals more or less than usual
	 * @param aim number of a boundary to hit; negative for none
	 * @param back the earlier figure that the boundary is counted from
	 * @param low whether the low end is to lie on the boundary
	 */
	record Step(int gap, int quarters, int decimals, int aim, int back, boolean low) {
	}

}
