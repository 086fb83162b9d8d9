package elchi.admin.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.subscription.Suppression;
import elchi.subscription.Suppressions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;

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
			return this.session.inProcess((context) -> {
				try (Stream<Suppression> all = context.getBean(Suppressions.class).all()) {
					print(all.toList());
				}
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

		@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the undo.")
		private String reason = "";

		@Option(names = "--dry-run", description = "Only tell what would be done.")
		private boolean dryRun;

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Undo(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			EmailAddress wanted = EmailAddress.parse(this.address);
			return this.session.inProcess((context) -> {
				Subscriber before = suppressed(context, wanted);
				Subscribers subscribers = context.getBean(Subscribers.class);
				boolean done = !this.dryRun && subscribers.unsuppress(before.id(), "command line: " + this.reason);
				print(new Result(wanted.value(), done, String.valueOf(before.suppressedFor()),
						subscribers.find(before.id()).orElse(before).status()));
				return ExitCodes.DONE;
			});
		}

		private static Subscriber suppressed(ApplicationContext context, EmailAddress address) {
			Subscriber reader = context.getBean(Subscribers.class)
				.find(address)
				.orElseThrow(() -> new IllegalArgumentException("Nobody is known at '%s'.".formatted(address)));
			if (reader.status() != SubscriberStatus.SUPPRESSED) {
				throw new IllegalArgumentException(
						"'%s' is %s and not suppressed. 'elchi suppressions list' tells who is.".formatted(address,
								reader.status()));
			}
			return reader;
		}

		private void print(Result result) {
			if (this.json) {
				this.session.json(result);
				return;
			}
			this.session.out()
				.println("%s '%s', which was suppressed: %s. It is %s.".formatted(
						result.undone() ? "Gave back" : "Would give back", result.address(), result.wasSuppressedFor(),
						result.status()));
		}

		/**
		 * What the undo did.
		 */
		record Result(String address, boolean undone, String wasSuppressedFor, SubscriberStatus status) {
		}

	}

}
