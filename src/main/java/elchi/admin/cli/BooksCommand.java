package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.delivery.Books;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints the books of a mailing.
 */
@Command(name = "books", mixinStandardHelpOptions = true,
		description = "Prints the books of a mailing: what was sealed and what became of it.",
		footerHeading = "%nExamples:%n", footer = { "  elchi books 2026-W39", "  elchi books 2026-W39 --json" })
final class BooksCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "MAILING-OR-WEEK", description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String mailing = "";

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	BooksCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.work((workplace) -> {
			Books books = workplace.books(this.mailing);
			if (this.json) {
				this.session.json(books);
			}
			else {
				BooksReport.print(this.session.out(), books);
			}
			return ExitCodes.DONE;
		});
	}

}
