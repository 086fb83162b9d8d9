package elchi.admin.web;

import java.util.List;

import elchi.admin.access.AuditEntry;
import elchi.admin.access.AuditLog;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was done, by whom and why.
 */
@RestController
@ConditionalOnWebApplication
class AuditController {

	private static final int LAST_PAGE = 1_000_000;

	private final AuditLog log;

	private final ConsolePages pages;

	private final RunWords words;

	AuditController(AuditLog log, ConsolePages pages, RunWords words) {
		this.log = log;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping("/audit")
	ResponseEntity<String> audit(@RequestParam(name = "q", defaultValue = "") String words,
			@RequestParam(name = "page", defaultValue = "0") String number) {
		int page = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
		List<AuditEntry> found = this.log.find(words, Math.min(page, LAST_PAGE));
		List<Line> lines = found.stream().limit(AuditLog.PAGE).map(this::line).toList();
		return this.pages.page("audit", new AuditView("Audit log", this.words.zone(), words, page - 1, page + 1,
				page > 0, found.size() > AuditLog.PAGE, lines));
	}

	private Line line(AuditEntry entry) {
		String key = entry.key();
		return new Line(this.words.time(entry.at()), entry.who(), entry.what(), entry.object(), entry.why(),
				entry.outcome(), entry.outcome().equals("done") ? "completed" : "failed", (key != null) ? key : "");
	}

	/**
	 * The page.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param words what is looked for
	 * @param newer number of the page before
	 * @param older number of the page after
	 * @param hasNewer whether there is a page before
	 * @param hasOlder whether there is a page after
	 * @param entries newest first
	 */
	record AuditView(String title, String zone, String words, int newer, int older, boolean hasNewer, boolean hasOlder,
			List<Line> entries) {

		boolean none() {
			return this.entries.isEmpty();
		}

	}

	/**
	 * One entry.
	 *
	 * @param at when
	 * @param who by whom
	 * @param what the verb
	 * @param object to what
	 * @param why in their words
	 * @param outcome what became of it
	 * @param tone name of the outcome's colour
	 * @param key key of the request
	 */
	record Line(String at, String who, String what, String object, String why, String outcome, String tone,
			String key) {
	}

}
