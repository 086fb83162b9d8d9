package elchi.subscription.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.PreferenceSection;
import elchi.subscription.PublicPages;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows readers what they chose, with the sections of other rooms. A GET changes nothing;
 * a POST is given to the one section that it names.
 */
@Controller
@RequestMapping("/p/{token}")
class PreferencesController {

	private final Links links;

	private final Subscribers subscribers;

	private final PreferencesViews views;

	private final PublicPages pages;

	private final ObjectProvider<PreferenceSection> sections;

	PreferencesController(Links links, Subscribers subscribers, PreferencesViews views, PublicPages pages,
			ObjectProvider<PreferenceSection> sections) {
		this.links = links;
		this.subscribers = subscribers;
		this.views = views;
		this.pages = pages;
		this.sections = sections;
	}

	@GetMapping
	ResponseEntity<String> show(@PathVariable String token, Locale language) {
		return answer(token, language, (reader, section) -> section.render(reader));
	}

	@PostMapping
	ResponseEntity<String> apply(@PathVariable String token, Locale language, @RequestParam Map<String, String> form) {
		String named = form.getOrDefault("section", "");
		return answer(token, language, (reader, section) -> section.name().equals(named) ? section.apply(reader, form)
				: section.render(reader));
	}

	private ResponseEntity<String> answer(String token, Locale language,
			BiFunction<Subscriber, PreferenceSection, String> shown) {
		Optional<Subscriber> reader = this.links.read(LinkPurpose.PREFERENCES, token)
			.map(LinkTicket::subscriber)
			.flatMap(this.subscribers::find)
			.filter((found) -> found.status() != SubscriberStatus.ERASED);
		return reader.map((found) -> {
			List<String> parts = this.sections.orderedStream().map((section) -> shown.apply(found, section)).toList();
			return this.pages.page(HttpStatus.OK, "subscription/preferences", found.language(),
					this.views.view(found, parts));
		}).orElseGet(() -> this.pages.notGood(language));
	}

}
