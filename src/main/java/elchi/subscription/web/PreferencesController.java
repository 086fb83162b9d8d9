package elchi.subscription.web;

import java.util.Locale;
import java.util.Optional;

import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows readers what they chose.
 */
@Controller
class PreferencesController {

	private final Links links;

	private final Subscribers subscribers;

	private final PreferencesViews views;

	private final PublicPages pages;

	PreferencesController(Links links, Subscribers subscribers, PreferencesViews views, PublicPages pages) {
		this.links = links;
		this.subscribers = subscribers;
		this.views = views;
		this.pages = pages;
	}

	@GetMapping("/p/{token}")
	ResponseEntity<String> show(@PathVariable String token, Locale language) {
		Optional<Subscriber> reader = this.links.read(LinkPurpose.PREFERENCES, token)
			.map(LinkTicket::subscriber)
			.flatMap(this.subscribers::find)
			.filter((found) -> found.status() != SubscriberStatus.ERASED);
		return reader
			.map((found) -> this.pages.page(HttpStatus.OK, "preferences", found.language(), this.views.view(found)))
			.orElseGet(() -> this.pages.notGood(language));
	}

}
