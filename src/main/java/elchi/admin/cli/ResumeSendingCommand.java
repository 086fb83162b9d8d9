package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.SendingAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lets mail leave again.
 */
@Command(name = "resume-sending", mixinStandardHelpOptions = true,
		description = "Lets mail leave again after 'pause-sending'. Where a database was put back or copied, the operator must confirm that no other copy sends.",
		footerHeading = "%nExamples:%n", footer = { "  elchi resume-sending --reason=\"the relay has moved\"",
				"  elchi resume-sending --confirm-copy --reason=\"restored, the old machine is gone\"" })
final class ResumeSendingCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Option(names = "--confirm-copy",
			description = "No other copy of this database sends. What was mailed after a backup may be mailed again.")
	private boolean confirmed;

	ResumeSendingCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session, new SendingAct.Resume(this.confirmed));
	}

}
