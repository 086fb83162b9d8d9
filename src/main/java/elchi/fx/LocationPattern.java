package elchi.fx;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with places for dates, such as
 * {@code https://cbt.tm/kurs/{date:yyyy}/x.xml}.
 */
record LocationPattern(String text) {

	private static final Pattern PLACE = Pattern.compile("\\{(date|from|to|currency)(?::([^}]+))?}");

	/**
	 * Whether it names a document of one day.
	 */
	boolean isDated() {
		return this.text.contains("{date");
	}

	/**
	 * Whether it names a document of a range of days.
	 */
	boolean isRanged() {
		return this.text.contains("{from");
	}

	URI on(LocalDate date) {
		return between(date, date, "");
	}

	URI between(LocalDate from, LocalDate to, String currency) {
		String filled = PLACE.matcher(this.text)
			.replaceAll((place) -> Matcher.quoteReplacement(fill(place, from, to, currency)));
		try {
			return URI.create(filled);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Location '%s' is not an address; its places are {date}, {from}, {to} and {currency}, with a pattern as in {date:dd.MM.yyyy}"
						.formatted(this.text),
					ex);
		}
	}

	private static String fill(MatchResult place, LocalDate from, LocalDate to, String currency) {
		return switch (place.group(1)) {
			case "currency" -> currency;
			case "to" -> format(place, to);
			default -> format(place, from);
		};
	}

	private static String format(MatchResult place, LocalDate date) {
		String pattern = place.group(2);
		return (pattern != null) ? DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date) : date.toString();
	}

}
