package elchi.admin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;

/**
 * What all commands that take a file share: the file is asked for before the application
 * is opened, its reading is shown, and the report is printed for a person or a program.
 *
 * @param <R> type of the report
 */
abstract class FileImport<R> implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "FILE", description = "The file, in UTF-8.")
	private Path file = Path.of("");

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	FileImport(Session session) {
		this.session = session;
	}

	@Override
	public final Integer call() throws Exception {
		InputFile csv = InputFile.require(this.file);
		return this.session.inProcess((context) -> {
			print(csv.read((octets) -> take(context, octets), this.session.err()));
			return ExitCodes.DONE;
		});
	}

	private void print(R report) {
		if (this.json) {
			this.session.json(report);
			return;
		}
		this.session.out().println(summary(report));
		findings(report);
	}

	/**
	 * Tells what is the matter with one row.
	 */
	final void finding(long row, String reason) {
		this.session.out().println("  row %d: %s".formatted(row, reason));
	}

	abstract R take(ApplicationContext context, InputStream csv) throws IOException;

	/**
	 * The report in one sentence.
	 */
	abstract String summary(R report);

	/**
	 * Hands each row that needs a word to {@link #finding}.
	 */
	abstract void findings(R report);

}
