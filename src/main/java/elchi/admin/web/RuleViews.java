package elchi.admin.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import elchi.admin.RuleObjects;
import elchi.alert.AlertRule;
import elchi.alert.Explanation;
import elchi.alert.ListedRule;
import elchi.alert.RuleSearch;
import elchi.alert.RuleStatus;
import elchi.alert.RuleText;
import elchi.alert.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Rules as the console's templates want them.
 */
final class RuleViews {

	private final RuleObjects objects;

	private final RunWords words;

	RuleViews(RuleObjects objects, RunWords words) {
		this.objects = objects;
		this.words = words;
	}

	ListView list(String owner, String state, List<ListedRule> rules, List<String> findings) {
		List<Choice> states = Stream.concat(Stream.of(""), RuleSearch.STANDINGS.stream())
			.map((value) -> new Choice(value, value.isEmpty() ? "any" : value, value.equals(state)))
			.toList();
		return new ListView("Rules", owner, states, rules.stream().map(this::line).toList(), findings);
	}

	RuleView rule(Explanation explanation, List<String> findings) {
		AlertRule rule = explanation.rule();
		String source = (explanation.source() != null) ? explanation.source() : "no source";
		return new RuleView("Rule %d".formatted(rule.id()), rule.id(), this.objects.owner(rule),
				RuleText.sentence(rule.rule()), RuleObjects.standing(rule), tone(rule),
				explanation.series() + ", " + source, this.words.time(rule.createdAt()), this.words.zone(),
				entry(explanation.observed()), explanation.next(),
				explanation.past().stream().map(this::entry).toList(), rule.status() == RuleStatus.ACTIVE, findings);
	}

	FormView form(Map<String, String> fields, List<String> findings, @Nullable Trial trial) {
		String kind = fields.getOrDefault("kind", "change");
		String direction = fields.getOrDefault("direction", "either");
		return new FormView("Try a rule", new Fields(fields, kind, direction), findings,
				(trial != null) ? List.of(trial(trial)) : List.of());
	}

	private Line line(ListedRule listed) {
		AlertRule rule = listed.rule();
		return new Line(rule.id(), this.objects.owner(rule), RuleText.sentence(rule.rule()), RuleObjects.standing(rule),
				tone(rule), day(listed.lastAlert()));
	}

	private EntryView entry(Explanation.Entry entry) {
		return new EntryView(day(entry.date()), entry.verdict().name(), entry.reason(),
				this.words.time(entry.decidedAt()), (entry.mailing() != null) ? entry.mailing() : "");
	}

	private static TrialView trial(Trial trial) {
		List<EntryView> alerts = trial.alerts()
			.stream()
			.map((alert) -> new EntryView(alert.date().toString(), alert.verdict().name(), alert.reason(), "", ""))
			.toList();
		String summary = (trial.source() != null)
				? "On %d fixings of %s from %s to %s it would have told %d times; %d were too coarse.".formatted(
						trial.fixings(), trial.source(), trial.from(), trial.to(), trial.alerts().size(),
						trial.tooCoarse())
				: "It could not be tried.";
		return new TrialView(RuleText.sentence(trial.rule()), summary, alerts, trial.warnings());
	}

	private static String tone(AlertRule rule) {
		if (rule.status() != RuleStatus.ACTIVE) {
			return "stopped";
		}
		return RuleObjects.standing(rule).split(" ", 2)[0].toLowerCase(Locale.ROOT);
	}

	private static String day(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : "";
	}

	/**
	 * The list.
	 *
	 * @param title title of the page
	 * @param owner whose rules are looked for
	 * @param states the states that can be looked for
	 * @param rules newest first
	 * @param findings what is wrong with the question
	 */
	record ListView(String title, String owner, List<Choice> states, List<Line> rules, List<String> findings) {

		boolean none() {
			return this.rules.isEmpty();
		}

		boolean refused() {
			return !this.findings.isEmpty();
		}

		int count() {
			return this.rules.size();
		}

	}

	/**
	 * A value that can be chosen.
	 *
	 * @param value the value
	 * @param label what people read
	 * @param chosen whether it is chosen now
	 */
	record Choice(String value, String label, boolean chosen) {
	}

	/**
	 * One rule in the list.
	 *
	 * @param id its number
	 * @param owner address of its owner
	 * @param sentence what it says
	 * @param state where it stands
	 * @param tone name of the state's colour
	 * @param last day of its last alert
	 */
	record Line(long id, String owner, String sentence, String state, String tone, String last) {
	}

	/**
	 * One rule.
	 *
	 * @param title title of the page
	 * @param id its number
	 * @param owner address of its owner
	 * @param sentence what it says
	 * @param state where it stands
	 * @param tone name of the state's colour
	 * @param series what it is held against
	 * @param created since when it exists
	 * @param zone zone of the times
	 * @param observed what was observed last
	 * @param next what would be news
	 * @param past what changed about it
	 * @param active whether it can be stopped
	 * @param findings what is wrong with the last order
	 */
	record RuleView(String title, long id, String owner, String sentence, String state, String tone, String series,
			String created, String zone, EntryView observed, String next, List<EntryView> past, boolean active,
			List<String> findings) {

		boolean unchanged() {
			return this.past.isEmpty();
		}

		boolean refused() {
			return !this.findings.isEmpty();
		}

	}

	/**
	 * One decision.
	 *
	 * @param date effective date of the fixing
	 * @param verdict what it meant
	 * @param reason why
	 * @param decided when
	 * @param mailing the mailing that told it
	 */
	record EntryView(String date, String verdict, String reason, String decided, String mailing) {
	}

	/**
	 * The form.
	 *
	 * @param title title of the page
	 * @param fields what is filled in
	 * @param findings what is wrong
	 * @param trials what the rule would have done, if it was tried
	 */
	record FormView(String title, Fields fields, List<String> findings, List<TrialView> trials) {

		boolean refused() {
			return !this.findings.isEmpty();
		}

	}

	/**
	 * What is filled in.
	 *
	 * @param byName the fields
	 * @param kind the kind that is chosen
	 * @param direction the direction that is chosen
	 */
	record Fields(Map<String, String> byName, String kind, String direction) {

		String owner() {
			return field("owner", "");
		}

		String pair() {
			return field("pair", "");
		}

		String threshold() {
			return field("threshold_percent", "");
		}

		String window() {
			return field("window", this.byName.isEmpty() ? "7d" : "");
		}

		String level() {
			return field("level", "");
		}

		String clear() {
			return field("clear_percent", "");
		}

		boolean once() {
			return !field("once", "").isEmpty();
		}

		String expires() {
			return field("expires", "");
		}

		String quiet() {
			return field("quiet", "");
		}

		List<Choice> kinds() {
			return choices(List.of("change", "level", "volatility"), this.kind);
		}

		List<Choice> directions() {
			return choices(List.of("either", "up", "down"), this.direction);
		}

		private String field(String name, String otherwise) {
			return this.byName.getOrDefault(name, otherwise);
		}

		private static List<Choice> choices(List<String> values, String chosen) {
			return values.stream().map((value) -> new Choice(value, value, value.equals(chosen))).toList();
		}

	}

	/**
	 * What a rule would have done.
	 *
	 * @param sentence what the rule says
	 * @param summary how often it would have told
	 * @param alerts what it would have told
	 * @param warnings what to know before it is saved
	 */
	record TrialView(String sentence, String summary, List<EntryView> alerts, List<String> warnings) {

		boolean telling() {
			return !this.alerts.isEmpty();
		}

		boolean warned() {
			return !this.warnings.isEmpty();
		}

	}

}
