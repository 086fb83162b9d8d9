package elchi.alert;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.alert.Interval.Printed;

/**
 * Says what is to be decided about a rule on every day of a series, from the formulas
 * alone, as slowly and plainly as can be. It shares nothing with the evaluator but the
 * figures of the rule.
 */
final class Oracle {

	private static final int UP = 1;

	private static final int DOWN = -1;

	private static final int NONE = 0;

	private final ThresholdRule rule;

	private final List<Printed> printed;

	private final boolean inverse;

	private String state = "QUIET";

	/** Of what was told; of the side of the level while quiet. */
	private int sign = NONE;

	private int step;

	private Optional<Printed> basis = Optional.empty();

	/**
	 * An oracle for a rule on a pair.
	 * @param inverse whether the figures are printed for the pair the other way round
	 */
	Oracle(ThresholdRule rule, List<Printed> printed, boolean inverse) {
		this.rule = rule;
		this.printed = printed;
		this.inverse = inverse;
	}

	/**
	 * One line for every day, such as {@code FIRED UP 1 > FIRING UP 1}.
	 */
	List<String> decisions() {
		List<String> lines = new ArrayList<>();
		for (Printed day : this.printed) {
			lines.add(decide(day) + " > " + stand());
		}
		return lines;
	}

	private String stand() {
		if (!this.state.equals("QUIET")) {
			return "%s %s %d".formatted(this.state, name(this.sign), this.step);
		}
		return this.state + ((this.sign != NONE) ? " " + name(this.sign) : "")
				+ this.basis.map((print) -> " since " + print.date()).orElse("");
	}

	private static String name(int sign) {
		return (sign == UP) ? "UP" : "DOWN";
	}

	private String decide(Printed day) {
		if (this.rule.condition() instanceof Condition.Level level) {
			return onLevel(Fraction.of(level.level()), Fraction.of(level.margin()), day.value(this.inverse));
		}
		Condition.Change change = (Condition.Change) this.rule.condition();
		if (change.window() instanceof Window.LastAlert) {
			return sinceLastAlert(Fraction.of(change.threshold()), day);
		}
		return reference(change.window(), day)
			.map((from) -> onChange(change, from.value(this.inverse).changeTo(day.value(this.inverse)).keptAsChange()))
			.orElse("UNMEASURED");
	}

	private Optional<Printed> reference(Window window, Printed day) {
		if (window instanceof Window.Days days) {
			return carried(day.date().minusDays(days.count()));
		}
		if (window instanceof Window.Week) {
			return carried(day.date().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY)));
		}
		return lastUntil(day.date().minusDays(1));
	}

	/**
	 * What stands on a date: a value is carried for at most 14 days.
	 */
	private Optional<Printed> carried(LocalDate date) {
		return lastUntil(date).filter((print) -> !print.date().isBefore(date.minusDays(14)));
	}

	private Optional<Printed> lastUntil(LocalDate date) {
		return this.printed.stream().filter((print) -> !print.date().isAfter(date)).reduce((first, second) -> second);
	}

	private String onChange(Condition.Change change, Interval move) {
		Fraction threshold = Fraction.of(change.threshold());
		int certain = certain(move, threshold);
		if (this.state.equals("QUIET")) {
			return (certain != NONE) ? tell("FIRED", certain, steps(move, certain, threshold))
					: isPossible(move, threshold) ? "TOO_COARSE" : "CALM";
		}
		if (certain == -this.sign) {
			return tell("TURNED", certain, steps(move, certain, threshold));
		}
		if (certain == this.sign) {
			int steps = steps(move, certain, threshold);
			return (steps > this.step) ? tell("FURTHER", certain, steps) : stillThere();
		}
		Fraction atMost = seen(move, this.sign).high();
		if (atMost.lessThan(Fraction.of(change.clear()))) {
			return clear(NONE);
		}
		return atMost.lessThan(threshold) ? recover() : "TOO_COARSE";
	}

	private String onLevel(Fraction level, Fraction margin, Interval value) {
		int side = value.low().atLeast(level) ? UP : level.atLeast(value.high()) ? DOWN : NONE;
		if (this.state.equals("QUIET")) {
			return fromSide(side);
		}
		Fraction back = level.times(Fraction.ONE.minus((this.sign == UP) ? margin : margin.negated()));
		if ((this.sign == UP) ? back.atLeast(value.high()) : value.low().atLeast(back)) {
			return permits(-this.sign) ? tell("TURNED", -this.sign, 1) : clear(-this.sign);
		}
		if (side == this.sign) {
			return stillThere();
		}
		boolean under = (this.sign == UP) ? value.high().lessThan(level) : level.lessThan(value.low());
		return under ? recover() : "TOO_COARSE";
	}

	private String fromSide(int side) {
		if (side == NONE) {
			return "TOO_COARSE";
		}
		if (side == this.sign) {
			return "CALM";
		}
		if (this.sign != NONE && permits(side)) {
			return tell("FIRED", side, 1);
		}
		this.sign = side;
		return "ARMED";
	}

	private String sinceLastAlert(Fraction threshold, Printed day) {
		if (this.basis.isEmpty()) {
			this.basis = Optional.of(day);
			return "ARMED";
		}
		Interval move = this.basis.get()
			.value(this.inverse)
			.keptOutwards()
			.changeTo(day.value(this.inverse).keptOutwards())
			.keptAsChange();
		int certain = certain(move, threshold);
		if (certain == NONE) {
			return isPossible(move, threshold) ? "TOO_COARSE" : "CALM";
		}
		this.basis = Optional.of(day);
		// a move begins anew with every alert, so that each is the first step of one
		return "FIRED %s 1".formatted(name(certain));
	}

	private int certain(Interval move, Fraction threshold) {
		if (permits(UP) && move.low().atLeast(threshold)) {
			return UP;
		}
		return (permits(DOWN) && threshold.negated().atLeast(move.high())) ? DOWN : NONE;
	}

	private boolean isPossible(Interval move, Fraction threshold) {
		return permits(UP) && move.high().atLeast(threshold)
				|| permits(DOWN) && threshold.negated().atLeast(move.low());
	}

	private static int steps(Interval move, int sign, Fraction threshold) {
		return seen(move, sign).low().over(threshold).whole();
	}

	private static Interval seen(Interval move, int sign) {
		return (sign == UP) ? move : move.mirrored();
	}

	private boolean permits(int sign) {
		return switch (this.rule.direction()) {
			case UP -> sign == UP;
			case DOWN -> sign == DOWN;
			case EITHER -> true;
		};
	}

	private String tell(String verdict, int toldSign, int toldStep) {
		this.state = "FIRING";
		this.sign = toldSign;
		this.step = toldStep;
		return "%s %s %d".formatted(verdict, name(toldSign), toldStep);
	}

	private String stillThere() {
		boolean returned = this.state.equals("RECOVERING");
		this.state = "FIRING";
		return returned ? "RETURNED" : "KNOWN";
	}

	private String recover() {
		this.state = "RECOVERING";
		return "RECOVERING";
	}

	private String clear(int side) {
		this.state = "QUIET";
		this.sign = side;
		this.step = 0;
		return "CLEARED";
	}

}
