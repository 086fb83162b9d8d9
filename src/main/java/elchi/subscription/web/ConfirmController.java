package elchi.subscription.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.subscription.Confirmation;
import elchi.subscription.Confirmations;
import elchi.subscription.Network;
import elchi.subscription.PublicPages;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the link of a confirmation leads. A GET shows a button and changes nothing, since
 * scanners follow links.
 */
@Controller
@RequestMapping("/c/{token}")
class ConfirmController {

	private final Confirmations confirmations;

	private final PublicPages pages;

	private final Phrases phrases;

	ConfirmController(Confirmations confirmations, PublicPages pages, Phrases phrases) {
		this.confirmations = confirmations;
		this.pages = pages;
		this.phrases = phrases;
	}

	@GetMapping
	ResponseEntity<String> ask(@PathVariable String token, Locale visitor) {
		return page(this.confirmations.look(token), visitor);
	}

	@PostMapping
	ResponseEntity<String> confirm(@PathVariable String token, Locale visitor, HttpServletRequest request) {
		return page(this.confirmations.confirm(token, Network.of(request.getRemoteAddr())), visitor);
	}

	private ResponseEntity<String> page(Optional<Confirmation> confirmation, Locale visitor) {
		if (confirmation.isEmpty()) {
			return this.pages.page(HttpStatus.NOT_FOUND, "subscription/lapsed", visitor, "");
		}
		if (confirmation.get() instanceof Confirmation.Given given) {
			return this.pages.page(HttpStatus.OK, "subscription/confirmed", given.language(),
					new Done(words(given), given.preferences().toString()));
		}
		return this.pages.page(HttpStatus.OK, "subscription/confirm", confirmation.get().language(),
				confirmation.get());
	}

	private String words(Confirmation.Given given) {
		Phrases spoken = this.phrases.in(given.language());
		String lists = spoken.list(Subscription.LISTS.stream()
			.filter(given.lists()::contains)
			.map((list) -> spoken.text("subscription.list." + list))
			.toList());
		return spoken.format("subscription.confirmed.text", Map.of("lists", lists));
	}

	/**
	 * What the page sees.
	 *
	 * @param words what comes from now on
	 * @param preferences where it is changed
	 */
	record Done(String words, String preferences) {
	}

}
