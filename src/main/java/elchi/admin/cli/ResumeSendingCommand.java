package elchi.admin.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import elchi.admin.access.AuditLog;
import elchi.delivery.SendingGuard;
import picocli.CommandLine.Command;
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

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept in the audit log.")
	private String reason = "";

	@Option(names = "--confirm-copy",
			description = "No other copy of this database sends. What was mailed after a backup may be mailed again.")
	private boolean confirmed;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	ResumeSendingCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			SendingGuard guard = context.getBean(SendingGuard.class);
			if (this.confirmed) {
				guard.confirm(AuditLog.COMMAND_LINE, this.reason);
			}
			else {
				guard.resume(AuditLog.COMMAND_LINE, this.reason);
			}
			context.getBean(AuditLog.class)
				.record(AuditLog.COMMAND_LINE, this.confirmed ? "sending.confirm" : "sending.resume", "all mail",
						this.reason, "done");
			print();
			return ExitCodes.DONE;
		});
	}

	private void print() {
		if (this.json) {
			this.session.json(Map.of("sending", "on"));
			return;
		}
		this.session.out().println("Mail may leave again. " + RetryFailedCommand.WHO_SENDS);
	}

}
