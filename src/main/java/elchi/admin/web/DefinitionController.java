package elchi.admin.web;

import java.util.List;

import elchi.job.DefinitionSource;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The definitions as they were read when the program started.
 */
@RestController
@ConditionalOnWebApplication
class DefinitionController {

	private final JobDefinitions definitions;

	private final JobLines lines;

	private final ConsolePages pages;

	private final RunWords words;

	DefinitionController(JobDefinitions definitions, JobLines lines, ConsolePages pages, RunWords words) {
		this.definitions = definitions;
		this.lines = lines;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping("/definitions")
	ResponseEntity<String> definitions() {
		return this.pages.page("definitions",
				new DefinitionsView("Definitions", this.words.zone(), this.lines.all(), this.lines.next()));
	}

	@GetMapping("/definitions/{name}")
	ResponseEntity<String> definition(@PathVariable("name") String name) {
		return this.definitions.all()
			.stream()
			.filter((definition) -> definition.name().equals(name))
			.findFirst()
			.map((definition) -> this.pages.page("definition", view(definition)))
			.orElseGet(() -> this.pages.missing("There is no definition '%s' in this program.".formatted(name)));
	}

	private DefinitionView view(JobDefinition definition) {
		DefinitionSource source = this.definitions.source(definition.name());
		return new DefinitionView("Definition " + definition.name(), definition.name(), definition.job(),
				this.lines.schedule(definition), this.lines.fires(definition), source.location(), source.text());
	}

	/**
	 * The list of definitions.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param jobs the definitions with their last and their next run
	 * @param next what fires next, as a sentence
	 */
	record DefinitionsView(String title, String zone, List<JobLines.Line> jobs, String next) {
	}

	/**
	 * One definition.
	 *
	 * @param title title of the page
	 * @param name its name
	 * @param job name of the Batch job
	 * @param schedule when it is run, as a sentence
	 * @param fires the next times in its own zone; empty if it does not fire by itself
	 * @param location where it was read from
	 * @param text what stood there
	 */
	record DefinitionView(String title, String name, String job, String schedule, List<String> fires, String location,
			String text) {

		boolean firing() {
			return !this.fires.isEmpty();
		}

	}

}
