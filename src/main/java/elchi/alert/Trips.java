package elchi.alert;

import java.math.BigDecimal;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;
import org.jspecify.annotations.Nullable;

/**
 * The points at which a figure changes a rule's state, stored beside the rule so that the
 * database finds the few of a million that an observation concerns. They may be generous:
 * {@link Watch} decides.
 *
 * @param rise concerned if the figure is certainly at least this; null for never
 * @param fall concerned if the figure is certainly at most this; null for never
 * @param below concerned if the figure is certainly less than this; null for never
 * @param above concerned if the figure is certainly more than this; null for never
 */
record Trips(@Nullable BigDecimal rise, @Nullable BigDecimal fall, @Nullable BigDecimal below,
		@Nullable BigDecimal above) {

	private static final Trips NONE = new Trips(null, null, null, null);

	/** Whatever is seen concerns a rule that does not know yet where it stands. */
	private static final Trips ANY = new Trips(BigDecimal.ZERO, null, null, null);

	static Trips of(ThresholdRule rule, AlertState state) {
		Bounds bounds = Bounds.of(rule.condition());
		if (state instanceof Quiet quiet) {
			return (rule.series().measure() instanceof Measure.Value) ? ofValue(rule, quiet, bounds)
					: fires(rule, bounds);
		}
		if (state instanceof Firing firing) {
			return told(bounds, firing.sign(), bounds.further(firing.step()).orElse(null), bounds.fire(firing.sign()));
		}
		if (state instanceof Recovering recovering) {
			return told(bounds, recovering.sign(), bounds.fire(recovering.sign()), bounds.clear(recovering.sign()));
		}
		return NONE;
	}

	private static Trips fires(ThresholdRule rule, Bounds bounds) {
		BigDecimal rise = rule.direction().permits(Sign.UP) ? bounds.fire(Sign.UP) : null;
		BigDecimal fall = rule.direction().permits(Sign.DOWN) ? bounds.fire(Sign.DOWN).negate() : null;
		return new Trips(rise, fall, null, null);
	}

	private static Trips ofValue(ThresholdRule rule, Quiet quiet, Bounds bounds) {
		if (rule.condition() instanceof Condition.Change change) {
			Basis basis = quiet.basis();
			return (basis != null) ? since(basis, change.threshold(), rule.direction()) : ANY;
		}
		if (quiet.side() == null) {
			return ANY;
		}
		BigDecimal level = bounds.fire(Sign.UP);
		return (quiet.side() == Sign.DOWN) ? new Trips(level, null, null, null) : new Trips(null, level, null, null);
	}

	private static Trips since(Basis basis, BigDecimal threshold, Direction direction) {
		return new Trips(direction.permits(Sign.UP) ? basis.risenBy(threshold) : null,
				direction.permits(Sign.DOWN) ? basis.fallenBy(threshold) : null, null, null);
	}

	/**
	 * The points of a rule that has told a move.
	 * @param on where going on concerns it
	 * @param back under which coming back concerns it
	 */
	private static Trips told(Bounds bounds, Sign sign, @Nullable BigDecimal on, BigDecimal back) {
		BigDecimal turn = bounds.turn(sign.opposite());
		return (sign == Sign.UP) ? new Trips(on, turn.negate(), back, null)
				: new Trips(turn, negated(on), null, back.negate());
	}

	private static @Nullable BigDecimal negated(@Nullable BigDecimal bound) {
		return (bound != null) ? bound.negate() : null;
	}

}
