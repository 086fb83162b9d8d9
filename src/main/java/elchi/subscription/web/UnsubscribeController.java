package elchi.subscription.web;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.MaskedAddress;
import elchi.subscription.Preferences;
import elchi.subscription.PublicPages;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Leaving a list. A GET shows a button and changes nothing, since scanners follow links;
 * the POST of a mail provider (RFC 8058) or of the button ends the list at once, however
 * often it is repeated.
 */
@Controller
@RequestMapping("/u/{token}")
class UnsubscribeController {

	private static final String ONE_CLICK = "One-Click";

	private final Links links;

	private final Subscribers subscribers;

	private final Phrases phrases;

	private final PublicPages pages;

	private final Clock clock;

	UnsubscribeController(Links links, Subscribers subscribers, Phrases phrases, PublicPages pages, Clock clock) {
		this.links = links;
		this.subscribers = subscribers;
		this.phrases = phrases;
		this.pages = pages;
		this.clock = clock;
	}

	@GetMapping
	ResponseEntity<String> ask(@PathVariable String token, Locale language) {
		return answer(token, language, (ticket) -> page(HttpStatus.OK,
				isLeft(ticket) ? "subscription/unsubscribed" : "subscription/unsubscribe", ticket));
	}

	@PostMapping
	ResponseEntity<String> leave(@PathVariable String token, Locale language,
			@RequestParam(name = "List-Unsubscribe", required = false) @Nullable String said) {
		return answer(token, language, (ticket) -> {
			if (!ONE_CLICK.equals(said)) {
				return page(HttpStatus.BAD_REQUEST, "subscription/unsubscribe", ticket);
			}
			this.subscribers.unsubscribe(ticket.subscriber(), ticket.subject(), this.clock.instant(), how(ticket));
			return page(HttpStatus.OK, "subscription/unsubscribed", ticket);
		});
	}

	private ResponseEntity<String> answer(String token, Locale language,
			Function<LinkTicket, ResponseEntity<String>> answer) {
		return this.links.read(LinkPurpose.UNSUBSCRIBE, token)
			.map(answer)
			.orElseGet(() -> this.pages.notGood(language));
	}

	private ResponseEntity<String> page(HttpStatus status, String name, LinkTicket ticket) {
		Subscriber reader = this.subscribers.find(ticket.subscriber()).orElse(null);
		Preferences preferences = (reader != null) ? reader.preferences() : Preferences.DEFAULT;
		Phrases spoken = this.phrases.in(preferences.language());
		String address = (reader != null) ? MaskedAddress.of(reader.address()) : "";
		Map<String, String> said = Map.of("list", ticket.subject(), "address", address);
		return this.pages.page(status, name, preferences.language(),
				new View(spoken.format("subscription.unsubscribe.question", said),
						spoken.format("subscription.unsubscribed.done", said)));
	}

	private boolean isLeft(LinkTicket ticket) {
		return this.subscribers.find(ticket.subscriber())
			.flatMap((reader) -> reader.subscription(ticket.subject()))
			.filter((subscription) -> subscription.status() == Subscription.Status.UNSUBSCRIBED)
			.isPresent();
	}

	private static String how(LinkTicket ticket) {
		return ticket.mailing().isEmpty() ? "one-click" : "one-click from " + ticket.mailing();
	}

	record View(String question, String done) {
	}

}
