package elchi.admin.web;

import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;

import elchi.admin.access.Visits;
import elchi.delivery.SendingGuard;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pauses all sending and lets it go on.
 */
@RestController
@ConditionalOnWebApplication
class SendingController {

	private final SendingGuard guard;

	private final ConsolePages pages;

	private final Visits visits;

	SendingController(SendingGuard guard, ConsolePages pages, Visits visits) {
		this.guard = guard;
		this.pages = pages;
		this.visits = visits;
	}

	@PostMapping("/sending/pause")
	ResponseEntity<String> pause(@RequestParam Map<String, String> fields) {
		return act(fields, this.guard::pause);
	}

	@PostMapping("/sending/resume")
	ResponseEntity<String> resume(@RequestParam Map<String, String> fields) {
		return act(fields, this.guard::resume);
	}

	/**
	 * Takes an operator's word that no other copy of the database sends.
	 */
	@PostMapping("/sending/confirm")
	ResponseEntity<String> confirm(@RequestParam Map<String, String> fields) {
		return act(fields, this.guard::confirm);
	}

	private ResponseEntity<String> act(Map<String, String> fields, BiConsumer<String, String> act) {
		try {
			act.accept(this.visits.name(), fields.getOrDefault("reason", ""));
		}
		catch (IllegalArgumentException ex) {
			return this.pages.refused(HttpStatus.UNPROCESSABLE_CONTENT, "Not done", String.valueOf(ex.getMessage()));
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/")).build();
	}

}
