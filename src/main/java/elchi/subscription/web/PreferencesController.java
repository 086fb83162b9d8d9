package elchi.subscription.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.Network;
import elchi.subscription.PreferenceSection;
import elchi.subscription.PublicPages;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.subscription.web.PreferencesViews.Said;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows readers what they chose, and lets them change it, with the sections of other
 * rooms. A GET changes nothing. A POST is given to the one section that it names; what
 * this room has done is shown by the page that it leads to, so that reloading it does
 * nothing again.
 */
@Controller
@RequestMapping("/p/{token}")
class PreferencesController {

	private static final String PAGE = "subscription/preferences";

	private final Links links;

	private final Subscribers subscribers;

	private final PreferenceActs acts;

	private final PreferencesViews views;

	private final PublicPages pages;

	private final ObjectProvider<PreferenceSection> sections;

	PreferencesController(Links links, Subscribers subscribers, PreferenceActs acts, PreferencesViews views,
			PublicPages pages, ObjectProvider<PreferenceSection> sections) {
		this.links = links;
		this.subscribers = subscribers;
		this.acts = acts;
		this.views = views;
		this.pages = pages;
		this.sections = sections;
	}

	@GetMapping
	ResponseEntity<String> show(@PathVariable String token, @RequestParam(name = "done", defaultValue = "") String done,
			Locale visitor) {
		return answer(token, visitor, (reader) -> page(HttpStatus.OK, reader, token, SignUpForm.of(reader),
				Said.done(done), rendered(reader)));
	}

	@PostMapping
	ResponseEntity<String> apply(@PathVariable String token, Locale visitor,
			@RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
		String section = Optional.ofNullable(form.getFirst("section")).orElse("");
		return answer(token, visitor, (reader) -> {
			if (this.acts.knows(section)) {
				Network network = Network.of(request.getRemoteAddr());
				return answer(reader, token, section, form, this.acts.act(section, reader, form, network));
			}
			return page(HttpStatus.OK, reader, token, SignUpForm.of(reader), Said.NOTHING,
					applied(reader, section, form));
		});
	}

	private ResponseEntity<String> answer(Subscriber reader, String token, String section,
			MultiValueMap<String, String> form, Outcome outcome) {
		if (outcome instanceof Outcome.Done done) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER)
				.header(HttpHeaders.LOCATION, "?done=" + done.word())
				.header("Referrer-Policy", "no-referrer")
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.build();
		}
		if (outcome instanceof Outcome.Refused refused) {
			SignUpForm shown = section.equals("choices") ? SignUpForm.of(form) : SignUpForm.of(reader);
			return page(HttpStatus.UNPROCESSABLE_CONTENT, reader, token, shown, Said.refused(refused),
					rendered(reader));
		}
		return this.pages.page(HttpStatus.TOO_MANY_REQUESTS, "subscription/busy", reader.language(), "");
	}

	private ResponseEntity<String> page(HttpStatus status, Subscriber reader, String token, SignUpForm form, Said said,
			List<String> sections) {
		return this.pages.page(status, PAGE, reader.language(), this.views.view(reader, token, form, said, sections));
	}

	private List<String> rendered(Subscriber reader) {
		return this.sections.orderedStream().map((section) -> section.render(reader)).toList();
	}

	private List<String> applied(Subscriber reader, String named, MultiValueMap<String, String> form) {
		Map<String, String> fields = form.toSingleValueMap();
		return this.sections.orderedStream()
			.map((section) -> section.name().equals(named) ? section.apply(reader, fields) : section.render(reader))
			.toList();
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

}
