package elchi.admin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import elchi.fx.ImportReport;
import elchi.fx.QuoteImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import org.springframework.context.ApplicationContext;

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
			description = "Takes quotes from a CSV file: date,pair,rate,source and optionally nominal and known_at.",
			footerHeading = "%nExample:%n", footer = "  elchi quotes import history.csv")
	static final class Import extends FileImport<ImportReport> {

		Import(Session session) {
			super(session, "quote.import");
		}

		@Override
		ImportReport take(ApplicationContext context, InputStream csv) throws IOException {
			return context.getBean(QuoteImport.class).take(new InputStreamReader(csv, StandardCharsets.UTF_8));
		}

		@Override
		String summary(ImportReport report) {
			return "Read %d rows: %d taken, %d known already, %d bad.".formatted(report.read(), report.taken(),
					report.known(), report.bad().size());
		}

		@Override
		void findings(ImportReport report) {
			report.bad().forEach((row) -> finding(row.row(), row.reason()));
		}

	}

}
