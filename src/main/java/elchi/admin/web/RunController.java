package elchi.admin.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRun;
import elchi.job.JobRuns;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The runs, and one of them. One that moves brings a script along that looks every two
 * seconds at {@code /live}, which is the moving part of its page as the server writes it;
 * without scripts the page is reloaded by hand.
 */
@RestController
@ConditionalOnWebApplication
class RunController {

	private static final int COUNT = 50;

	private final JobRuns runs;

	private final JobDefinitions definitions;

	private final RunViews views;

	private final ConsolePages pages;

	private final RunWords words;

	RunController(JobRuns runs, JobDefinitions definitions, RunViews views, ConsolePages pages, RunWords words) {
		this.runs = runs;
		this.definitions = definitions;
		this.views = views;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping("/runs")
	ResponseEntity<String> runs(@RequestParam(name = "definition", defaultValue = "") String definition,
			@RequestParam(name = "before", defaultValue = "") String before) {
		List<JobRun> found = this.runs.before(number(before).orElse(Long.MAX_VALUE), definition, COUNT + 1);
		List<RunWords.Line> shown = found.stream().limit(COUNT).map(this.words::line).toList();
		String older = (found.size() > COUNT) ? Long.toString(shown.get(COUNT - 1).id()) : "";
		return this.pages.page("runs",
				new RunsView("Runs", this.words.zone(), choices(definition), definition, shown, older));
	}

	private List<Choice> choices(String definition) {
		return Stream.concat(Stream.of(""), this.definitions.all().stream().map(JobDefinition::name))
			.map((name) -> new Choice(name, name.isEmpty() ? "all" : name, name.equals(definition)))
			.toList();
	}

	@GetMapping("/runs/{id}")
	ResponseEntity<String> run(@PathVariable("id") String id) {
		return find(id).map(this::page).orElseGet(() -> missing(id));
	}

	private ResponseEntity<String> page(JobRun run) {
		RunView view = this.views.page(run);
		return view.live() ? this.pages.moving("run", view) : this.pages.page("run", view);
	}

	@GetMapping("/runs/{id}/live")
	ResponseEntity<String> live(@PathVariable("id") String id) {
		return find(id).map((run) -> this.pages.page("run-live", this.views.live(run))).orElseGet(() -> missing(id));
	}

	private Optional<JobRun> find(String id) {
		return number(id).flatMap(this.runs::find);
	}

	private static Optional<Long> number(String text) {
		return Optional.of(text).filter((digits) -> digits.matches("\\d{1,18}")).map(Long::valueOf);
	}

	private ResponseEntity<String> missing(String id) {
		return this.pages.missing("There is no run '%s'.".formatted(id));
	}

	/**
	 * The list of runs.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param choices the definitions that the list can be narrowed to
	 * @param definition the one that it is; empty if it is not
	 * @param runs newest first
	 * @param older number of the last one, if there are older ones; else empty
	 */
	record RunsView(String title, String zone, List<Choice> choices, String definition, List<RunWords.Line> runs,
			String older) {

		boolean idle() {
			return this.runs.isEmpty();
		}

		boolean hasOlder() {
			return !this.older.isEmpty();
		}

	}

	/**
	 * A definition that the list can be narrowed to.
	 *
	 * @param name its name; empty for all
	 * @param label its words
	 * @param current whether the list is
	 */
	record Choice(String name, String label, boolean current) {
	}

}
