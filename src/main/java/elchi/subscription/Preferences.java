package elchi.subscription;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What a reader chose to get, such as {@code ru|Asia/Almaty|KG KZ|KZT|html|excerpts||}.
 * {@link #parse} reads what {@link #key} prints, and equal preferences have equal keys.
 * Choosing every country or every currency is the same as choosing none.
 *
 * @param language language of the mails
 * @param zone where the reader's days begin
 * @param countries countries by ISO 3166 code; empty for all
 * @param currencies currencies by ISO 4217 code; empty for all
 * @param format whether HTML is sent beside the text
 * @param style how much is told of each story
 * @param day the day on which the digest shall come; null for the publisher's
 * @param hour the local time at which the digest shall come; null for the publisher's
 */
public record Preferences(Locale language, ZoneId zone, Set<String> countries, Set<String> currencies, Format format,
		Style style, @Nullable DayOfWeek day, @Nullable LocalTime hour) {

	/** The languages that can be chosen, each of which has its phrases. */
	public static final Set<String> LANGUAGES = sorted(Set.of("en", "kk", "ky", "ru", "tg", "tk", "uz"));

	/** The countries that can be chosen. */
	public static final Set<String> COUNTRIES = sorted(Set.of("KZ", "KG", "TJ", "TM", "UZ"));

	/** The currencies that can be chosen. */
	public static final Set<String> CURRENCIES = sorted(Set.of("KGS", "KZT", "TJS", "UZS", "TMT"));

	/** Everything, in English. */
	public static final Preferences DEFAULT = new Preferences(Locale.ENGLISH, ZoneOffset.UTC, Set.of(), Set.of(),
			Format.HTML, Style.EXCERPTS, null, null);

	public Preferences {
		countries = chosen(countries, COUNTRIES, "country");
		currencies = chosen(currencies, CURRENCIES, "currency");
		hour = (hour != null) ? hour.truncatedTo(ChronoUnit.MINUTES) : null;
	}

	public static Preferences parse(String key) {
		String[] parts = key.split("\\|", -1);
		if (parts.length != 8) {
			throw new IllegalArgumentException("Preferences '%s' are not of the form %s".formatted(key, DEFAULT.key()));
		}
		return new Preferences(Choices.language(parts[0]), Choices.zone(parts[1]), Choices.set(parts[2]),
				Choices.set(parts[3]), Choices.of(Format.class, parts[4]), Choices.of(Style.class, parts[5]),
				Choices.day(parts[6]), Choices.hour(parts[7]));
	}

	/**
	 * The canonical text of these preferences.
	 */
	public String key() {
		return String.join("|", this.language.toLanguageTag(), this.zone.getId(), Choices.print(this.countries),
				Choices.print(this.currencies), Choices.print(this.format), Choices.print(this.style),
				Choices.print(this.day), Choices.print(this.hour));
	}

	/**
	 * The part of the {@link #key} that shapes what is told: all but zone, day and hour.
	 * Readers who have it in common can share a rendering that prints no time of day.
	 */
	public String content() {
		return String.join("|", this.language.toLanguageTag(), Choices.print(this.countries),
				Choices.print(this.currencies), Choices.print(this.format), Choices.print(this.style));
	}

	/**
	 * The same choices in another language.
	 */
	public Preferences in(Locale other) {
		return new Preferences(other, this.zone, this.countries, this.currencies, this.format, this.style, this.day,
				this.hour);
	}

	public boolean wantsCountry(String country) {
		return this.countries.isEmpty() || this.countries.contains(country);
	}

	public boolean wantsCurrency(String currency) {
		return this.currencies.isEmpty() || this.currencies.contains(currency);
	}

	@Override
	public String toString() {
		return key();
	}

	private static Set<String> chosen(Set<String> chosen, Set<String> possible, String kind) {
		for (String one : chosen) {
			if (!possible.contains(one)) {
				throw new IllegalArgumentException(
						"Unknown %s '%s'; one of %s is needed".formatted(kind, one, possible));
			}
		}
		return (chosen.size() == possible.size()) ? Set.of() : sorted(chosen);
	}

	private static Set<String> sorted(Set<String> set) {
		return Collections.unmodifiableSet(new TreeSet<>(set));
	}

	/**
	 * What a mail consists of.
	 */
	public enum Format {

		/** Text and HTML. */
		HTML,
		/** Text alone. */
		TEXT

	}

	/**
	 * How much is told of each story.
	 */
	public enum Style {

		/** Headline and one or two sentences. */
		EXCERPTS,
		/** Headline alone. */
		HEADLINES

	}

}
