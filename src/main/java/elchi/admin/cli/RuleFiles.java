package elchi.admin.cli;

import java.io.InputStream;
import java.util.concurrent.Callable;

import elchi.alert.RuleExport;
import elchi.alert.RuleImport;
import elchi.alert.RuleImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ApplicationContext;

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
	static final class Import extends FileImport<RuleImportReport> {

		@Option(names = "--dry-run", description = "Only tell what would be done.")
		private boolean dryRun;

		Import(Session session) {
			super(session, "rule.import");
		}

		@Override
		RuleImportReport take(ApplicationContext context, InputStream csv) {
			RuleImport rules = context.getBean(RuleImport.class);
			return this.dryRun ? rules.dryRun(csv) : rules.run(csv);
		}

		@Override
		boolean isRehearsal() {
			return this.dryRun;
		}

		@Override
		String summary(RuleImportReport report) {
			return "%s %d rows: %d new, %d known already, %d bad.".formatted(this.dryRun ? "Would take" : "Took",
					report.rows(), report.added(), report.known(), report.bad());
		}

		@Override
		void findings(RuleImportReport report) {
			report.findings().forEach((finding) -> finding(finding.row(), finding.reason()));
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
