package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Pending;
import elchi.alert.AlertState.Quiet;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule stands before anything was decided, and when it is to be looked at though
 * nothing is observed.
 *
 * @param state the state
 * @param wake the moment; null for never
 */
record RuleStart(AlertState state, @Nullable Instant wake) {

	private static final int DAYS = 45;

	/**
	 * From which day on fixings must be known.
	 */
	static LocalDate begin(Instant now) {
		return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS);
	}

	/**
	 * The start of a rule that counts from the next fixing on: the newest one says on
	 * which side of a level the value is, and what a change since the last alert is
	 * measured from.
	 */
	static RuleStart of(ThresholdRule rule, KnownFixings fixings, Instant now, ZoneId zone) {
		Instant wake = end(rule, zone);
		if (!(rule.series().measure() instanceof Measure.Value)) {
			return new RuleStart(Quiet.NEW, wake);
		}
		return new RuleStart(fixings.of(rule.pair(), begin(now))
			.flatMap((history) -> newest(rule, history))
			.map((observation) -> Watch.decide(rule, Quiet.NEW, observation, new Moment(now, zone, null)))
			.filter((decision) -> decision.verdict() == Verdict.ARMED)
			.<AlertState>map(Decision::next)
			.orElse(Quiet.NEW), wake);
	}

	private static Optional<Observation> newest(ThresholdRule rule, PairHistory history) {
		List<Fixing> fixings = history.fixings();
		return fixings.isEmpty() ? Optional.empty() : Optional
			.of(new Observer(history).observe(rule.series().measure(), fixings.get(fixings.size() - 1).date()));
	}

	/**
	 * The start of a rule that keeps its state and is silent until a moment; what was
	 * told or waits is looked at again then.
	 */
	static RuleStart silent(AlertRule rule, Instant until, ZoneId zone) {
		AlertState state = rule.state();
		if (state instanceof Pending pending) {
			return new RuleStart(new Pending(pending.sign(), until, pending.before()), until);
		}
		if (state instanceof Firing) {
			return new RuleStart(state, until);
		}
		return new RuleStart(state, end(rule.rule(), zone));
	}

	/**
	 * When a rule's last day is over; null if it has none.
	 */
	static @Nullable Instant end(ThresholdRule rule, ZoneId zone) {
		return (rule.expires() != null) ? rule.expires().plusDays(1).atStartOfDay(zone).toInstant() : null;
	}

}
