package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.RunBooks;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

	private static final Logger LOG = LoggerFactory.getLogger(ResumeCommand.class);

	private final Session session;

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; goes to the log.")
	private String reason = "";

	@Option(names = "--dry-run", description = "Only tell what would be done.")
	private boolean dryRun;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	ResumeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			MailingId id = new MailingId(context.getBean(RunBooks.class).require(this.mailing).mailing());
			DeliveryLedger ledger = context.getBean(DeliveryLedger.class);
			String paused = ledger.pausedReason(id)
				.orElseThrow(() -> new IllegalArgumentException("Mailing %s is not paused.".formatted(id)));
			if (!this.dryRun) {
				ledger.resume(id);
				LOG.info("Resumed by an operator mailing={} reason={}", id, this.reason);
			}
			print(new Result(id.value(), paused, !this.dryRun, ledger.dryRun(id).now()));
			return ExitCodes.DONE;
		});
	}

	private void print(Result result) {
		if (this.json) {
			this.session.json(result);
			return;
		}
		this.session.out()
			.println("%s mailing %s, which was paused: %s".formatted(result.resumed() ? "Resumed" : "Would resume",
					result.mailing(), result.wasPausedFor()));
		this.session.out()
			.println("%d of its deliveries are due now. %s".formatted(result.due(), RetryFailedCommand.WHO_SENDS));
	}

	/**
	 * What was resumed.
	 */
	record Result(String mailing, String wasPausedFor, boolean resumed, long due) {
	}

}
