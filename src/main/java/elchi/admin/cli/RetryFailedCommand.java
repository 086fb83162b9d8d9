package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	@ArgGroup(multiplicity = "1")
	private Which which = new Which();

	RetryFailedCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session,
				new Act.RetryFailed(new MailingId(this.mailing), this.which.were(), this.which.address()));
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

		@Nullable DeliveryStatus were() {
			if (this.deferred) {
				return DeliveryStatus.DEFERRED;
			}
			return this.uncertain ? DeliveryStatus.UNCERTAIN : null;
		}

		@Nullable EmailAddress address() {
			return (this.to != null) ? EmailAddress.parse(this.to) : null;
		}

	}

}
