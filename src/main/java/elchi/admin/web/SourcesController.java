package elchi.admin.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where articles and rates come from, and how each source answered last.
 */
@RestController
@ConditionalOnWebApplication
class SourcesController {

	private final SourceViews sources;

	private final ConsolePages pages;

	SourcesController(SourceViews sources, ConsolePages pages) {
		this.sources = sources;
		this.pages = pages;
	}

	@GetMapping("/sources")
	ResponseEntity<String> sources() {
		return this.pages.page("sources", this.sources.all());
	}

}
