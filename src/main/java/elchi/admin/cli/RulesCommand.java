package elchi.admin.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import elchi.alert.RuleSearch;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

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

	private static int told(Session session, JsonNode rule, boolean json) {
		if (json) {
			session.json(rule);
		}
		else {
			session.out().println(RuleLines.standing(rule));
		}
		return ExitCodes.DONE;
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
			return this.session.work((workplace) -> {
				JsonNode explanation = workplace.rules().explain(this.rule);
				if (this.json) {
					this.session.json(explanation);
				}
				else {
					RuleLines.explanation(explanation).forEach(this.session.out()::println);
				}
				return ExitCodes.DONE;
			});
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
			RuleSearch search = new RuleSearch(null, this.state);
			String address = (this.owner != null) ? EmailAddress.parse(this.owner).value() : "";
			return this.session.work((workplace) -> {
				print(workplace.rules().list(address, search.standing()));
				return ExitCodes.DONE;
			});
		}

		private void print(List<JsonNode> rules) {
			if (this.json) {
				this.session.json(rules);
				return;
			}
			if (rules.isEmpty()) {
				this.session.out().println("There are no such rules.");
			}
			rules.forEach((rule) -> this.session.out().println(RuleLines.listed(rule)));
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
			return this.session
				.work((workplace) -> told(this.session, workplace.rules().stop(this.rule, this.reason), this.json));
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
			return this.session.work((workplace) -> told(this.session,
					workplace.rules().snooze(this.rule, this.until, this.reason), this.json));
		}

	}

}
