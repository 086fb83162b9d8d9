package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.alert.AlertState.Quiet;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries all rules on days that were evaluated long ago, beside their real states: mails
 * nobody and writes nothing down, but says what would have been told.
 */
final class Replay {

	private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

	/** As much as the record of a run takes. */
	private static final int LONGEST = 2000;

	private final RuleRows rules;

	private final SeriesRows series;

	Replay(RuleRows rules, SeriesRows series) {
		this.rules = rules;
		this.series = series;
	}

	/**
	 * Whether days that begin with one reach back behind what was evaluated.
	 */
	boolean isHistory(LocalDate from) {
		return this.series.all().stream().anyMatch((row) -> row.date() != null && !from.isAfter(row.date()));
	}

	/**
	 * Tries the rules on a range of days, both included.
	 */
	String tryDays(LocalDate from, LocalDate to, KnownFixings fixings) {
		Map<String, Integer> alerts = new TreeMap<>();
		try (Stream<AlertRule> all = this.rules.all()) {
			all.filter((rule) -> rule.status() == RuleStatus.ACTIVE)
				.forEach((rule) -> fixings.of(rule.rule().pair(), from.minusDays(Evaluator.REACH_DAYS))
					.ifPresent((history) -> tryRule(rule.rule(), history, from, to, alerts)));
		}
		alerts.forEach((what, count) -> LOG.info("Would have told {} rules={}", what, count));
		String summary = alerts.entrySet()
			.stream()
			.map((alert) -> "%s: %d rules".formatted(alert.getKey(), alert.getValue()))
			.collect(Collectors.joining("\n"));
		String whole = "Tried on %s to %s, which were evaluated before: nobody is mailed.\n%s".formatted(from, to,
				summary.isEmpty() ? "Nothing would have been told." : summary);
		return (whole.length() > LONGEST) ? whole.substring(0, LONGEST) : whole;
	}

	private static void tryRule(ThresholdRule rule, PairHistory history, LocalDate from, LocalDate to,
			Map<String, Integer> alerts) {
		Observer observer = new Observer(history);
		AlertState state = Quiet.NEW;
		for (Fixing fixing : history.fixings()) {
			if (fixing.date().isBefore(from) || fixing.date().isAfter(to)) {
				continue;
			}
			Instant day = fixing.date().atTime(12, 0).toInstant(ZoneOffset.UTC);
			Decision decision = Watch.decide(rule, state, observer.observe(rule.series().measure(), fixing.date()),
					new Moment(day, ZoneOffset.UTC, null));
			state = decision.next();
			if (decision.verdict().tells()) {
				alerts.merge("%s %s %s".formatted(fixing.date(), rule.pair(), decision.sign()), 1, Integer::sum);
			}
		}
	}

}
