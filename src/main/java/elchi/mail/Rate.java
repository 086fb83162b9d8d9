package elchi.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many messages in a second, a minute or an hour, such as {@code 50/s}. {@link #of}
 * reads what {@link #toString} prints.
 *
 * @param messages how many, at least 1
 * @param unit {@code s}, {@code m} or {@code h}
 */
public record Rate(long messages, String unit) {

	private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})\\s*/\\s*(s|m|h)");

	private static final Map<String, Duration> UNITS = Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
			"h", Duration.ofHours(1));

	public Rate {
		if (messages < 1 || !UNITS.containsKey(unit)) {
			throw refused(messages + "/" + unit);
		}
	}

	/**
	 * Reads {@code 50/s}, {@code 1000/m} or {@code 20000/h}.
	 */
	public static Rate of(String text) {
		Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			throw refused(text);
		}
		return new Rate(Long.parseLong(matcher.group(1)), matcher.group(2));
	}

	/**
	 * Nanoseconds from the start of one message to the start of the next.
	 */
	public long intervalNanos() {
		return UNITS.getOrDefault(this.unit, Duration.ZERO).toNanos() / this.messages;
	}

	private static IllegalArgumentException refused(String text) {
		return new IllegalArgumentException("'%s' is not a rate such as 50/s, 1000/m or 20000/h".formatted(text));
	}

	@Override
	public String toString() {
		return this.messages + "/" + this.unit;
	}

}
