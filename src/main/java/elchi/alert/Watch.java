package elchi.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Pending;
import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;
import elchi.alert.AlertState.Told;
import org.jspecify.annotations.Nullable;

/**
 * Decides one rule on one observation. The same arguments give the same decision, and the
 * same observation twice tells nobody twice.
 * <p>
 * A rule fires when the whole span is beyond its bound; a span that straddles the bound
 * is too coarse and changes nothing. What was told is told again when it grows by another
 * whole threshold, when it turns, or when the time for a reminder has come; anything else
 * is news only after the move was over (after Alertmanager's {@code needsUpdate}, with a
 * recovery level of its own as in Zabbix).
 */
final class Watch {

	private static final List<Sign> SIGNS = List.of(Sign.UP, Sign.DOWN);

	private final ThresholdRule rule;

	private final Bounds bounds;

	private final Observation observation;

	private final Moment moment;

	private final Reasons reasons;

	private Watch(ThresholdRule rule, Observation observation, Moment moment) {
		this.rule = rule;
		this.bounds = Bounds.of(rule.condition());
		this.observation = observation;
		this.moment = moment;
		this.reasons = new Reasons(rule);
	}

	static Decision decide(ThresholdRule rule, AlertState state, Observation observation, Moment moment) {
		return new Watch(rule, observation, moment).decide(state);
	}

	private Decision decide(AlertState state) {
		if (this.rule.expires() != null && this.moment.today().isAfter(this.rule.expires())) {
			return unmoved(Verdict.EXPIRED, state, null, "The rule ended on " + this.rule.expires());
		}
		if (this.observation instanceof Observation.Missing missing) {
			return unmoved(Verdict.UNMEASURED, state, null, missing.detail());
		}
		Span span = ((Observation.Measured) this.observation).span();
		if (state instanceof Firing firing) {
			return told(firing.sign(), firing.step(), firing.told(), state, span);
		}
		if (state instanceof Recovering recovering) {
			return told(recovering.sign(), recovering.step(), recovering.told(), state, span);
		}
		Quiet quiet = (state instanceof Pending pending) ? pending.before() : (Quiet) state;
		return looksBack() ? sinceLastAlert(quiet, span) : quiet(quiet, span);
	}

	private boolean looksBack() {
		return this.rule.condition() instanceof Condition.Change change && change.window() instanceof Window.LastAlert;
	}

	// nothing was told

	private Decision sinceLastAlert(Quiet state, Span value) {
		Basis now = Basis.of(this.observation.date(), value);
		if (state.basis() == null) {
			return move(Verdict.ARMED, null, 0, new Quiet(null, now), null, value, this.reasons.basis(now));
		}
		return quiet(new Quiet(null, now), state, state.basis().changeTo(value));
	}

	private Decision quiet(Quiet state, Span span) {
		return quiet(state, state, span);
	}

	/**
	 * Decides a rule of which nothing is told.
	 * @param afterwards the state from which the next move counts, where an alert does
	 * not stand until it is over
	 */
	private Decision quiet(Quiet afterwards, Quiet state, Span span) {
		Optional<Sign> reached = SIGNS.stream()
			.filter((sign) -> this.bounds.seen(span, sign).reaches(this.bounds.fire(sign)))
			.findFirst();
		if (this.bounds.isCrossed() && reached.isPresent() && state.side() != reached.get().opposite()) {
			return arm(reached.get(), state, span);
		}
		Optional<Sign> fired = reached.filter(this.rule.direction()::permits);
		if (fired.isPresent()) {
			return fire(fired.get(), afterwards, state, span);
		}
		if (reached.isPresent() && this.bounds.isCrossed()) {
			return arm(reached.get(), state, span);
		}
		boolean coarse = SIGNS.stream()
			.filter(this.rule.direction()::permits)
			.anyMatch((sign) -> !this.bounds.seen(span, sign).isUnder(this.bounds.fire(sign)));
		Verdict verdict = coarse ? Verdict.TOO_COARSE : Verdict.CALM;
		return move(verdict, null, 0, state, null, span, this.reasons.of(verdict, span));
	}

	/**
	 * A value on a side of the level where it was already, or that nobody asked for.
	 */
	private Decision arm(Sign side, Quiet state, Span span) {
		Verdict verdict = (state.side() == side) ? Verdict.CALM : Verdict.ARMED;
		return move(verdict, null, 0, new Quiet(side, null), null, span, this.reasons.side(side, span));
	}

	private Decision fire(Sign sign, Quiet afterwards, Quiet state, Span span) {
		int step = looksBack() ? 1 : this.bounds.steps(this.bounds.seen(span, sign));
		Optional<Instant> silent = this.moment.silentUntil(this.rule);
		if (silent.isPresent()) {
			return move(Verdict.WAITING, sign, step, new Pending(sign, silent.get(), state), silent.get(), span,
					this.reasons.waiting(sign, span, silent.get()));
		}
		Told told = told(span);
		AlertState next = looksBack() ? afterwards : new Firing(sign, step, told);
		return move(Verdict.FIRED, sign, step, next, wake(next), span, this.reasons.of(Verdict.FIRED, span));
	}

	// something was told

	private Decision told(Sign sign, int step, Told told, AlertState state, Span span) {
		Span seen = this.bounds.seen(span, sign);
		Span turned = this.bounds.seen(span, sign.opposite());
		if (turned.reaches(this.bounds.turn(sign.opposite()))) {
			return this.rule.direction().permits(sign.opposite())
					? tell(Verdict.TURNED, sign.opposite(), this.bounds.steps(turned), state, span)
					: over(sign, step, span);
		}
		if (this.bounds.further(step).filter(seen::reaches).isPresent()) {
			return tell(Verdict.FURTHER, sign, this.bounds.steps(seen), state, span);
		}
		if (seen.isUnder(this.bounds.clear(sign))) {
			return over(sign, step, span);
		}
		if (seen.isUnder(this.bounds.fire(sign))) {
			return stand(Verdict.RECOVERING, new Recovering(sign, step, told), span);
		}
		if (!seen.reaches(this.bounds.fire(sign))) {
			return stand(Verdict.TOO_COARSE, state, span);
		}
		if (this.moment.isTimeToRepeat(told)) {
			return tell(Verdict.REPEATED, sign, step, state, span);
		}
		return stand((state instanceof Recovering) ? Verdict.RETURNED : Verdict.KNOWN, new Firing(sign, step, told),
				span);
	}

	private Decision tell(Verdict verdict, Sign sign, int step, AlertState state, Span span) {
		Optional<Instant> silent = this.moment.silentUntil(this.rule);
		if (silent.isPresent()) {
			return move(Verdict.WAITING, sign, step, state, silent.get(), span,
					this.reasons.waiting(sign, span, silent.get()));
		}
		AlertState next = new Firing(sign, step, told(span));
		return move(verdict, sign, step, next, wake(next), span, this.reasons.of(verdict, span));
	}

	private Decision over(Sign sign, int step, Span span) {
		Quiet over = new Quiet(this.bounds.isCrossed() ? sign.opposite() : null, null);
		return move(Verdict.CLEARED, sign, step, over, null, span, this.reasons.of(Verdict.CLEARED, span));
	}

	private Decision stand(Verdict verdict, AlertState state, Span span) {
		return move(verdict, null, 0, state, wake(state), span, this.reasons.of(verdict, span));
	}

	private Told told(Span span) {
		return new Told(this.observation.date(), span.point(), this.moment.now());
	}

	/**
	 * A reminder is due while the move stands.
	 */
	private @Nullable Instant wake(AlertState state) {
		return (state instanceof Firing firing) ? this.moment.repeatAfter(firing.told()) : null;
	}

	/**
	 * A rule is looked at on its end too, whatever else it waits for.
	 */
	private @Nullable Instant soonest(@Nullable Instant wake) {
		Instant end = RuleStart.end(this.rule, this.moment.zone());
		return (wake == null || (end != null && end.isBefore(wake))) ? end : wake;
	}

	private Decision unmoved(Verdict verdict, AlertState state, @Nullable Span span, String reason) {
		Instant wake = (state instanceof Pending pending) ? pending.until() : wake(state);
		return move(verdict, null, 0, state, wake, span, reason);
	}

	private Decision move(Verdict verdict, @Nullable Sign sign, int step, AlertState next, @Nullable Instant wake,
			@Nullable Span span, String reason) {
		return new Decision(verdict, sign, step, next, (verdict != Verdict.EXPIRED) ? soonest(wake) : null,
				this.observation.date(), span, reason);
	}

}
