package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.RunBooks;
import elchi.delivery.Books;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.delivery.Settlement;
import elchi.mail.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Says of an uncertain delivery what became of it.
 */
@Command(name = "settle", mixinStandardHelpOptions = true,
		description = "Says what became of an uncertain delivery: the server's log or the reader tells whether the mail arrived. "
				+ "Settled as due it is sent again, under the same Message-ID.",
		footerHeading = "%nExamples:%n",
		footer = {
				"  elchi settle 2026-W39 --to=reader@example.org --as=accepted --reason=\"it is in the relay's log\"",
				"  elchi settle 2026-W39 --to=reader@example.org --as=due --reason=\"the reader has nothing\" --dry-run" })
final class SettleCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	@Option(names = "--to", paramLabel = "ADDRESS", required = true, description = "The recipient.")
	private String to = "";

	@Option(names = "--as", paramLabel = "STATE", required = true,
			description = "accepted: it arrived; due: send it again.")
	private As as = As.ACCEPTED;

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the delivery.")
	private String reason = "";

	@Option(names = "--dry-run", description = "Only tell what would be done.")
	private boolean dryRun;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	SettleCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		EmailAddress address = EmailAddress.parse(this.to);
		return this.session.inProcess((context) -> {
			Books books = context.getBean(RunBooks.class).require(this.mailing);
			if (!books.uncertainRecipients().contains(address.value())) {
				throw new IllegalArgumentException(
						"The mail of %s to '%s' is not uncertain. 'elchi deliveries %s' tells what became of it."
							.formatted(books.mailing(), address, address));
			}
			boolean settled = !this.dryRun && context.getBean(Settlement.class)
				.settle(new MailingId(books.mailing()), address, this.as.status, this.reason);
			print(new Result(books.mailing(), address.value(), this.as.status, settled));
			return ExitCodes.DONE;
		});
	}

	private void print(Result result) {
		if (this.json) {
			this.session.json(result);
			return;
		}
		this.session.out()
			.println("%s the mail of %s to '%s' as %s.%s".formatted(result.settled() ? "Settled" : "Would settle",
					result.mailing(), result.to(), result.as(),
					(result.as() == DeliveryStatus.DUE) ? " " + RetryFailedCommand.WHO_SENDS : ""));
	}

	/**
	 * What a person may say of an uncertain delivery.
	 */
	enum As {

		/** The server took it. */
		ACCEPTED(DeliveryStatus.ACCEPTED),

		/** It did not, or twice is better than never. */
		DUE(DeliveryStatus.DUE);

		private final DeliveryStatus status;

		As(DeliveryStatus status) {
			this.status = status;
		}

	}

	/**
	 * What was settled.
	 */
	record Result(String mailing, String to, DeliveryStatus as, boolean settled) {
	}

}
