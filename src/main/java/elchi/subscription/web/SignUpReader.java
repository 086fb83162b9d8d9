package elchi.subscription.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import elchi.mail.EmailAddress;
import elchi.subscription.AddressReader;
import elchi.subscription.FirstRule;
import elchi.subscription.Preferences;
import elchi.subscription.SignUp;
import elchi.subscription.Subscription;
import elchi.subscription.TypedAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads forms and finds everything that is wrong at once. Whatever was sent: what comes
 * out was offered.
 */
@Component
class SignUpReader {

	static final String CHOICE = "CHOICE";

	private final AddressReader addresses;

	SignUpReader(AddressReader addresses) {
		this.addresses = addresses;
	}

	SignUpReading read(SignUpForm form) {
		Map<String, String> faults = new LinkedHashMap<>();
		EmailAddress address = address(form.email(), faults);
		String name = name(form.name(), faults);
		lists(form.lists(), faults);
		Preferences preferences = preferences(form, faults);
		FirstRule rule = rule(form, faults);
		if (address == null || preferences == null || !faults.isEmpty()) {
			return new SignUpReading.Bad(Collections.unmodifiableMap(faults));
		}
		return new SignUpReading.Good(new SignUp(address, name, preferences, form.lists(), rule));
	}

	/**
	 * The address alone.
	 */
	@Nullable EmailAddress address(String typed, Map<String, String> faults) {
		TypedAddress address = this.addresses.read(typed);
		if (address instanceof TypedAddress.Bad bad) {
			faults.put("email", bad.fault().name());
			return null;
		}
		return ((TypedAddress.Good) address).address();
	}

	/**
	 * Without line breaks and other marks that are not seen.
	 */
	static String name(String typed, Map<String, String> faults) {
		String name = typed.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
		if (name.length() > SignUp.LONGEST_NAME) {
			faults.put("name", "NAME");
		}
		return name;
	}

	private static void lists(List<String> lists, Map<String, String> faults) {
		if (lists.isEmpty()) {
			faults.put("lists", "LIST");
		}
		else if (!Subscription.LISTS.containsAll(lists)) {
			faults.put("lists", CHOICE);
		}
	}

	static @Nullable Preferences preferences(SignUpForm form, Map<String, String> faults) {
		check("language", Preferences.LANGUAGES.contains(form.language()), faults);
		check("countries", Preferences.COUNTRIES.containsAll(form.countries()), faults);
		check("currencies", Preferences.CURRENCIES.containsAll(form.currencies()), faults);
		check("format", Set.of("html", "text").contains(form.format()), faults);
		check("style", Set.of("excerpts", "headlines").contains(form.style()), faults);
		check("day", form.day().isEmpty() || Offers.DAYS.contains(form.day()), faults);
		check("hour", form.hour().isEmpty() || Offers.isHour(form.hour()), faults);
		check("zone", Offers.isZone(form.zone()), faults);
		if (faults.containsValue(CHOICE)) {
			return null;
		}
		return attempt("language",
				() -> Preferences
					.parse(String.join("|", form.language(), form.zone(), String.join(" ", form.countries()),
							String.join(" ", form.currencies()), form.format(), form.style(), form.day(), form.hour())),
				faults);
	}

	/**
	 * Without alerts there is none, whatever stands in its fields.
	 */
	private static @Nullable FirstRule rule(SignUpForm form, Map<String, String> faults) {
		if (form.pair().isEmpty() || !form.lists().contains(Subscription.ALERTS)) {
			return null;
		}
		return attempt("pair", () -> new FirstRule(form.pair(), form.percent()), faults);
	}

	private static void check(String field, boolean good, Map<String, String> faults) {
		if (!good) {
			faults.put(field, CHOICE);
		}
	}

	private static <T> @Nullable T attempt(String field, Supplier<T> reading, Map<String, String> faults) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			faults.put(field, CHOICE);
			return null;
		}
	}

}
