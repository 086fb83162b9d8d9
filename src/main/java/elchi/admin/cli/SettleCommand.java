package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.mail.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	@Option(names = "--to", paramLabel = "ADDRESS", required = true, description = "The recipient.")
	private String to = "";

	@Option(names = "--as", paramLabel = "STATE", required = true,
			description = "accepted: it arrived; due: send it again.")
	private As as = As.ACCEPTED;

	SettleCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session,
				new Act.Settle(new MailingId(this.mailing), EmailAddress.parse(this.to), this.as.status));
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

}
