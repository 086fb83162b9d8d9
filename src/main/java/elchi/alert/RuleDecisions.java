package elchi.alert;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;
import elchi.alert.Candidates.Judged;
import elchi.alert.Observation.Measured;
import elchi.alert.SeriesRows.SeriesRow;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;

/**
 * Decides the rules of one series, a thousand in a transaction.
 */
final class RuleDecisions {

	private static final int CHUNK = 1000;

	private final EvaluationStores stores;

	private final Subscribers subscribers;

	RuleDecisions(EvaluationStores stores, Subscribers subscribers) {
		this.stores = stores;
		this.subscribers = subscribers;
	}

	/**
	 * Decides those that the fixing of a day concerns, and writes down that it was
	 * decided on.
	 */
	void decide(Pass pass, SeriesRow series, PairHistory history, LocalDate date) {
		Observation observation = new Observer(history).observe(series.series().measure(), date);
		if (observation instanceof Measured measured) {
			long[] concerned = this.stores.candidates().concerned(series.id(), measured.span());
			decide(pass, series, measured, boxed(concerned), Judged::isChange);
		}
		Fixing fixing = history.fixings().stream().filter((one) -> one.date().equals(date)).findFirst().orElseThrow();
		this.stores.transaction()
			.executeWithoutResult(
					(status) -> this.stores.series().observed(series.id(), fixing, observation, pass.now()));
	}

	/**
	 * Decides those whose silence is over, on a day that was decided on already.
	 */
	void wake(Pass pass, SeriesRow series, PairHistory history, LocalDate date, List<Long> rules) {
		Observation observation = new Observer(history).observe(series.series().measure(), date);
		if (observation instanceof Measured measured) {
			decide(pass, series, measured, rules, (move) -> true);
		}
	}

	/**
	 * Lets all rules of a series begin anew, since the figures of two sources are never
	 * compared.
	 */
	void restart(SeriesRow series) {
		restart(series.id(), boxed(this.stores.candidates().of(series.id())), (rule) -> Quiet.NEW);
	}

	/**
	 * Lets rules forget a move of which nobody is told, so that it is news when it comes
	 * back.
	 */
	void untell(long series, List<Long> rules) {
		restart(series, rules, (rule) -> {
			boolean crossed = Bounds.of(rule.rule().condition()).isCrossed();
			return (crossed && rule.state() instanceof Recovering told) ? new Quiet(told.sign().opposite(), null)
					: Quiet.NEW;
		});
	}

	private void restart(long series, List<Long> rules, Function<AlertRule, AlertState> states) {
		for (List<Long> chunk : chunks(rules)) {
			this.stores.transaction().executeWithoutResult((status) -> {
				this.stores.series().lock(series);
				this.stores.candidates()
					.restart(this.stores.candidates().rules(series, chunk),
							(rule) -> new RuleStart(states.apply(rule), RuleStart.end(rule.rule(), zone(rule))));
			});
		}
	}

	private void decide(Pass pass, SeriesRow series, Measured measured, List<Long> rules, Predicate<Judged> changed) {
		for (List<Long> chunk : chunks(rules)) {
			this.stores.transaction().executeWithoutResult((status) -> {
				this.stores.series().lock(series.id());
				List<Judged> judged = this.stores.candidates()
					.rules(series.id(), chunk)
					.stream()
					.map((rule) -> judge(pass, rule, measured))
					.filter(changed)
					.toList();
				this.stores.candidates().move(judged);
				this.stores.candidates()
					.decide(pass.evaluation().id(), judged.stream().filter(Judged::isNews).toList(), pass.now());
			});
		}
	}

	private Judged judge(Pass pass, AlertRule rule, Measured measured) {
		Moment moment = new Moment(pass.now(), zone(rule), pass.repeat());
		Decision decision = Watch.decide(rule.rule(), rule.state(), measured, moment);
		Fixing from = measured.from();
		LocalDate basis = (rule.state() instanceof Quiet quiet && quiet.basis() != null) ? quiet.basis().date() : null;
		return new Judged(rule, decision, measured.to().source(), (from != null) ? from.date() : basis);
	}

	/**
	 * The owner's zone, where it makes a difference.
	 */
	private ZoneId zone(AlertRule rule) {
		ThresholdRule wanted = rule.rule();
		if (wanted.quiet() == null && wanted.snoozedUntil() == null && wanted.expires() == null) {
			return ZoneOffset.UTC;
		}
		return this.subscribers.find(rule.subscriber()).map(Subscriber::zone).orElse(ZoneOffset.UTC);
	}

	private static List<Long> boxed(long[] ids) {
		return Arrays.stream(ids).boxed().toList();
	}

	private static List<List<Long>> chunks(List<Long> ids) {
		List<List<Long>> chunks = new ArrayList<>();
		for (int start = 0; start < ids.size(); start += CHUNK) {
			chunks.add(ids.subList(start, Math.min(start + CHUNK, ids.size())));
		}
		return chunks;
	}

}
