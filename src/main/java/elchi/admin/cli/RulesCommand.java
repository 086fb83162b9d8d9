package elchi.admin.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import elchi.admin.RuleObjects;
import elchi.admin.access.AuditLog;
import elchi.alert.AlertRules;
import elchi.alert.Explanation;
import elchi.alert.ListedRule;
import elchi.alert.RuleSearch;
import elchi.alert.RuleText;
import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;

/**
 * The rules of traders.
 */
@Command(name = "rules", mixinStandardHelpOptions = true,
		description = "Takes, tries, explains and stops the rules of traders.", synopsisSubcommandLabel = "COMMAND")
final class RulesCommand {

	private RulesCommand() {
	}

	static CommandLine with(Session session) {
		return new CommandLine(new RulesCommand()).addSubcommand(new RuleFiles.Import(session))
			.addSubcommand(new RuleFiles.Export(session))
			.addSubcommand(new TryRule(session))
			.addSubcommand(new Explain(session))
			.addSubcommand(new ListAll(session))
			.addSubcommand(new Stop(session))
			.addSubcommand(new Snooze(session));
	}

	private static String how(String reason) {
		String how = reason.isBlank() ? "command line" : "command line: " + reason.strip();
		return how.substring(0, Math.min(how.length(), 200));
	}

	private static boolean changed(ApplicationContext context, AuditedChange change, Predicate<AlertRules> wish)
			throws Exception {
		AlertRules rules = context.getBean(AlertRules.class);
		return change.make(context.getBean(AuditLog.class), () -> wish.test(rules),
				(changed) -> changed ? "done" : "nothing to do");
	}

	private static int told(Session session, ApplicationContext context, long id, boolean changed, boolean json) {
		return context.getBean(AlertRules.class).find(id).map((rule) -> {
			RuleObjects objects = context.getBean(RuleObjects.class);
			if (json) {
				session.json(objects.rule(rule));
			}
			else {
				session.out()
					.println("Rule %d is %s%s: %s.".formatted(id, changed ? "now " : "", RuleObjects.standing(rule),
							RuleText.sentence(rule.rule())));
			}
			return ExitCodes.DONE;
		}).orElseThrow(() -> new IllegalArgumentException("There is no rule %d.".formatted(id)));
	}

	/**
	 * Tells why a rule fired, and why it did not.
	 */
	@Command(name = "explain", mixinStandardHelpOptions = true,
			description = "Tells why a rule fired, and why it did not.", footerHeading = "%nExample:%n",
			footer = "  elchi rules explain 12")
	static final class Explain implements Callable<Integer> {

		private final Session session;

		@Parameters(paramLabel = "RULE", description = "Number of the rule.")
		private long rule;

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Explain(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.inProcess((context) -> {
				Explanation explanation = context.getBean(AlertRules.class).explain(this.rule);
				RuleObjects objects = context.getBean(RuleObjects.class);
				if (this.json) {
					this.session.json(objects.explanation(explanation));
				}
				else {
					print(this.session.out(), explanation, objects.owner(explanation.rule()));
				}
				return ExitCodes.DONE;
			});
		}

		private static void print(PrintWriter out, Explanation explanation, String owner) {
			out.println("Rule %d of %s: %s.".formatted(explanation.rule().id(), owner,
					RuleText.sentence(explanation.rule().rule())));
			out.println("It is %s, held against %s of %s.".formatted(RuleObjects.standing(explanation.rule()),
					explanation.series(), (explanation.source() != null) ? explanation.source() : "no source"));
			out.println("Now:  " + line(explanation.observed()));
			out.println("News: %s.".formatted(explanation.next()));
			out.println(explanation.past().isEmpty() ? "Nothing has changed about it yet." : "What changed about it:");
			explanation.past().forEach((entry) -> out.println("  " + line(entry)));
		}

		private static String line(Explanation.Entry entry) {
			String date = (entry.date() != null) ? entry.date() + "  " : "";
			String mailing = (entry.mailing() != null) ? " (told by %s)".formatted(entry.mailing()) : "";
			return "%s%-10s %s.%s".formatted(date, entry.verdict(), entry.reason(), mailing);
		}

	}

	/**
	 * Lists rules.
	 */
	@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the newest rules, at most 200.",
			footerHeading = "%nExamples:%n",
			footer = { "  elchi rules list --owner=trader@example.com", "  elchi rules list --state=firing --json" })
	static final class ListAll implements Callable<Integer> {

		private final Session session;

		@Option(names = "--owner", paramLabel = "ADDRESS", description = "Only those of one trader.")
		private @Nullable String owner;

		@Option(names = "--state", paramLabel = "STATE",
				description = "Only active, quiet, pending, firing, recovering, stopped, done or expired ones.")
		private String state = "";

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		ListAll(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			RuleSearch all = new RuleSearch(null, this.state);
			EmailAddress address = (this.owner != null) ? EmailAddress.parse(this.owner) : null;
			return this.session.inProcess((context) -> {
				List<ListedRule> rules = context.getBean(AlertRules.class)
					.search((address != null) ? new RuleSearch(number(context, address), this.state) : all);
				print(rules, context.getBean(RuleObjects.class));
				return ExitCodes.DONE;
			});
		}

		private static long number(ApplicationContext context, EmailAddress address) {
			return context.getBean(Subscribers.class)
				.find(address)
				.map(Subscriber::id)
				.orElseThrow(() -> new IllegalArgumentException("There is no subscriber '%s'.".formatted(address)));
		}

		private void print(List<ListedRule> rules, RuleObjects objects) {
			if (this.json) {
				this.session.json(rules.stream().map(objects::rule).toList());
				return;
			}
			if (rules.isEmpty()) {
				this.session.out().println("There are no such rules.");
			}
			rules.forEach((listed) -> this.session.out()
				.println("%6d  %-26s %-16s %s  %s"
					.formatted(listed.rule().id(), objects.owner(listed.rule()), RuleObjects.standing(listed.rule()),
							RuleText.sentence(listed.rule().rule()),
							(listed.lastAlert() != null) ? "last alert " + listed.lastAlert() : "")
					.stripTrailing()));
		}

	}

	/**
	 * Ends a rule.
	 */
	@Command(name = "stop", mixinStandardHelpOptions = true, description = "Ends a rule for good.",
			footerHeading = "%nExample:%n", footer = "  elchi rules stop 12 --reason=\"asked for by telephone\"")
	static final class Stop implements Callable<Integer> {

		private final Session session;

		@Parameters(paramLabel = "RULE", description = "Number of the rule.")
		private long rule;

		@Option(names = "--reason", paramLabel = "TEXT", required = true,
				description = "Why; kept with the rule and in the audit log.")
		private String reason = "";

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Stop(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.inProcess((context) -> {
				boolean changed = changed(context, new AuditedChange("rule.stop", "" + this.rule, this.reason),
						(rules) -> rules.stop(this.rule, how(this.reason)));
				return told(this.session, context, this.rule, changed, this.json);
			});
		}

	}

	/**
	 * Keeps a rule silent.
	 */
	@Command(name = "snooze", mixinStandardHelpOptions = true,
			description = "Keeps a rule silent until a day; what is still true then is told then.",
			footerHeading = "%nExample:%n",
			footer = "  elchi rules snooze 12 --until=2026-10-05 --reason=\"on holiday\"")
	static final class Snooze implements Callable<Integer> {

		private final Session session;

		@Parameters(paramLabel = "RULE", description = "Number of the rule.")
		private long rule;

		@Option(names = "--until", paramLabel = "DATE", required = true,
				description = "The day, in the owner's zone, on which it speaks again.")
		private LocalDate until = LocalDate.EPOCH;

		@Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the rule and in the audit log.")
		private String reason = "";

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Snooze(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.inProcess((context) -> {
				boolean changed = changed(context,
						new AuditedChange("rule.snooze", this.rule + " " + this.until, this.reason),
						(rules) -> rules.snooze(this.rule, this.until, how(this.reason)));
				return told(this.session, context, this.rule, changed, this.json);
			});
		}

	}

}
