package elchi.subscription.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscription;

import org.springframework.util.MultiValueMap;

/**
 * What somebody typed and ticked in order to sign up, good or not.
 *
 * @param email the address
 * @param name how the person wants to be called
 * @param language tag of the mails' language
 * @param zone time zone
 * @param lists the lists
 * @param countries the countries; none for all
 * @param currencies the currencies; none for all
 * @param format {@code html} or {@code text}
 * @param style {@code excerpts} or {@code headlines}
 * @param day day of the digest; empty for the publisher's
 * @param hour hour of the digest; empty for the publisher's
 * @param pair pair of the first alert; empty for none
 * @param percent how far it must move
 */
record SignUpForm(String email, String name, String language, String zone, List<String> lists, List<String> countries,
		List<String> currencies, String format, String style, String day, String hour, String pair, String percent) {

	/** Where those who speak a language mostly live. */
	private static final Map<String, String> HOMES = Map.of("kk", "Asia/Almaty", "ky", "Asia/Bishkek", "tg",
			"Asia/Dushanbe", "tk", "Asia/Ashgabat", "uz", "Asia/Tashkent", "ru", "Asia/Almaty");

	/**
	 * The form before anything was typed.
	 */
	static SignUpForm empty(Locale language) {
		String spoken = Preferences.LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "en";
		return new SignUpForm("", "", spoken, HOMES.getOrDefault(spoken, "UTC"), List.of(Subscription.DIGEST),
				List.of(), List.of(), "html", "excerpts", "", "", "", "1");
	}

	/**
	 * The form as somebody filled it in who is a reader already.
	 */
	static SignUpForm of(Subscriber reader) {
		Preferences chosen = reader.preferences();
		String zone = chosen.zone().getId();
		return new SignUpForm("", reader.name(), chosen.language().getLanguage(), zone.equals("Z") ? "UTC" : zone,
				reader.lists(), List.copyOf(chosen.countries()), List.copyOf(chosen.currencies()),
				chosen.format().name().toLowerCase(Locale.ROOT), chosen.style().name().toLowerCase(Locale.ROOT),
				(chosen.day() != null) ? chosen.day().name().toLowerCase(Locale.ROOT) : "",
				(chosen.hour() != null) ? chosen.hour().toString() : "", "", "1");
	}

	static SignUpForm of(MultiValueMap<String, String> fields) {
		return new SignUpForm(field(fields, "email"), field(fields, "name"), field(fields, "language"),
				field(fields, "zone"), all(fields, "lists"), all(fields, "countries"), all(fields, "currencies"),
				field(fields, "format"), field(fields, "style"), field(fields, "day"), field(fields, "hour"),
				field(fields, "pair"), field(fields, "percent"));
	}

	private static String field(MultiValueMap<String, String> fields, String name) {
		String value = fields.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

	private static List<String> all(MultiValueMap<String, String> fields, String name) {
		return List.copyOf(fields.getOrDefault(name, List.of()));
	}

}
