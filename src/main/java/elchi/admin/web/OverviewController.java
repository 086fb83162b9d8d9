package elchi.admin.web;

import elchi.admin.RunBooks;
import elchi.job.JobRuns;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The first page of the console.
 */
@RestController
@ConditionalOnWebApplication
class OverviewController {

	private static final int RUNS = 10;

	private final OverviewView.Maker maker;

	private final JobRuns runs;

	private final RunBooks books;

	private final ConsolePages pages;

	OverviewController(OverviewView.Maker maker, JobRuns runs, RunBooks books, ConsolePages pages) {
		this.maker = maker;
		this.runs = runs;
		this.books = books;
		this.pages = pages;
	}

	@GetMapping("/")
	ResponseEntity<String> overview() {
		return this.pages.page("overview", this.maker.view(this.runs.recent(RUNS), this.books));
	}

}
