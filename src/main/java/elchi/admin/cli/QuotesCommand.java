package elchi.admin.cli;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import elchi.fx.ImportReport;
import elchi.fx.QuoteImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Quotes from files.
 */
@Command(name = "quotes", mixinStandardHelpOptions = true, description = "Imports quotes.",
		synopsisSubcommandLabel = "COMMAND")
final class QuotesCommand {

	private QuotesCommand() {
	}

	static CommandLine with(Session session) {
		return new CommandLine(new QuotesCommand()).addSubcommand(new Import(session));
	}

	/**
	 * Takes quotes from a CSV file.
	 */
	@Command(name = "import", mixinStandardHelpOptions = true,
			description = "Takes quotes from a CSV file: date,pair,rate,source and optionally known_at.",
			footerHeading = "%nExample:%n", footer = "  elchi quotes import history.csv")
	static final class Import implements Callable<Integer> {

		private final Session session;

		@Parameters(paramLabel = "FILE", description = "The file, in UTF-8.")
		private Path file = Path.of("");

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Import(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			InputFile csv = InputFile.require(this.file);
			return this.session.inProcess((context) -> {
				QuoteImport quotes = context.getBean(QuoteImport.class);
				print(csv.read((file) -> quotes.take(new InputStreamReader(file, StandardCharsets.UTF_8))));
				return ExitCodes.DONE;
			});
		}

		private void print(ImportReport report) {
			if (this.json) {
				this.session.json(report);
				return;
			}
			this.session.out()
				.println("Read %d rows: %d taken, %d known already, %d bad.".formatted(report.read(), report.taken(),
						report.known(), report.bad().size()));
			report.bad().forEach((row) -> InputFile.print(this.session.out(), row.row(), row.reason()));
		}

	}

}
