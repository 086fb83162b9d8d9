package elchi.admin.cli;

import java.io.InputStream;
import java.util.concurrent.Callable;

import elchi.subscription.ImportMode;
import elchi.subscription.ImportReport;
import elchi.subscription.SubscriberExport;
import elchi.subscription.SubscriberImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ApplicationContext;

/**
 * Subscribers to and from files.
 */
@Command(name = "subscribers", mixinStandardHelpOptions = true, description = "Imports and exports subscribers.",
		synopsisSubcommandLabel = "COMMAND")
final class SubscribersCommand {

	private SubscribersCommand() {
	}

	static CommandLine with(Session session) {
		return new CommandLine(new SubscribersCommand()).addSubcommand(new Import(session))
			.addSubcommand(new Export(session));
	}

	/**
	 * Takes subscribers from a CSV file.
	 */
	@Command(name = "import", mixinStandardHelpOptions = true,
			description = "Takes subscribers from a CSV file. Good rows are taken, bad ones are told with their numbers.",
			footerHeading = "%nExamples:%n",
			footer = { "  elchi subscribers import readers.csv --dry-run", "  elchi subscribers import readers.csv",
					"  elchi subscribers import complaints.csv --mode=suppress" })
	static final class Import extends FileImport<ImportReport> {

		@Option(names = "--mode", paramLabel = "MODE", defaultValue = "subscribe", description = {
				"subscribe: add people and change known ones (this is the default).",
				"update: change known people and add nobody.",
				"suppress: send nothing to these addresses any more; columns are email and, if wanted, reason." })
		private ImportMode mode = ImportMode.SUBSCRIBE;

		@Option(names = "--dry-run", description = "Only tell what would be done.")
		private boolean dryRun;

		Import(Session session) {
			super(session, "subscriber.import");
		}

		@Override
		ImportReport take(ApplicationContext context, InputStream csv) {
			SubscriberImport subscribers = context.getBean(SubscriberImport.class);
			return this.dryRun ? subscribers.dryRun(csv, this.mode) : subscribers.run(csv, this.mode);
		}

		@Override
		boolean isRehearsal() {
			return this.dryRun;
		}

		@Override
		String summary(ImportReport report) {
			return "%s %d rows: %d new, %d changed, %d suppressed, %d unchanged, %d repeated, %d unknown, %d kept out, %d bad."
				.formatted(this.dryRun ? "Would take" : "Took", report.rows(), report.added(), report.updated(),
						report.suppressed(), report.unchanged(), report.repeated(), report.unknown(), report.keptOut(),
						report.bad());
		}

		@Override
		void findings(ImportReport report) {
			report.findings().forEach((finding) -> finding(finding.row(), finding.reason()));
		}

	}

	/**
	 * Prints all subscribers as CSV.
	 */
	@Command(name = "export", mixinStandardHelpOptions = true,
			description = "Prints all subscribers as the CSV that import reads.", footerHeading = "%nExample:%n",
			footer = "  elchi subscribers export > readers.csv")
	static final class Export implements Callable<Integer> {

		private final Session session;

		Export(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.inProcess((context) -> {
				long written = context.getBean(SubscriberExport.class).write(this.session.out());
				this.session.out().flush();
				this.session.err().println("%d subscribers.".formatted(written));
				return ExitCodes.DONE;
			});
		}

	}

}
