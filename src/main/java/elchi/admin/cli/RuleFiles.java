package elchi.admin.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import elchi.alert.RuleExport;
import elchi.alert.RuleImport;
import elchi.alert.RuleImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Rules to and from files.
 */
final class RuleFiles {

	private RuleFiles() {
	}

	/**
	 * Takes rules from a CSV file.
	 */
	@Command(name = "import", mixinStandardHelpOptions = true,
			description = { "Takes rules from a CSV file. Good rows are taken, bad ones are told with their numbers.",
					"Columns are email,pair,threshold_percent,direction,window_days and, if wanted, kind,level,window,"
							+ "clear_percent,once,expires,quiet,snoozed_until." },
			footerHeading = "%nExamples:%n",
			footer = { "  elchi rules import rules.csv --dry-run", "  elchi rules import rules.csv" })
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
				RuleImport rules = context.getBean(RuleImport.class);
				print(csv.read(this.dryRun ? rules::dryRun : rules::run));
				return ExitCodes.DONE;
			});
		}

		private void print(RuleImportReport report) {
			if (this.json) {
				this.session.json(report);
				return;
			}
			this.session.out()
				.println("%s %d rows: %d new, %d known already, %d bad.".formatted(this.dryRun ? "Would take" : "Took",
						report.rows(), report.added(), report.known(), report.bad()));
			report.findings()
				.forEach((finding) -> InputFile.print(this.session.out(), finding.row(), finding.reason()));
		}

	}

	/**
	 * Prints all active rules as CSV.
	 */
	@Command(name = "export", mixinStandardHelpOptions = true,
			description = "Prints all active rules as the CSV that import reads.", footerHeading = "%nExample:%n",
			footer = "  elchi rules export > rules.csv")
	static final class Export implements Callable<Integer> {

		private final Session session;

		Export(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.inProcess((context) -> {
				long written = context.getBean(RuleExport.class).write(this.session.out());
				this.session.out().flush();
				this.session.err().println("%d rules.".formatted(written));
				return ExitCodes.DONE;
			});
		}

	}

}
