package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.delivery.MailingId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Lets a paused mailing be sent again.
 */
@Command(name = "resume", mixinStandardHelpOptions = true,
		description = "Lets a mailing be sent again that was paused: by too many failures, or since the relay refuses us.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi resume 2026-W39 --reason=\"the relay knows us now\" --dry-run",
				"  elchi resume 2026-W39 --reason=\"the relay knows us now\"" })
final class ResumeCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	ResumeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session, new Act.Resume(new MailingId(this.mailing)));
	}

}
