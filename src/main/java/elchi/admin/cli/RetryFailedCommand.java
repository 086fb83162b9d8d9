package elchi.admin.cli;

import java.util.List;
import java.util.concurrent.Callable;

import elchi.admin.RunBooks;
import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.delivery.Settlement;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;

/**
 * Makes deliveries due again that failed.
 */
@Command(name = "retry-failed", mixinStandardHelpOptions = true,
		description = "Makes deliveries due again: all that are deferred, all that are uncertain, or the one to an address, "
				+ "which may be rejected, too. Whatever is sent twice is the same message, under the same Message-ID.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi retry-failed 2026-W39 --deferred --reason=\"the relay is well again\" --dry-run",
				"  elchi retry-failed 2026-W39 --uncertain --reason=\"twice is better than never\"",
				"  elchi retry-failed 2026-W39 --to=reader@example.org --reason=\"the mailbox has room again\"" })
final class RetryFailedCommand implements Callable<Integer> {

	static final String WHO_SENDS = "A server that runs sends it within a minute, 'elchi run deliver' at once.";

	private final Session session;

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	@ArgGroup(multiplicity = "1")
	private Which which = new Which();

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the deliveries.")
	private String reason = "";

	@Option(names = "--dry-run", description = "Only tell what would be done.")
	private boolean dryRun;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	RetryFailedCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		EmailAddress address = (this.which.to != null) ? EmailAddress.parse(this.which.to) : null;
		return this.session.inProcess((context) -> {
			Books books = context.getBean(RunBooks.class).require(this.mailing);
			Settlement settlement = context.getBean(Settlement.class);
			print((address != null) ? one(context, settlement, books, address) : all(settlement, books));
			return ExitCodes.DONE;
		});
	}

	private Result all(Settlement settlement, Books books) {
		DeliveryStatus status = this.which.deferred ? DeliveryStatus.DEFERRED : DeliveryStatus.UNCERTAIN;
		long found = this.which.deferred ? books.deferred() : books.uncertain();
		long due = this.dryRun ? found : settlement.retry(new MailingId(books.mailing()), status, this.reason);
		return new Result(books.mailing(), status, due, !this.dryRun,
				this.which.uncertain ? books.uncertainRecipients() : List.of());
	}

	private Result one(ApplicationContext context, Settlement settlement, Books books, EmailAddress address) {
		DeliveryStatus before = context.getBean(DeliveryLedger.class)
			.deliveries(address)
			.stream()
			.filter((delivery) -> delivery.mailing().value().equals(books.mailing()))
			.map(Delivery::status)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Mailing %s owes '%s' nothing.".formatted(books.mailing(), address)));
		boolean retried = this.dryRun ? Settlement.isRetriable(before)
				: settlement.retry(new MailingId(books.mailing()), address, this.reason);
		if (!retried) {
			throw new IllegalArgumentException(
					"The mail of %s to '%s' is %s; deferred, uncertain and rejected ones can be tried again."
						.formatted(books.mailing(), address, before));
		}
		return new Result(books.mailing(), before, 1, !this.dryRun, List.of(address.value()));
	}

	private void print(Result result) {
		if (this.json) {
			this.session.json(result);
			return;
		}
		this.session.out()
			.println("%d %s deliveries of %s %s due. %s".formatted(result.deliveries(), result.were(), result.mailing(),
					result.done() ? "are" : "would be", (result.deliveries() > 0) ? WHO_SENDS : "Nobody is mailed."));
		result.to().forEach((address) -> this.session.out().println("  " + address));
		if (result.were() == DeliveryStatus.UNCERTAIN && result.deliveries() > 0) {
			this.session.out().println("Some may get it twice, under the same Message-ID.");
		}
	}

	/**
	 * Which ones; exactly one of these.
	 */
	static final class Which {

		@Option(names = "--deferred", required = true, description = "All that wait for their next attempt.")
		private boolean deferred;

		@Option(names = "--uncertain", required = true, description = "All that may have arrived, or may not.")
		private boolean uncertain;

		@Option(names = "--to", paramLabel = "ADDRESS", required = true, description = "The one to an address.")
		private @Nullable String to;

	}

	/**
	 * What was made due.
	 */
	record Result(String mailing, DeliveryStatus were, long deliveries, boolean done, List<String> to) {
	}

}
