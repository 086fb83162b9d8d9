package elchi.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Turns one word of a definition into a value, or throws what is wrong with it in words.
 */
final class ScalarReader {

	/** What a reader of a definition calls these types, and how they are written. */
	private static final Map<String, String> NAMES = Map.of("LocalDate", "date", "LocalTime", "time of day", "URI",
			"address", "Currency", "currency", "Integer", "whole number", "Long", "whole number", "BigDecimal",
			"number", "Boolean", "yes or no");

	private static final Map<String, String> FORMS = Map.of("LocalDate", "2026-09-28", "LocalTime", "07:00", "Currency",
			"KZT", "Boolean", "true");

	private final ConversionService conversion = ApplicationConversionService.getSharedInstance();

	Object read(String text, Class<?> type) {
		if (type == String.class || type == Object.class) {
			return text;
		}
		if (type == ZoneId.class) {
			return zone(text);
		}
		if (type == Duration.class) {
			return duration(text);
		}
		if (type == Instant.class) {
			return instant(text);
		}
		if (type.isEnum()) {
			return constant(text, type);
		}
		return convert(text, ClassUtils.resolvePrimitiveIfNecessary(type));
	}

	boolean canRead(Class<?> type) {
		return type == String.class || type == Object.class || this.conversion.canConvert(String.class, type)
				|| parser(type) != null;
	}

	private static ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (RuntimeException ex) {
			throw new BadWord("Unknown zone '%s'".formatted(text),
					Suggestion.nearest(text, ZoneId.getAvailableZoneIds())
						.map("Did you mean '%s'?"::formatted)
						.orElse("Write it as the tz database does, such as 'Asia/Almaty'."));
		}
	}

	private static Duration duration(String text) {
		try {
			return DurationStyle.detectAndParse(text);
		}
		catch (RuntimeException ex) {
			throw new BadWord("Bad duration '%s'".formatted(text),
					"Write a number and one of ms, s, m, h, d, such as '6h'.");
		}
	}

	private static Instant instant(String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (RuntimeException ex) {
			throw new BadWord("Bad time '%s'".formatted(text),
					"Write date, time and offset, such as '2026-09-27T18:00+05:00'.");
		}
	}

	private static Object constant(String text, Class<?> type) {
		List<Object> constants = List.of((Object[]) type.getEnumConstants());
		List<String> words = constants.stream().map((constant) -> word(((Enum<?>) constant).name())).toList();
		int place = words.indexOf(word(text));
		if (place < 0) {
			throw new BadWord("Unknown value '%s'".formatted(text),
					Suggestion.nearest(text, words)
						.map("Did you mean '%s'?"::formatted)
						.orElse("Allowed: %s.".formatted(String.join(", ", words))));
		}
		return constants.get(place);
	}

	private static String word(String name) {
		return name.toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private Object convert(String text, Class<?> type) {
		Method parser = parser(type);
		try {
			Object value = (parser != null) ? parser.invoke(null, text) : this.conversion.convert(text, type);
			if (value != null) {
				return value;
			}
		}
		catch (InvocationTargetException ex) {
			throw new BadWord(because(ex.getTargetException(), text, type), form(type));
		}
		catch (ConversionException | IllegalAccessException ex) {
			throw new BadWord(because(root(ex), text, type), form(type));
		}
		throw new BadWord(because(null, text, type), form(type));
	}

	private static String because(@Nullable Throwable cause, String text, Class<?> type) {
		String message = (cause != null) ? cause.getMessage() : null;
		if (message != null && type.getName().startsWith("elchi.")) {
			return message;
		}
		return "'%s' is no %s".formatted(text, NAMES.getOrDefault(type.getSimpleName(), type.getSimpleName()));
	}

	private static String form(Class<?> type) {
		String form = FORMS.get(type.getSimpleName());
		return (form != null) ? "Write it such as '%s'.".formatted(form) : "";
	}

	private static Throwable root(Throwable ex) {
		Throwable cause = ex.getCause();
		return (cause != null) ? root(cause) : ex;
	}

	/** The types of the house print and parse themselves. */
	private static @Nullable Method parser(Class<?> type) {
		return Arrays.stream(ReflectionUtils.getDeclaredMethods(type))
			.filter((method) -> method.getName().equals("parse") && Modifier.isStatic(method.getModifiers())
					&& Modifier.isPublic(method.getModifiers()) && method.getReturnType() == type
					&& Arrays.equals(method.getParameterTypes(), new Class<?>[] { String.class }))
			.findFirst()
			.orElse(null);
	}

	/**
	 * A word that cannot stand where it stands.
	 */
	static final class BadWord extends RuntimeException {

		private final String remedy;

		BadWord(String what, String remedy) {
			super(what);
			this.remedy = remedy;
		}

		/**
		 * The finding with the place between what is wrong and its remedy.
		 */
		String at(String place) {
			String what = String.valueOf(getMessage());
			String open = what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
			return "%s in %s. %s".formatted(open, place, this.remedy).strip();
		}

	}

}
