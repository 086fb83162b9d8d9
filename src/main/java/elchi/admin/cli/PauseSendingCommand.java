package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.SendingAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Stops all sending.
 */
@Command(name = "pause-sending", mixinStandardHelpOptions = true,
		description = "Stops all sending, of every process at this database, until 'resume-sending'. What is on the wire is finished; nothing is lost.",
		footerHeading = "%nExample:%n", footer = "  elchi pause-sending --reason=\"the relay is being moved\"")
final class PauseSendingCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	PauseSendingCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session, new SendingAct.Pause());
	}

}
