package elchi.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.jspecify.annotations.Nullable;

/**
 * Explains a rule: asks {@link Watch} what the last observation means for it, and lists
 * what was decided before.
 */
final class RuleExplainer {

	private final RuleStores stores;

	private final KnownFixings fixings;

	private final Instant now;

	RuleExplainer(RuleStores stores, KnownFixings fixings, Instant now) {
		this.stores = stores;
		this.fixings = fixings;
		this.now = now;
	}

	Explanation explain(AlertRule rule, ZoneId zone) {
		Series series = rule.rule().series();
		SeriesRows.Evaluated evaluated = this.stores.series().find(series).orElseThrow();
		Optional<PairHistory> history = this.fixings.of(rule.rule().pair(), RuleStart.begin(this.now).minusDays(400))
			.filter((found) -> !found.fixings().isEmpty());
		String source = (evaluated.source() != null) ? evaluated.source()
				: history.map(PairHistory::source).orElse(null);
		return new Explanation(rule, series.toString(), source, observed(rule, evaluated, history.orElse(null), zone),
				new RuleOutlook(rule.rule()).of(rule), this.stores.past().of(rule.id()));
	}

	private Explanation.Entry observed(AlertRule rule, SeriesRows.Evaluated evaluated, @Nullable PairHistory history,
			ZoneId zone) {
		if (evaluated.obstacle() != null) {
			String detail = (evaluated.detail() != null) ? evaluated.detail() : evaluated.obstacle();
			return new Explanation.Entry(evaluated.date(), Verdict.UNMEASURED, detail, null, null);
		}
		if (history == null) {
			return new Explanation.Entry(null, Verdict.UNMEASURED,
					"No source has a fixing of %s yet".formatted(rule.rule().pair()), null, null);
		}
		List<Fixing> all = history.fixings();
		Fixing last = all.stream()
			.filter((fixing) -> fixing.date().equals(evaluated.date()))
			.findFirst()
			.orElseGet(() -> all.get(all.size() - 1));
		Decision decision = Watch.decide(rule.rule(), rule.state(),
				new Observer(history).observe(rule.rule().series().measure(), last.date()),
				new Moment(this.now, zone, null));
		String reason = (evaluated.date() != null) ? decision.reason()
				: decision.reason() + ". Nothing has been evaluated yet; this is what the newest fixing says";
		return new Explanation.Entry(last.date(), decision.verdict(), reason, null, null);
	}

}
