package elchi.alert;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import elchi.alert.RulePages.Answer;
import elchi.subscription.PreferenceSection;
import elchi.subscription.Subscriber;
import elchi.template.Phrases;
import elchi.template.Templates;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rules of one trader, among what they chose: all of them, and a form for another.
 */
final class RuleSection implements PreferenceSection {

	private static final String HOW = "preferences page";

	private final AlertRules rules;

	private final JdbcClient jdbc;

	private final AlertEnvelope envelope;

	private final Templates templates;

	private final Phrases phrases;

	private final Clock clock;

	RuleSection(AlertRules rules, JdbcClient jdbc, AlertEnvelope envelope, Templates templates, Phrases phrases,
			Clock clock) {
		this.rules = rules;
		this.jdbc = jdbc;
		this.envelope = envelope;
		this.templates = templates;
		this.phrases = phrases;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "rules";
	}

	@Override
	public String render(Subscriber reader) {
		return render(reader, Answer.NOTHING, Map.of());
	}

	@Override
	public String apply(Subscriber reader, Map<String, String> form) {
		try {
			ThresholdRule wanted = RuleForm.read(form);
			if (!form.getOrDefault("do", "").equals("save")) {
				List<String> findings = this.rules.findings(reader.id(), wanted);
				Answer answer = findings.isEmpty()
						? new Answer(null, List.of(), new RuleTries(this.rules).tryOut(spoken(reader), wanted))
						: new Answer(null, findings, null);
				return render(reader, answer, form);
			}
			if (this.rules.of(reader.id()).stream().noneMatch((rule) -> isSame(rule, wanted))) {
				this.rules.save(reader.id(), wanted, HOW);
			}
			return render(reader, new Answer(spoken(reader).text("alert.page.done.saved"), List.of(), null), Map.of());
		}
		catch (RuleRefusedException ex) {
			return render(reader, new Answer(null, ex.findings(), null), form);
		}
	}

	private static boolean isSame(AlertRule rule, ThresholdRule wanted) {
		return rule.status() == RuleStatus.ACTIVE && RuleChecks.isSame(rule.rule(), wanted);
	}

	@Override
	public List<Map<String, String>> export(long subscriber) {
		return this.rules.of(subscriber).stream().map((rule) -> RuleText.print(rule.rule())).toList();
	}

	@Override
	public void erase(long subscriber) {
		new Erasure(this.jdbc).of(subscriber);
	}

	private String render(Subscriber reader, Answer answer, Map<String, String> form) {
		Phrases spoken = spoken(reader);
		RuleWords words = new RuleWords(new AlertWords(spoken));
		List<Entry> entries = this.rules.of(reader.id())
			.stream()
			.filter((rule) -> rule.status() == RuleStatus.ACTIVE)
			.map((rule) -> new Entry(words.rule(rule.rule()),
					this.envelope.rule(reader.id(), rule.id(), this.clock.instant())))
			.toList();
		return this.templates.renderPage("alert/section", reader.language(),
				new SectionView(entries, answer, RuleForm.open(spoken, form)));
	}

	private Phrases spoken(Subscriber reader) {
		return this.phrases.in(reader.language());
	}

	/**
	 * What the template sees.
	 *
	 * @param rules the active ones
	 * @param answer what came of the form
	 * @param form the fields of a new rule
	 */
	record SectionView(List<Entry> rules, Answer answer, RuleForm form) {

		boolean refused() {
			return !this.answer.findings().isEmpty();
		}

	}

	/**
	 * One rule.
	 *
	 * @param rule in words
	 * @param link its page
	 */
	record Entry(String rule, URI link) {
	}

}
