package elchi.admin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import elchi.admin.access.AuditLog;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ApplicationContext;

/**
 * What all commands that take a file share: the file is asked for before the application
 * is opened, its reading is shown, the report is printed for a person or a program, and
 * the audit log says who took it.
 *
 * @param <R> type of the report
 */
abstract class FileImport<R> implements Callable<Integer> {

	private final Session session;

	private final String verb;

	@Parameters(paramLabel = "FILE", description = "The file, in UTF-8.")
	private Path file = Path.of("");

	@Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the audit log.")
	private String reason = "";

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	/**
	 * Made by a command.
	 * @param verb what the audit log calls it
	 */
	FileImport(Session session, String verb) {
		this.session = session;
		this.verb = verb;
	}

	@Override
	public final Integer call() throws Exception {
		InputFile csv = InputFile.require(this.file);
		return this.session.inProcess((context) -> {
			print(isRehearsal() ? read(csv, context)
					: change().make(context.getBean(AuditLog.class), () -> read(csv, context), this::summary));
			return ExitCodes.DONE;
		});
	}

	private AuditedChange change() {
		return new AuditedChange(this.verb, this.file.toString(), this.reason);
	}

	private R read(InputFile csv, ApplicationContext context) throws IOException {
		return csv.read((octets) -> take(context, octets), this.session.err());
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

	/**
	 * Whether the file is only looked at.
	 */
	boolean isRehearsal() {
		return false;
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
