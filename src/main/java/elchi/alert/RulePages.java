package elchi.alert;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.alert.RuleTries.Line;
import elchi.alert.RuleTries.Tried;
import elchi.subscription.LinkTicket;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * The page of one rule, where its owner sees how it stands, silences it, changes it and
 * stops it.
 */
public class RulePages {

	private static final String HOW = "link in a mail";

	private final AlertRules rules;

	private final Subscribers subscribers;

	private final Phrases phrases;

	private final Clock clock;

	RulePages(AlertRules rules, Subscribers subscribers, Phrases phrases, Clock clock) {
		this.rules = rules;
		this.subscribers = subscribers;
		this.phrases = phrases;
		this.clock = clock;
	}

	/**
	 * The rule as it stands; empty if there is none, or if it is somebody else's.
	 */
	public Optional<Page> open(LinkTicket ticket) {
		return owner(ticket).map((owner) -> page(owner, AlertEnvelope.rule(ticket), Answer.NOTHING, Map.of()));
	}

	/**
	 * Does what a form of the page says. The same form again changes nothing more.
	 */
	public Optional<Page> act(LinkTicket ticket, Map<String, String> form) {
		return owner(ticket).map((owner) -> act(owner, AlertEnvelope.rule(ticket), form));
	}

	private Optional<Subscriber> owner(LinkTicket ticket) {
		return this.rules.find(AlertEnvelope.rule(ticket))
			.filter((rule) -> rule.subscriber() == ticket.subscriber())
			.flatMap((rule) -> this.subscribers.find(rule.subscriber()))
			.filter((owner) -> owner.status() != SubscriberStatus.ERASED);
	}

	private Page act(Subscriber owner, long rule, Map<String, String> form) {
		try {
			return page(owner, rule, answer(owner, rule, form), form);
		}
		catch (RuleRefusedException ex) {
			return page(owner, rule, new Answer(null, ex.findings(), null), form);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return page(owner, rule, new Answer(null, List.of(String.valueOf(ex.getMessage())), null), form);
		}
	}

	private Answer answer(Subscriber owner, long rule, Map<String, String> form) {
		Phrases spoken = this.phrases.in(owner.language());
		return switch (form.getOrDefault("do", "")) {
			case "snooze" -> {
				LocalDate until = LocalDate.parse(form.getOrDefault("until", ""));
				this.rules.snooze(rule, until, HOW);
				yield new Answer(spoken.format("alert.page.done.snoozed", Map.of("date", spoken.date(until, "yMMMMd"))),
						List.of(), null);
			}
			case "stop" -> {
				this.rules.stop(rule, HOW);
				yield new Answer(spoken.text("alert.page.done.stopped"), List.of(), null);
			}
			case "try" -> new Answer(null, List.of(), new RuleTries(this.rules).tryOut(spoken, wanted(rule, form)));
			case "save" -> {
				ThresholdRule wanted = wanted(rule, form);
				if (!wanted.equals(stored(rule).rule())) {
					this.rules.change(rule, wanted, HOW);
				}
				yield new Answer(spoken.text("alert.page.done.changed"), List.of(), null);
			}
			default ->
				throw new IllegalArgumentException("The form says nothing; snooze, stop, try and save are possible");
		};
	}

	private ThresholdRule wanted(long rule, Map<String, String> form) {
		return RuleForm.read(stored(rule).rule(), form);
	}

	private AlertRule stored(long rule) {
		return this.rules.find(rule).orElseThrow();
	}

	private Page page(Subscriber owner, long number, Answer answer, Map<String, String> form) {
		Phrases spoken = this.phrases.in(owner.language());
		AlertRule rule = stored(number);
		boolean refused = !answer.findings().isEmpty();
		boolean writing = refused || answer.tried() != null;
		return new Page(owner.language(), refused,
				new RuleView(new RuleWords(new AlertWords(spoken)).rule(rule.rule()), status(spoken, rule, owner),
						rule.status() == RuleStatus.ACTIVE, this.rules.explain(number), spoken, answer,
						RuleForm.of(spoken, rule.rule(), writing ? form : Map.of()),
						LocalDate.ofInstant(this.clock.instant(), owner.zone())));
	}

	private String status(Phrases spoken, AlertRule rule, Subscriber owner) {
		LocalDate until = rule.rule().snoozedUntil();
		if (rule.status() == RuleStatus.ACTIVE && until != null
				&& until.isAfter(LocalDate.ofInstant(this.clock.instant(), owner.zone()))) {
			return spoken.format("alert.page.snooze.until", Map.of("date", spoken.date(until, "yMMMMd")));
		}
		return spoken.text("alert.page.status." + rule.status());
	}

	/**
	 * A page for one reader.
	 *
	 * @param language the reader's language
	 * @param refused whether what the form said was not possible
	 * @param content what the template {@code alert/rule} sees
	 */
	public record Page(Locale language, boolean refused, Object content) {
	}

	/**
	 * What came of a form.
	 *
	 * @param done what was done; null if nothing was
	 * @param findings what speaks against it
	 * @param tried what the rule would have done; null unless that was asked
	 */
	record Answer(@Nullable String done, List<String> findings, @Nullable Tried tried) {

		static final Answer NOTHING = new Answer(null, List.of(), null);

	}

	/**
	 * What the template sees.
	 *
	 * @param rule the rule in words
	 * @param status whether it is decided
	 * @param active whether it can be acted on
	 * @param explanation where it stands
	 * @param spoken the reader's language
	 * @param answer what came of a form
	 * @param form the fields for changing it
	 * @param today the owner's day
	 */
	record RuleView(String rule, String status, boolean active, Explanation explanation, Phrases spoken, Answer answer,
			RuleForm form, LocalDate today) {

		/** What was observed last. */
		Line observed() {
			return line(this.explanation.observed());
		}

		/** What would be news. */
		String next() {
			return this.explanation.next();
		}

		List<Line> past() {
			return this.explanation.past().stream().map(this::line).toList();
		}

		/** The two usual silences. */
		List<RuleForm.Option> snoozes() {
			return List.of(snooze("day", this.today.plusDays(1)), snooze("week", this.today.plusWeeks(1)));
		}

		String tomorrow() {
			return this.today.plusDays(1).toString();
		}

		String farthest() {
			return this.today.plusDays(366).toString();
		}

		boolean refused() {
			return !this.answer.findings().isEmpty();
		}

		private RuleForm.Option snooze(String what, LocalDate until) {
			String name = this.spoken.format("alert.page.snooze." + what,
					Map.of("date", this.spoken.date(until, "dMMMM")));
			return new RuleForm.Option(until.toString(), name, what.equals("day"));
		}

		private Line line(Explanation.Entry entry) {
			return new Line((entry.date() != null) ? this.spoken.date(entry.date(), "yMMMMd") : "",
					this.spoken.text("alert.verdict." + entry.verdict()), entry.reason());
		}

	}

}
