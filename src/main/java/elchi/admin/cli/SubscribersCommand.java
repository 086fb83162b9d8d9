package elchi.admin.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import elchi.subscription.ImportReport;
import elchi.subscription.SubscriberExport;
import elchi.subscription.SubscriberImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
			footer = { "  elchi subscribers import readers.csv --dry-run", "  elchi subscribers import readers.csv" })
	static final class Import implements Callable<Integer> {

		private final Session session;

		@Parameters(paramLabel = "FILE", description = "The file, in UTF-8.")
		private Path file = Path.of("");

		@Option(names = "--dry-run", description = "Only tell what would be done.")
		private boolean dryRun;

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Import(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			InputFile csv = InputFile.require(this.file);
			return this.session.inProcess((context) -> {
				SubscriberImport subscribers = context.getBean(SubscriberImport.class);
				print(csv.read(this.dryRun ? subscribers::dryRun : subscribers::run));
				return ExitCodes.DONE;
			});
		}

		private void print(ImportReport report) {
			if (this.json) {
				this.session.json(report);
				return;
			}
			this.session.out()
				.println("%s %d rows: %d new, %d changed, %d unchanged, %d kept out, %d bad.".formatted(
						this.dryRun ? "Would take" : "Took", report.rows(), report.added(), report.updated(),
						report.unchanged(), report.keptOut(), report.bad()));
			report.findings()
				.forEach((finding) -> InputFile.print(this.session.out(), finding.row(), finding.reason()));
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
