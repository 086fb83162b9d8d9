package elchi.alert;

import java.util.List;
import java.util.Map;

import elchi.template.Phrases;

/**
 * Says what a rule would have done, for somebody who is about to save it.
 */
final class RuleTries {

	private final AlertRules rules;

	RuleTries(AlertRules rules) {
		this.rules = rules;
	}

	Tried tryOut(Phrases phrases, ThresholdRule rule) {
		Trial trial = this.rules.tryOut(rule);
		AlertWords words = new AlertWords(phrases);
		String said = words.format("trial.tried",
				Map.of("rule", new RuleWords(words).rule(rule), "count", trial.alerts().size(), "fixings",
						trial.fixings(), "from", words.fullDay(trial.from()), "to", words.fullDay(trial.to())));
		List<String> coarse = (trial.tooCoarse() > 0)
				? List.of(words.format("trial.coarse", Map.of("count", trial.tooCoarse()))) : List.of();
		return new Tried(said, coarse,
				trial.alerts()
					.stream()
					.map((alert) -> new Line(words.fullDay(alert.date()), words.text("verdict." + alert.verdict()),
							alert.reason()))
					.toList(),
				trial.warnings());
	}

	/**
	 * A rule's past year.
	 *
	 * @param said how often it would have been told
	 * @param coarse how often the source's digits could not tell; empty for never
	 * @param alerts what would have been told, oldest first
	 * @param warnings what to know before it is saved, in English
	 */
	record Tried(String said, List<String> coarse, List<Line> alerts, List<String> warnings) {

		boolean told() {
			return !this.alerts.isEmpty();
		}

	}

	/**
	 * One decision.
	 *
	 * @param date its day
	 * @param verdict what it meant
	 * @param reason one sentence, in English
	 */
	record Line(String date, String verdict, String reason) {
	}

}
