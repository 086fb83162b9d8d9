package elchi.news;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that outlets write: ISO 8601, RFC 822 and their many kin, in English,
 * Russian, German and French, and seconds since 1970.
 * <p>
 * What is no date, or could be two, is null and never a guess: neither "now" nor the
 * nearest date that would fit.
 */
final class FeedDates {

	private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\d{3})?");

	private static final Pattern ISO = Pattern
		.compile("(\\d{4})(?:-0?(\\d{1,2})(?:-(\\d{1,2})(?:[Tt ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?"
				+ "\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?[Zz]?)?)?)?");

	private FeedDates() {
	}

	/**
	 * The instant that a date means; one without a zone is taken in the given zone.
	 */
	static @Nullable Instant parse(@Nullable String text, ZoneId zone) {
		if (text == null || text.length() > 100) {
			return null;
		}
		String plain = text.strip();
		try {
			if (EPOCH.matcher(plain).matches()) {
				long number = Long.parseLong(plain);
				return (plain.length() == 13) ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
			}
			Matcher iso = ISO.matcher(plain);
			return iso.matches() ? iso(iso, zone) : new WordyDate(zone).parse(plain);
		}
		catch (DateTimeException | NumberFormatException ex) {
			return null;
		}
	}

	static @Nullable Instant parse(@Nullable String text) {
		return parse(text, ZoneOffset.UTC);
	}

	private static Instant iso(Matcher iso, ZoneId zone) {
		LocalDate date = LocalDate.of(number(iso, 1, 0), number(iso, 2, 1), number(iso, 3, 1));
		LocalTime time = LocalTime.of(number(iso, 4, 0), number(iso, 5, 0), number(iso, 6, 0));
		String offset = iso.group(7);
		return date.atTime(time)
			.atZone((offset != null) ? ZoneOffset.of(offset.toUpperCase(Locale.ROOT)) : zone)
			.toInstant();
	}

	private static int number(Matcher matcher, int group, int otherwise) {
		String digits = matcher.group(group);
		return (digits != null) ? Integer.parseInt(digits) : otherwise;
	}

}
