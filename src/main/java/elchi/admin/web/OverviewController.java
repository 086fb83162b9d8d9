package elchi.admin.web;

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

	private final Overview overview;

	private final ConsolePages pages;

	OverviewController(Overview overview, ConsolePages pages) {
		this.overview = overview;
		this.pages = pages;
	}

	@GetMapping("/")
	ResponseEntity<String> overview() {
		return this.pages.page("overview", this.overview.view());
	}

}
