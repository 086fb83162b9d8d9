package elchi.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.alert.AlertState.Quiet;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.jspecify.annotations.Nullable;

/**
 * Decides a rule on a year of fixings, each on its own day. Quiet hours, pauses and the
 * last day are left aside: they delay a mail, and change nothing about the moves.
 */
final class RuleTrial {

	private static final int YEAR = 366;

	/** For the beginning of the longest window, or of a volatility. */
	private static final int BEFORE = 160;

	private static final int OFTEN = 50;

	/** A printed move may look larger than it certainly is, by this part at most. */
	private static final BigDecimal COARSE = new BigDecimal("1.1");

	private final ThresholdRule rule;

	private final LocalDate from;

	private final LocalDate to;

	private final List<Trial.Alert> alerts = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	private int fixings;

	private int tooCoarse;

	private @Nullable Span largest;

	RuleTrial(ThresholdRule rule, Instant now) {
		this.rule = rule;
		this.to = LocalDate.ofInstant(now, ZoneOffset.UTC);
		this.from = this.to.minusDays(YEAR);
	}

	Trial on(KnownFixings known) {
		Optional<PairHistory> history = known.of(this.rule.pair(), this.from.minusDays(before()))
			.filter((found) -> !found.fixings().isEmpty());
		if (history.isEmpty()) {
			return trial(null,
					List.of(known.impossible(this.rule.pair())
						.orElse("No source has a fixing of %s; nothing can be decided until one has"
							.formatted(this.rule.pair()))));
		}
		decide(history.get());
		warn(history.get());
		return trial(history.get().source(), this.warnings);
	}

	private long before() {
		boolean days = this.rule.condition() instanceof Condition.Change change
				&& change.window() instanceof Window.Days;
		return days ? YEAR + BEFORE : BEFORE;
	}

	private Trial trial(@Nullable String source, List<String> said) {
		return new Trial(this.rule, source, this.from, this.to, this.fixings, this.alerts, this.tooCoarse, said);
	}

	private void decide(PairHistory history) {
		Observer observer = new Observer(history);
		ThresholdRule bare = this.rule.withoutPauses();
		AlertState state = Quiet.NEW;
		for (Fixing fixing : history.fixings()) {
			if (fixing.date().isBefore(this.from)) {
				continue;
			}
			this.fixings++;
			Observation observation = observer.observe(bare.series().measure(), fixing.date());
			Decision decision = Watch.decide(bare, state, observation, moment(fixing.date()));
			state = decision.next();
			note(decision);
			if (this.rule.once() && !this.alerts.isEmpty()) {
				return;
			}
		}
	}

	private static Moment moment(LocalDate date) {
		return new Moment(date.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, null);
	}

	private void note(Decision decision) {
		if (decision.verdict() == Verdict.TOO_COARSE) {
			this.tooCoarse++;
		}
		if (decision.verdict().tells() && decision.sign() != null) {
			this.alerts.add(new Trial.Alert(decision.date(), decision.verdict(), decision.sign(), decision.reason()));
		}
		Span figure = decision.figure();
		if (figure != null && (this.largest == null || size(figure).compareTo(size(this.largest)) > 0)) {
			this.largest = figure;
		}
	}

	private static BigDecimal size(Span span) {
		return span.point().abs();
	}

	private void warn(PairHistory history) {
		List<Fixing> all = history.fixings();
		Fixing last = all.get(all.size() - 1);
		if (history.pegged()) {
			this.warnings.add("%s is pegged: its changes are noise, and are held back".formatted(this.rule.pair()));
		}
		coarse(last);
		if (all.get(0).date().isAfter(this.from.plusDays(OFTEN))) {
			this.warnings.add("The figures of '%s' begin on %s; the time before could not be tried"
				.formatted(history.source(), all.get(0).date()));
		}
		often();
		beyond(history, last);
	}

	private void coarse(Fixing last) {
		if (!(this.rule.condition() instanceof Condition.Change change)) {
			return;
		}
		BigDecimal certain = last.certainFrom(change.threshold());
		if (certain.compareTo(change.threshold().multiply(COARSE)) > 0) {
			this.warnings
				.add(("The digits of '%s' are coarse: only from about %s%% on is a printed change certainly one"
						+ " of %s%%, and a smaller one is never told")
					.formatted(last.source(), Percent.signed(certain), Percent.print(change.threshold())));
		}
	}

	private void often() {
		if (this.alerts.isEmpty()) {
			String most = (this.largest != null && !(this.rule.series().measure() instanceof Measure.Value))
					? "; the largest move was " + new Reasons(this.rule).figure(this.largest) : "";
			this.warnings.add("It would not have told anything on these %d fixings%s".formatted(this.fixings, most));
		}
		else if (this.alerts.size() > OFTEN) {
			this.warnings
				.add("It would have told %d times; a higher threshold tells less often".formatted(this.alerts.size()));
		}
	}

	private void beyond(PairHistory history, Fixing last) {
		Observation now = new Observer(history).observe(this.rule.series().measure(), last.date());
		Decision decision = Watch.decide(this.rule.withoutPauses(), Quiet.NEW, now, moment(last.date()));
		if (decision.verdict().tells()) {
			this.warnings.add("It is beyond already: you would be told at the next fixing. %s on %s"
				.formatted(decision.reason(), last.date()));
		}
	}

}
