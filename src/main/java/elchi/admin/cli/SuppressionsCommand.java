package elchi.admin.cli;

import java.util.List;
import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.mail.EmailAddress;
import elchi.subscription.Suppression;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Addresses to which nothing is sent any more.
 */
@Command(name = "suppressions", mixinStandardHelpOptions = true,
		description = "Lists the addresses to which nothing is sent any more, and gives them back.",
		synopsisSubcommandLabel = "COMMAND")
final class SuppressionsCommand {

	private SuppressionsCommand() {
	}

	static CommandLine with(Session session) {
		return new CommandLine(new SuppressionsCommand()).addSubcommand(new ListAll(session))
			.addSubcommand(new Undo(session));
	}

	/**
	 * Prints them with their reasons.
	 */
	@Command(name = "list", mixinStandardHelpOptions = true,
			description = "Lists to whom nothing is sent, since when and why.", footerHeading = "%nExamples:%n",
			footer = { "  elchi suppressions list", "  elchi suppressions list --json" })
	static final class ListAll implements Callable<Integer> {

		private final Session session;

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		ListAll(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.work((workplace) -> {
				print(workplace.suppressions());
				return ExitCodes.DONE;
			});
		}

		private void print(List<Suppression> all) {
			if (this.json) {
				this.session.json(all);
				return;
			}
			if (all.isEmpty()) {
				this.session.out().println("Nobody is suppressed.");
			}
			all.forEach((one) -> this.session.out()
				.println("%s  since %s  %s  (%s)".formatted(one.address(), one.since(), one.reason(), one.how())));
		}

	}

	/**
	 * Gives one back.
	 */
	@Command(name = "undo", mixinStandardHelpOptions = true,
			description = "Gives an address the status back that it had before. Lists that the reader has left stay left.",
			footerHeading = "%nExamples:%n",
			footer = { "  elchi suppressions undo reader@example.org --dry-run --reason=\"the mailbox has room again\"",
					"  elchi suppressions undo reader@example.org --reason=\"the mailbox has room again\"" })
	static final class Undo implements Callable<Integer> {

		private final Session session;

		@Parameters(paramLabel = "ADDRESS", description = "The reader's mail address.")
		private String address = "";

		@Mixin
		private final ActOptions options = new ActOptions();

		Undo(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.options.performForReason(this.session, new Act.Unsuppress(EmailAddress.parse(this.address)));
		}

	}

}
