package elchi.alert;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import elchi.fx.CurrencyPair;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of one rule, and collects what is wrong with them.
 */
final class RuleReader {

	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");

	private final Map<String, String> words;

	private final List<String> findings = new ArrayList<>();

	RuleReader(Map<String, String> words) {
		this.words = words;
	}

	ThresholdRule read() {
		Set<String> unknown = new LinkedHashSet<>(this.words.keySet());
		unknown.removeAll(RuleText.REQUIRED);
		unknown.removeAll(RuleText.OPTIONAL);
		unknown.forEach((word) -> this.findings.add("Unknown word '%s'; a rule has %s and, if wanted, %s"
			.formatted(word, String.join(", ", RuleText.REQUIRED), String.join(", ", RuleText.OPTIONAL))));
		CurrencyPair pair = required("pair", (text) -> CurrencyPair.parse(text.toUpperCase(Locale.ROOT)));
		Direction direction = read("direction", (text) -> Direction.parse(text.toLowerCase(Locale.ROOT)));
		Condition condition = condition(word("kind").toLowerCase(Locale.ROOT));
		Boolean once = read("once", RuleReader::yes);
		LocalDate expires = read("expires", RuleReader::day);
		QuietHours quiet = read("quiet", QuietHours::parse);
		LocalDate snoozed = read("snoozed_until", RuleReader::day);
		if (!this.findings.isEmpty()) {
			throw new RuleRefusedException(this.findings);
		}
		return new ThresholdRule(Objects.requireNonNull(pair), Objects.requireNonNull(condition),
				(direction != null) ? direction : Direction.EITHER, Boolean.TRUE.equals(once), expires, quiet, snoozed);
	}

	private @Nullable Condition condition(String kind) {
		return switch (kind) {
			case "", "change" -> change();
			case "level" -> level();
			case "volatility" -> volatility();
			default -> {
				this.findings.add("Kind '%s' is not known; change, level and volatility are".formatted(kind));
				yield null;
			}
		};
	}

	private @Nullable Condition change() {
		refuse("change", "level");
		BigDecimal threshold = required("threshold_percent", RuleReader::percent);
		BigDecimal clear = read("clear_percent", RuleReader::percent);
		Window window = window();
		if (threshold == null) {
			return null;
		}
		Window since = (window != null) ? window : new Window.PreviousFixing();
		return read(() -> (clear != null) ? new Condition.Change(threshold, since, clear)
				: Condition.Change.of(threshold, since));
	}

	private @Nullable Window window() {
		Window days = read("window_days", RuleReader::days);
		Window named = read("window", (text) -> Window.parse(text.toLowerCase(Locale.ROOT)));
		if (days != null && named != null && !days.equals(named)) {
			this.findings.add("The window is '%s' and '%s'; say one of them".formatted(days, named));
		}
		if (word("window_days").isEmpty() && word("window").isEmpty()) {
			this.findings.add("There is no window; say window_days, 1 to 366, or window: fixing, week or last-alert");
		}
		return (named != null) ? named : days;
	}

	private @Nullable Condition level() {
		refuse("level", "threshold_percent", "window_days", "window");
		BigDecimal level = required("level", RuleReader::number);
		BigDecimal margin = read("clear_percent", RuleReader::percent);
		return (level != null)
				? read(() -> new Condition.Level(level, (margin != null) ? margin : Condition.Level.MARGIN)) : null;
	}

	private @Nullable Condition volatility() {
		refuse("volatility", "threshold_percent", "window_days", "window");
		BigDecimal sigmas = required("level", RuleReader::number);
		BigDecimal part = read("clear_percent", RuleReader::percent);
		if (sigmas == null) {
			return null;
		}
		return read(() -> (part != null) ? new Condition.Volatility(sigmas, sigmas.multiply(part))
				: Condition.Volatility.of(sigmas));
	}

	private void refuse(String kind, String... others) {
		for (String other : others) {
			if (!word(other).isEmpty()) {
				this.findings.add("%s '%s' says nothing about a rule of kind %s; leave it out".formatted(other,
						word(other), kind));
			}
		}
	}

	private <T> @Nullable T required(String name, Function<String, T> reading) {
		if (word(name).isEmpty()) {
			this.findings.add("There is no %s".formatted(name));
			return null;
		}
		return read(name, reading);
	}

	private <T> @Nullable T read(String name, Function<String, T> reading) {
		String text = word(name);
		return text.isEmpty() ? null : read(() -> {
			try {
				return reading.apply(text);
			}
			catch (NumberFormatException ex) {
				throw new IllegalArgumentException("%s '%s' is not a number such as 1.5".formatted(name, text), ex);
			}
			catch (DateTimeException ex) {
				throw new IllegalArgumentException("%s '%s' is not a day such as 2026-11-23".formatted(name, text), ex);
			}
		});
	}

	private <T> @Nullable T read(Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			this.findings.add(String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private String word(String name) {
		return this.words.getOrDefault(name, "").strip();
	}

	private static Window days(String text) {
		if (!text.matches("[+-]?[0-9]{1,6}")) {
			throw new NumberFormatException(text);
		}
		return new Window.Days(Integer.parseInt(text));
	}

	private static BigDecimal percent(String text) {
		return plain(number(text).movePointLeft(2));
	}

	private static BigDecimal number(String text) {
		if (!NUMBER.matcher(text).matches()) {
			throw new NumberFormatException(text);
		}
		return plain(new BigDecimal(text));
	}

	private static BigDecimal plain(BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		return (plain.scale() < 0) ? plain.setScale(0) : plain;
	}

	private static LocalDate day(String text) {
		return LocalDate.parse(text);
	}

	private static Boolean yes(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "1" -> true;
			case "false", "no", "0" -> false;
			default -> throw new IllegalArgumentException("once '%s' is not known; true and false are".formatted(text));
		};
	}

}
