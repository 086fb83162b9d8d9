package elchi.admin.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import elchi.admin.access.AuditLog;
import elchi.delivery.SendingGuard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stops all sending.
 */
@Command(name = "pause-sending", mixinStandardHelpOptions = true,
		description = "Stops all sending, of every process at this database, until 'resume-sending'. What is on the wire is finished; nothing is lost.",
		footerHeading = "%nExample:%n", footer = "  elchi pause-sending --reason=\"the relay is being moved\"")
final class PauseSendingCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept in the audit log.")
	private String reason = "";

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	PauseSendingCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			context.getBean(SendingGuard.class).pause(AuditLog.COMMAND_LINE, this.reason);
			context.getBean(AuditLog.class)
				.record(AuditLog.COMMAND_LINE, "sending.pause", "all mail", this.reason, "done");
			if (this.json) {
				this.session.json(Map.of("sending", "paused"));
			}
			else {
				this.session.out().println("All sending is paused; 'resume-sending' ends that.");
			}
			return ExitCodes.DONE;
		});
	}

}
