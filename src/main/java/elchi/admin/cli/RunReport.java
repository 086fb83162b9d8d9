package elchi.admin.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import elchi.admin.RunBooks;
import elchi.delivery.Books;
import elchi.job.JobRun;
import elchi.job.JobRuns;
import elchi.job.RunOutcome;
import elchi.job.StepRun;

import org.springframework.context.ApplicationContext;

/**
 * The summary of a run: its steps and what they found.
 */
final class RunReport {

	private final Function<JobRun, Optional<Books>> books;

	/**
	 * Creates it.
	 * @param books the books of a run's mailing
	 */
	RunReport(Function<JobRun, Optional<Books>> books) {
		this.books = books;
	}

	static RunReport of(ApplicationContext context) {
		return new RunReport(context.getBean(RunBooks.class)::of);
	}

	/**
	 * Prints an outcome.
	 * @return the exit code that goes with it
	 */
	int print(Session session, boolean json, RunOutcome outcome) {
		if (json) {
			session.json(object(outcome));
		}
		else {
			print(session.out(), outcome);
		}
		return ExitCodes.of(outcome);
	}

	void print(PrintWriter out, RunOutcome outcome) {
		out.println(outcome.sentence());
		if (outcome instanceof RunOutcome.AlreadyComplete) {
			return;
		}
		outcome.run().ifPresent((run) -> lines(out, run));
	}

	private void lines(PrintWriter out, JobRun run) {
		out.println("  %s, took %s".formatted(JobRuns.words(run.parameters()), RunTable.took(run)));
		for (StepRun step : run.steps()) {
			String counts = (step.read() + step.written() > 0)
					? "read %d, written %d, left out %d".formatted(step.read(), step.written(), step.skipped()) : "";
			String facts = JobRuns.words(step.facts());
			out.println("  %-18s %-10s %s".formatted(step.name(), step.exit(), (counts + " " + facts).strip())
				.stripTrailing());
		}
		this.books.apply(run).ifPresent((books) -> BooksReport.print(out, books));
	}

	private Map<String, Object> object(RunOutcome outcome) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("outcome", outcome.getClass().getSimpleName());
		object.put("sentence", outcome.sentence());
		outcome.run().ifPresent((run) -> object.put("run", run));
		outcome.run().flatMap(this.books).ifPresent((books) -> object.put("books", books));
		return object;
	}

}
