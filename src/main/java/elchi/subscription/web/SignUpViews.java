package elchi.subscription.web;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import elchi.subscription.FirstRule;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.subscription.Subscription;
import elchi.template.Phrases;

import org.springframework.stereotype.Component;

/**
 * The sign-up page with what was chosen on it, in the words of its language.
 */
@Component
class SignUpViews {

	private final Phrases phrases;

	private final Publisher publisher;

	SignUpViews(Phrases phrases, Publisher publisher) {
		this.phrases = phrases;
		this.publisher = publisher;
	}

	/**
	 * What is agreed to by pressing the button.
	 */
	String consent(Locale language) {
		return this.phrases.in(language)
			.format("subscription.signup.consent", Map.of("publisher", this.publisher.name()));
	}

	View view(SignUpForm form, Map<String, String> faults, Locale language) {
		Phrases spoken = this.phrases.in(language);
		return new View(form, faults(spoken, faults), choices(form, spoken), languages(spoken, "/subscribe"),
				consent(language), language.getLanguage());
	}

	/**
	 * What is wrong, in words, by field; empty for a field that is good.
	 */
	Faults faults(Locale language, Map<String, String> faults) {
		return faults(this.phrases.in(language), faults);
	}

	/**
	 * The same page in the languages that there are.
	 */
	List<Other> languages(Locale language, String page) {
		return languages(this.phrases.in(language), page);
	}

	private List<Other> languages(Phrases spoken, String page) {
		return this.phrases.languages()
			.stream()
			.map((other) -> new Other(other.toLanguageTag(), this.phrases.in(other).text("language.name"),
					page + "?lang=" + other.toLanguageTag(), other.getLanguage().equals(spoken.locale().getLanguage())))
			.toList();
	}

	private static Faults faults(Phrases spoken, Map<String, String> faults) {
		List<Fault> all = faults.entrySet()
			.stream()
			.map((fault) -> new Fault(fault.getKey(), spoken.text("subscription.fault." + fault.getValue())))
			.toList();
		return new Faults(all);
	}

	/**
	 * What can be chosen, with what was chosen.
	 */
	Choices choices(SignUpForm form, Locale language) {
		return choices(form, this.phrases.in(language));
	}

	private Choices choices(SignUpForm form, Phrases spoken) {
		return new Choices(
				options(Subscription.LISTS, form.lists(), (list) -> spoken.text("subscription.signup.list." + list)),
				options(Preferences.LANGUAGES, List.of(form.language()),
						(tag) -> this.phrases.in(Locale.forLanguageTag(tag)).text("language.name")),
				zones(form.zone()),
				options(Preferences.COUNTRIES, form.countries(), (code) -> spoken.text("subscription.country." + code)),
				options(Preferences.CURRENCIES, form.currencies(),
						(code) -> spoken.text("digest.currency." + code) + " (" + code + ")"),
				options(List.of("html", "text"), List.of(form.format()),
						(format) -> spoken.text("subscription.format." + format.toUpperCase(Locale.ROOT))),
				options(List.of("excerpts", "headlines"), List.of(form.style()),
						(style) -> spoken.text("subscription.style." + style.toUpperCase(Locale.ROOT))),
				options(Offers.DAYS, List.of(form.day()), (day) -> day(spoken, day)), hours(form.hour()),
				options(FirstRule.PAIRS, List.of(form.pair()), (pair) -> pair(spoken, pair)),
				options(FirstRule.PERCENTS, List.of(form.percent()), (percent) -> percent(spoken, percent)));
	}

	private static List<Option> zones(String chosen) {
		List<String> zones = new ArrayList<>(Offers.ZONES);
		if (Offers.isZone(chosen) && !zones.contains(chosen)) {
			zones.add(chosen);
		}
		return options(zones, List.of(chosen), (zone) -> zone.replace('_', ' '));
	}

	private static List<Option> hours(String chosen) {
		TreeSet<String> hours = new TreeSet<>(Offers.HOURS);
		if (Offers.isHour(chosen)) {
			hours.add(chosen);
		}
		return options(hours, List.of(chosen), (hour) -> hour);
	}

	private static List<Option> options(Collection<String> values, Collection<String> chosen,
			UnaryOperator<String> name) {
		return values.stream().map((value) -> new Option(value, name.apply(value), chosen.contains(value))).toList();
	}

	private static String day(Phrases spoken, String day) {
		DayOfWeek wanted = DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
		return spoken.date(LocalDate.EPOCH.with(TemporalAdjusters.nextOrSame(wanted)), "cccc");
	}

	private static String pair(Phrases spoken, String pair) {
		return spoken.text("digest.currency." + pair.substring(0, 3)) + " (" + pair + ")";
	}

	private static String percent(Phrases spoken, String percent) {
		BigDecimal value = new BigDecimal(percent);
		return spoken.number(value, 0, 1) + "\u00a0%";
	}

	/**
	 * What the template sees.
	 *
	 * @param form what was typed
	 * @param faults what is wrong with it
	 * @param offers what can be chosen
	 * @param languages the same page in other languages
	 * @param consent what is agreed to
	 * @param spoken tag of the page's language
	 */
	record View(SignUpForm form, Faults faults, Choices offers, List<Other> languages, String consent, String spoken) {
	}

	/**
	 * What can be chosen.
	 *
	 * @param lists the lists
	 * @param languages languages of the mails
	 * @param zones time zones
	 * @param countries countries
	 * @param currencies currencies
	 * @param formats forms of a mail
	 * @param styles how much is told
	 * @param days days of the week
	 * @param hours hours of the day
	 * @param pairs pairs of a first alert
	 * @param percents how far it must move
	 */
	record Choices(List<Option> lists, List<Option> languages, List<Option> zones, List<Option> countries,
			List<Option> currencies, List<Option> formats, List<Option> styles, List<Option> days, List<Option> hours,
			List<Option> pairs, List<Option> percents) {
	}

	/**
	 * One choice.
	 *
	 * @param value as it is sent
	 * @param name as it is read
	 * @param chosen whether it stands
	 */
	record Option(String value, String name, boolean chosen) {
	}

	/**
	 * The page in another language.
	 *
	 * @param tag tag of the language
	 * @param name what the language calls itself
	 * @param link where it is
	 * @param here whether it is this one
	 */
	record Other(String tag, String name, String link, boolean here) {
	}

	/**
	 * What is wrong.
	 *
	 * @param all one for each field that is wrong
	 */
	record Faults(List<Fault> all) {

		boolean any() {
			return !this.all.isEmpty();
		}

		String email() {
			return of("email");
		}

		String name() {
			return of("name");
		}

		String lists() {
			return of("lists");
		}

		private String of(String field) {
			return this.all.stream()
				.filter((fault) -> fault.field().equals(field))
				.map(Fault::words)
				.findFirst()
				.orElse("");
		}

		boolean wrongEmail() {
			return !email().isEmpty();
		}

		boolean wrongName() {
			return !name().isEmpty();
		}

		boolean wrongLists() {
			return !lists().isEmpty();
		}

	}

	/**
	 * What is wrong with one field.
	 *
	 * @param field the field, whose id on the page it is
	 * @param words what is wrong
	 */
	record Fault(String field, String words) {
	}

}
