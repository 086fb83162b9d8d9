package elchi.subscription.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.mail.EmailAddress;
import elchi.subscription.Network;
import elchi.subscription.Origin;
import elchi.subscription.Preferences;
import elchi.subscription.PublicPages;
import elchi.subscription.Reception;
import elchi.subscription.SignUp;
import elchi.subscription.SignUps;
import elchi.template.Phrases;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages on which strangers ask for mail or for a link that they have lost. The answer
 * is the same whether the address is known or not.
 */
@Controller
class SubscribeController {

	/** A field that nobody sees but programs that fill in everything. */
	static final String TRAP = "website";

	private final SignUpReader reader;

	private final SignUpViews views;

	private final SignUps signUps;

	private final PublicPages pages;

	private final Phrases phrases;

	SubscribeController(SignUpReader reader, SignUpViews views, SignUps signUps, PublicPages pages, Phrases phrases) {
		this.reader = reader;
		this.views = views;
		this.signUps = signUps;
		this.pages = pages;
		this.phrases = phrases;
	}

	@GetMapping("/subscribe")
	ResponseEntity<String> form(@RequestParam(name = "lang", defaultValue = "") String lang, Locale visitor) {
		Locale language = spoken(lang, visitor);
		return this.pages.page(HttpStatus.OK, "subscription/subscribe", language,
				this.views.view(SignUpForm.empty(language), Map.of(), language));
	}

	@PostMapping("/subscribe")
	ResponseEntity<String> signUp(@RequestParam MultiValueMap<String, String> fields,
			@RequestParam(name = "lang", defaultValue = "") String lang, Locale visitor, HttpServletRequest request) {
		Locale language = spoken(lang, visitor);
		SignUpForm form = SignUpForm.of(fields);
		SignUpReading reading = this.reader.read(form);
		if (reading instanceof SignUpReading.Bad bad) {
			return this.pages.page(HttpStatus.UNPROCESSABLE_CONTENT, "subscription/subscribe", language,
					this.views.view(form, bad.faults(), language));
		}
		SignUp wanted = ((SignUpReading.Good) reading).signUp();
		Origin origin = origin("sign-up page", language, this.views.consent(language), request);
		Reception reception = isTrapped(fields) ? Reception.TAKEN : this.signUps.signUp(wanted, origin);
		return answer(reception, language, "subscription.asked.text", wanted.address());
	}

	@GetMapping("/links")
	ResponseEntity<String> lost(@RequestParam(name = "lang", defaultValue = "") String lang, Locale visitor) {
		Locale language = spoken(lang, visitor);
		return lost(HttpStatus.OK, language, "", Map.of());
	}

	@PostMapping("/links")
	ResponseEntity<String> link(@RequestParam MultiValueMap<String, String> fields,
			@RequestParam(name = "lang", defaultValue = "") String lang, Locale visitor, HttpServletRequest request) {
		Locale language = spoken(lang, visitor);
		String typed = SignUpForm.of(fields).email();
		Map<String, String> faults = new HashMap<>();
		EmailAddress address = this.reader.address(typed, faults);
		if (address == null) {
			return lost(HttpStatus.UNPROCESSABLE_CONTENT, language, typed, faults);
		}
		Origin origin = origin("lost-link page", language, "", request);
		Reception reception = isTrapped(fields) ? Reception.TAKEN : this.signUps.lostLink(address, origin);
		return answer(reception, language, "subscription.lost.text", address);
	}

	private ResponseEntity<String> lost(HttpStatus status, Locale language, String typed, Map<String, String> faults) {
		return this.pages.page(status, "subscription/lost-link", language, new Lost(typed,
				this.views.faults(language, faults), this.views.languages(language, "/links"), language.getLanguage()));
	}

	private ResponseEntity<String> answer(Reception reception, Locale language, String text, EmailAddress address) {
		if (reception == Reception.TOO_MANY) {
			ResponseEntity<String> page = this.pages.page(HttpStatus.TOO_MANY_REQUESTS, "subscription/busy", language,
					"");
			return ResponseEntity.status(page.getStatusCode())
				.headers(page.getHeaders())
				.header("Retry-After", "3600")
				.body(page.getBody());
		}
		Phrases spoken = this.phrases.in(language);
		return this.pages.page(HttpStatus.OK, "subscription/asked", language,
				new Asked(spoken.format(text, Map.of("address", address.value())),
						spoken.format("subscription.asked.note", Map.of("count", this.signUps.mailsADay()))));
	}

	private static Origin origin(String how, Locale language, String words, HttpServletRequest request) {
		return new Origin(how, Network.of(request.getRemoteAddr()), language, words);
	}

	private static boolean isTrapped(MultiValueMap<String, String> fields) {
		return fields.getOrDefault(TRAP, List.of()).stream().anyMatch((value) -> !value.isEmpty());
	}

	private static Locale spoken(String lang, Locale visitor) {
		if (Preferences.LANGUAGES.contains(lang)) {
			return Locale.forLanguageTag(lang);
		}
		return Preferences.LANGUAGES.contains(visitor.getLanguage()) ? visitor : Locale.ENGLISH;
	}

	/**
	 * What the page of the answer sees.
	 *
	 * @param text what happens now
	 * @param note what to do if it does not
	 */
	record Asked(String text, String note) {
	}

	/**
	 * What the page for lost links sees.
	 *
	 * @param email what was typed
	 * @param faults what is wrong with it
	 * @param languages the same page in other languages
	 * @param spoken tag of the page's language
	 */
	record Lost(String email, SignUpViews.Faults faults, List<SignUpViews.Other> languages, String spoken) {
	}

}
