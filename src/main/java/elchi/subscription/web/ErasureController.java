package elchi.subscription.web;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.MaskedAddress;
import elchi.subscription.PublicPages;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.template.Phrases;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * To be forgotten. It has a page of its own, since it cannot be undone; a GET says what
 * will happen and changes nothing.
 */
@Controller
@RequestMapping("/p/{token}/erase")
class ErasureController {

	private final Links links;

	private final Subscribers subscribers;

	private final PublicPages pages;

	private final Phrases phrases;

	ErasureController(Links links, Subscribers subscribers, PublicPages pages, Phrases phrases) {
		this.links = links;
		this.subscribers = subscribers;
		this.pages = pages;
		this.phrases = phrases;
	}

	@GetMapping
	ResponseEntity<String> ask(@PathVariable String token, Locale visitor) {
		return answer(token, visitor, (reader) -> {
			String words = this.phrases.in(reader.language())
				.format("subscription.erase.text", Map.of("address", MaskedAddress.of(reader.address())));
			return this.pages.page(HttpStatus.OK, "subscription/erase", reader.language(),
					new View(words, "../" + token));
		});
	}

	@PostMapping
	ResponseEntity<String> erase(@PathVariable String token, Locale visitor) {
		return answer(token, visitor, (reader) -> {
			this.subscribers.erase(reader.id(), "preferences page");
			return this.pages.page(HttpStatus.OK, "subscription/erased", reader.language(), "");
		});
	}

	private ResponseEntity<String> answer(String token, Locale visitor,
			Function<Subscriber, ResponseEntity<String>> answer) {
		return this.links.read(LinkPurpose.PREFERENCES, token)
			.map(LinkTicket::subscriber)
			.flatMap(this.subscribers::find)
			.filter((found) -> found.status() != SubscriberStatus.ERASED)
			.map(answer)
			.orElseGet(() -> this.pages.notGood(visitor));
	}

	/**
	 * What the page sees.
	 *
	 * @param words what will happen
	 * @param back where the preferences are
	 */
	record View(String words, String back) {
	}

}
