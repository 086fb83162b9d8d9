package elchi.admin.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.admin.RunBooks;
import elchi.job.JobRun;
import elchi.job.JobRuns;
import elchi.job.StepRun;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The runs, and one of them.
 */
@RestController
@ConditionalOnWebApplication
class RunController {

	private static final int RUNS = 100;

	private final JobRuns runs;

	private final RunBooks books;

	private final ConsolePages pages;

	private final RunWords words;

	RunController(JobRuns runs, RunBooks books, ConsolePages pages, RunWords words) {
		this.runs = runs;
		this.books = books;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping("/runs")
	ResponseEntity<String> runs() {
		return this.pages.page("runs", new RunsView("Runs", this.words.zone(),
				this.runs.recent(RUNS).stream().map(this.words::line).toList()));
	}

	@GetMapping("/runs/{id}")
	ResponseEntity<String> run(@PathVariable("id") String id) {
		return Optional.of(id)
			.filter((text) -> text.matches("\\d{1,18}"))
			.flatMap((digits) -> this.runs.find(Long.parseLong(digits)))
			.map((run) -> this.pages.page("run", view(run)))
			.orElseGet(() -> this.pages.missing("There is no run '%s'.".formatted(id)));
	}

	private RunView view(JobRun run) {
		return new RunView("Run %d".formatted(run.id()), this.words.zone(), this.words.line(run), run.job(),
				run.reason(), this.words.time(run.ended()), run.steps().stream().map(RunController::step).toList(),
				this.books.of(run).map(BooksView::of).stream().toList());
	}

	private static Step step(StepRun step) {
		return new Step(step.name(), step.exit(), step.read(), step.written(), step.skipped(),
				step.facts()
					.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((fact) -> new Fact(fact.getKey(), fact.getValue()))
					.toList());
	}

	/**
	 * The list of runs.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param runs newest first
	 */
	record RunsView(String title, String zone, List<RunWords.Line> runs) {

		boolean idle() {
			return this.runs.isEmpty();
		}

	}

	/**
	 * One run.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param run the run
	 * @param job name of the Batch job
	 * @param reason why it was asked for
	 * @param ended when it ended; empty while it runs
	 * @param steps its steps
	 * @param books the books of its mailing
	 */
	record RunView(String title, String zone, RunWords.Line run, String job, String reason, String ended,
			List<Step> steps, List<BooksView> books) {
	}

	/**
	 * One step of a run.
	 *
	 * @param name its name
	 * @param exit its exit code
	 * @param read items read
	 * @param written items written
	 * @param skipped items left out
	 * @param facts what it recorded
	 */
	record Step(String name, String exit, long read, long written, long skipped, List<Fact> facts) {
	}

	/**
	 * Something that a step recorded.
	 *
	 * @param name what
	 * @param value the value
	 */
	record Fact(String name, String value) {
	}

}
