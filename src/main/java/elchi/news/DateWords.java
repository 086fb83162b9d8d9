package elchi.news;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The words of dates: months in four languages, and the zones that have names.
 */
final class DateWords {

	/** Beginnings of the months' names, without accents; the first that fits counts. */
	private static final List<List<String>> MONTHS = List.of(List.of("jan", "янв"), List.of("feb", "fev", "фев"),
			List.of("mar", "мар"), List.of("apr", "avr", "апр"), List.of("may", "mai", "маи", "мая"),
			List.of("jun", "juin", "июн"), List.of("jul", "juil", "июл"), List.of("aug", "aou", "авг"),
			List.of("sep", "сен"), List.of("oct", "okt", "окт"), List.of("nov", "ноя"), List.of("dec", "dez", "дек"));

	/**
	 * The American names mean what they say in winter, as RFC 822 has it; the rest are
	 * those that outlets of the region and their software use.
	 */
	private static final Map<String, String> ZONES = Map.ofEntries(Map.entry("Z", "Z"), Map.entry("UT", "Z"),
			Map.entry("UTC", "Z"), Map.entry("GMT", "Z"), Map.entry("EST", "-05:00"), Map.entry("EDT", "-04:00"),
			Map.entry("ET", "-05:00"), Map.entry("CST", "-06:00"), Map.entry("CDT", "-05:00"),
			Map.entry("CT", "-06:00"), Map.entry("MST", "-07:00"), Map.entry("MDT", "-06:00"),
			Map.entry("MT", "-07:00"), Map.entry("PST", "-08:00"), Map.entry("PDT", "-07:00"),
			Map.entry("PT", "-08:00"), Map.entry("AT", "-04:00"), Map.entry("AST", "-04:00"),
			Map.entry("MET", "+01:00"), Map.entry("MEST", "+02:00"), Map.entry("CET", "+01:00"),
			Map.entry("CEST", "+02:00"), Map.entry("EET", "+02:00"), Map.entry("EEST", "+03:00"),
			Map.entry("MSK", "+03:00"), Map.entry("UZT", "+05:00"), Map.entry("TJT", "+05:00"),
			Map.entry("TMT", "+05:00"), Map.entry("KGT", "+06:00"));

	private DateWords() {
	}

	static @Nullable Integer month(String word) {
		String plain = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
			.replaceAll("\\p{M}|\\.$", "");
		if (!plain.chars().allMatch(Character::isLetter)) {
			return null;
		}
		for (int index = 0; index < MONTHS.size(); index++) {
			if (MONTHS.get(index).stream().anyMatch(plain::startsWith)) {
				return index + 1;
			}
		}
		return null;
	}

	static @Nullable ZoneId zone(String word) {
		String offset = ZONES.get(word);
		if (offset != null) {
			return ZoneOffset.of(offset);
		}
		try {
			return word.contains("/") ? ZoneId.of(word) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * A year in four digits, or in two, which mean 1970 to 2069.
	 */
	static int year(String digits) {
		int number = Integer.parseInt(digits);
		if (digits.length() != 2) {
			return number;
		}
		return (number < 70) ? 2000 + number : 1900 + number;
	}

}
