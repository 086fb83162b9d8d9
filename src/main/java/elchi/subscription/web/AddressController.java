package elchi.subscription.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.subscription.AddressChanges;
import elchi.subscription.Network;
import elchi.subscription.NewAddress;
import elchi.subscription.PublicPages;
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
 * Where the link in a mail to a new address leads. A GET shows a button and changes
 * nothing, since scanners follow links.
 */
@Controller
@RequestMapping("/m/{token}")
class AddressController {

	private final AddressChanges changes;

	private final PublicPages pages;

	private final Phrases phrases;

	AddressController(AddressChanges changes, PublicPages pages, Phrases phrases) {
		this.changes = changes;
		this.pages = pages;
		this.phrases = phrases;
	}

	@GetMapping
	ResponseEntity<String> ask(@PathVariable String token, Locale visitor) {
		return page(this.changes.look(token), visitor);
	}

	@PostMapping
	ResponseEntity<String> confirm(@PathVariable String token, Locale visitor, HttpServletRequest request) {
		return page(this.changes.confirm(token, Network.of(request.getRemoteAddr())), visitor);
	}

	private ResponseEntity<String> page(Optional<NewAddress> found, Locale visitor) {
		return found.map((address) -> {
			Map<String, String> said = Map.of("address", address.address().value());
			String key = address.confirmed() ? "subscription.moved.text" : "subscription.move.question";
			return this.pages.page(HttpStatus.OK, address.confirmed() ? "subscription/moved" : "subscription/move",
					address.language(),
					new View(this.phrases.in(address.language()).format(key, said), address.preferences().toString()));
		}).orElseGet(() -> this.pages.notGood(visitor));
	}

	/**
	 * What the pages see.
	 *
	 * @param words what is asked, or what is done
	 * @param preferences where the rest is changed
	 */
	record View(String words, String preferences) {
	}

}
