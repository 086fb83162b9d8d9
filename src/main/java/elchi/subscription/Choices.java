package elchi.subscription;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The written form of single choices, in preferences as in a file's cells.
 */
final class Choices {

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private Choices() {
	}

	static Locale language(String text) {
		Locale locale = Locale.forLanguageTag(text);
		if (!LANGUAGES.contains(locale.getLanguage()) || !locale.toLanguageTag().equalsIgnoreCase(text)) {
			throw new IllegalArgumentException(
					"Unknown language '%s'; a tag such as en, ru or uz-Latn is needed".formatted(text));
		}
		return locale;
	}

	/**
	 * A language that is spoken, perhaps with a region or a script. What was stored
	 * before is read by {@link #language} alone, so that a language can be given up.
	 */
	static Locale offered(String text) {
		Locale locale = language(text);
		if (!Preferences.LANGUAGES.contains(locale.getLanguage())) {
			throw new IllegalArgumentException("Language '%s' is not spoken; one of %s is needed, or none for English"
				.formatted(text, Preferences.LANGUAGES));
		}
		return locale;
	}

	static ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"Unknown zone '%s'; a name such as Asia/Almaty is needed".formatted(text), ex);
		}
	}

	static Set<String> set(String text) {
		return new TreeSet<>(words(text.toUpperCase(Locale.ROOT)));
	}

	static List<String> words(String text) {
		return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
	}

	static <E extends Enum<E>> E of(Class<E> type, String text) {
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equalsIgnoreCase(text)) {
				return constant;
			}
		}
		throw new IllegalArgumentException("Unknown %s '%s'; one of %s is needed".formatted(kind(type), text,
				Arrays.stream(type.getEnumConstants()).map(Choices::print).toList()));
	}

	private static String kind(Class<?> type) {
		return (type == DayOfWeek.class) ? "day"
				: type.getSimpleName().replace("SubscriberStatus", "status").toLowerCase(Locale.ROOT);
	}

	static @Nullable DayOfWeek day(String text) {
		return text.isEmpty() ? null : of(DayOfWeek.class, text);
	}

	static @Nullable LocalTime hour(String text) {
		if (text.isEmpty()) {
			return null;
		}
		try {
			return LocalTime.parse((text.indexOf(':') == 1) ? "0" + text : text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Hour '%s' is not a time such as 07:00".formatted(text), ex);
		}
	}

	static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Date '%s' is not a day such as 2026-11-23".formatted(text), ex);
		}
	}

	static String print(@Nullable Enum<?> constant) {
		return (constant != null) ? constant.name().toLowerCase(Locale.ROOT) : "";
	}

	static String print(@Nullable LocalTime hour) {
		return (hour != null) ? hour.toString() : "";
	}

	static String print(Collection<String> words) {
		return String.join(" ", words);
	}

}
