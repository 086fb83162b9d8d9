package elchi.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import elchi.alert.SeriesRows.SeriesRow;
import elchi.fx.Fixing;
import elchi.fx.HeldFixing;
import elchi.fx.PairHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on every fixing that was not decided on yet, in the order of the days, and then
 * on what only waited for its hour. What was decided is never undone by doing it again,
 * so that a pass that was cut off is begun anew.
 */
final class Evaluator {

	private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

	/** The longest window and the two weeks before it. */
	static final int REACH_DAYS = 366 + 14;

	private static final Duration TIMELY = Duration.ofDays(1);

	private final EvaluationStores stores;

	private final RuleDecisions decisions;

	private final Outages outages;

	Evaluator(EvaluationStores stores, RuleDecisions decisions, Outages outages) {
		this.stores = stores;
		this.decisions = decisions;
		this.outages = outages;
	}

	/**
	 * Decides and seals.
	 * @return how many series had something new
	 */
	int evaluate(Evaluation evaluation, RateAlertsDefinition definition, KnownFixings fixings) {
		Map<LocalDate, List<Due>> due = new TreeMap<>();
		Map<Long, Due> current = new TreeMap<>();
		for (SeriesRow row : this.stores.series().all()) {
			look(row, evaluation, definition, fixings).ifPresent((found) -> {
				current.put(row.id(), found);
				found.fresh()
					.forEach((fixing) -> due.computeIfAbsent(fixing.date(), (date) -> new ArrayList<>()).add(found));
			});
		}
		Pass pass = new Pass(evaluation, definition.repeat());
		due.forEach((date, all) -> all.forEach((one) -> this.decisions.decide(pass, one.row(), one.history(), date)));
		wake(pass, current);
		if (isLate(evaluation, current.values())) {
			this.stores.evaluations().note(evaluation.id(), Evaluations.LATE);
		}
		this.outages.tell(evaluation, definition);
		seal(evaluation);
		return current.values().stream().mapToInt((one) -> one.fresh().isEmpty() ? 0 : 1).sum();
	}

	/**
	 * Writes down what is told of what was decided, also of an evaluation that was cut
	 * off: what it decided is news no more to the next one.
	 */
	void seal(Evaluation evaluation) {
		this.stores.evaluations().untold(evaluation.id()).forEach(this.decisions::untell);
		this.stores.transaction()
			.executeWithoutResult((status) -> this.stores.evaluations().seal(evaluation.id(), evaluation.asOf()));
	}

	/**
	 * What is known of a series; empty if nothing is, which is written down.
	 */
	private Optional<Due> look(SeriesRow row, Evaluation evaluation, RateAlertsDefinition definition,
			KnownFixings fixings) {
		LocalDate today = LocalDate.ofInstant(evaluation.asOf(), definition.schedule().zone());
		PairHistory history = fixings.of(row.series().pair(), today.minusDays(REACH_DAYS)).orElse(null);
		if (history == null || history.fixings().isEmpty()) {
			obstruct(row, today, Obstacle.NO_SOURCE, "No source has a fixing of " + row.series().pair());
			return Optional.empty();
		}
		Fixing last = history.fixings().get(history.fixings().size() - 1);
		Optional<HeldFixing> held = history.held()
			.stream()
			.filter((fixing) -> fixing.date().isAfter(last.date()))
			.reduce((first, second) -> second);
		if (held.isPresent()) {
			obstruct(row, today, Obstacle.HELD, "%s of %s is held back (%s) until an independent source shows the same"
				.formatted(held.get().source(), held.get().date(), held.get().reason()));
		}
		else if (WorkingDays.between(last.date(), today) >= definition.staleAfter()) {
			obstruct(row, today, Obstacle.STALE,
					"The last fixing of %s is of %s".formatted(last.source(), last.date()));
			return Optional.empty();
		}
		else if (row.obstructed() && !row.isFresh(last)) {
			this.stores.series().obstructed(row.id(), null);
		}
		return Optional.of(due(row, history));
	}

	private void obstruct(SeriesRow row, LocalDate today, Obstacle obstacle, String detail) {
		this.stores.series().obstructed(row.id(), new Observation.Missing(today, obstacle, detail));
	}

	private Due due(SeriesRow row, PairHistory history) {
		boolean elsewhere = row.source() != null && !row.source().equals(history.source());
		if (elsewhere) {
			LOG.warn("Changed source series={} from={} to={}", row.series(), row.source(), history.source());
			this.decisions.restart(row);
		}
		List<Fixing> all = history.fixings();
		if (row.date() == null || elsewhere) {
			return new Due(row, history, all.subList(all.size() - 1, all.size()));
		}
		return new Due(row, history, all.stream().filter(row::isFresh).toList());
	}

	/**
	 * Decides what was silent and may speak now, on what is known already.
	 */
	private void wake(Pass pass, Map<Long, Due> current) {
		this.stores.candidates().awake(pass.now()).forEach((series, rules) -> {
			Due known = current.get(series);
			if (known != null) {
				List<Fixing> all = known.history().fixings();
				this.decisions.wake(pass, known.row(), known.history(), all.get(all.size() - 1).date(), rules);
			}
		});
	}

	private static boolean isLate(Evaluation evaluation, Collection<Due> current) {
		Instant timely = evaluation.asOf().minus(TIMELY);
		return current.stream()
			.anyMatch(
					(due) -> due.row().date() != null && (due.fresh().stream().map(Fixing::date).distinct().count() > 1
							|| due.fresh().stream().anyMatch((fixing) -> fixing.knownAt().isBefore(timely))));
	}

	/**
	 * A series with what is to be decided.
	 *
	 * @param row the series
	 * @param history the fixings of its source
	 * @param fresh those that were not decided on yet, oldest first
	 */
	private record Due(SeriesRow row, PairHistory history, List<Fixing> fresh) {
	}

}
