package elchi.admin.web;

import java.net.URI;
import java.util.Map;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.SendingAct;
import elchi.admin.access.Visits;

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

	private final Acts acts;

	private final ConsolePages pages;

	private final Visits visits;

	SendingController(Acts acts, ConsolePages pages, Visits visits) {
		this.acts = acts;
		this.pages = pages;
		this.visits = visits;
	}

	@PostMapping("/sending/pause")
	ResponseEntity<String> pause(@RequestParam Map<String, String> fields) {
		return perform(new SendingAct.Pause(), fields);
	}

	@PostMapping("/sending/resume")
	ResponseEntity<String> resume(@RequestParam Map<String, String> fields) {
		return perform(new SendingAct.Resume(false), fields);
	}

	/**
	 * Takes an operator's word that no other copy of the database sends.
	 */
	@PostMapping("/sending/confirm")
	ResponseEntity<String> confirm(@RequestParam Map<String, String> fields) {
		return perform(new SendingAct.Resume(true), fields);
	}

	private ResponseEntity<String> perform(Act act, Map<String, String> fields) {
		try {
			Order order = new Order(this.visits.name(), fields.getOrDefault("reason", ""), Order.newKey());
			this.visits.recorded();
			this.acts.perform(act, order);
		}
		catch (IllegalArgumentException ex) {
			return this.pages.refused(HttpStatus.UNPROCESSABLE_CONTENT, "Not done", String.valueOf(ex.getMessage()));
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/")).build();
	}

}
