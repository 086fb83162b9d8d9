package elchi.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A rule as named words, which is how files, the command line, forms and programs write
 * it: {@code pair=KZT/USD, threshold_percent=1, direction=either, window_days=7}. Reading
 * what was printed gives the same rule.
 */
public final class RuleText {

	/** Words that every file has. */
	public static final List<String> REQUIRED = List.of("pair", "threshold_percent", "direction", "window_days");

	/** Words that may be left out. */
	public static final List<String> OPTIONAL = List.of("kind", "level", "window", "clear_percent", "once", "expires",
			"quiet", "snoozed_until");

	static final MathContext DIGITS = MathContext.DECIMAL128;

	private RuleText() {
	}

	/**
	 * Reads a rule; a word that is absent or empty is not said.
	 * @throws RuleRefusedException with everything that is wrong
	 */
	public static ThresholdRule read(Map<String, String> words) {
		return new RuleReader(words).read();
	}

	/**
	 * All words of a rule, in the order of a file's columns.
	 */
	public static Map<String, String> print(ThresholdRule rule) {
		Map<String, String> words = new LinkedHashMap<>();
		REQUIRED.forEach((word) -> words.put(word, ""));
		OPTIONAL.forEach((word) -> words.put(word, ""));
		words.put("pair", rule.pair().toString());
		words.put("direction", rule.direction().toString());
		words.put("kind", RuleColumns.kind(rule.condition()));
		condition(rule.condition(), words);
		words.put("once", rule.once() ? "true" : "");
		words.put("expires", print(rule.expires()));
		words.put("quiet", print(rule.quiet()));
		words.put("snoozed_until", print(rule.snoozedUntil()));
		return words;
	}

	/**
	 * A rule in one sentence, {@code KZT/USD rises or falls by 1% or more within 7 days}.
	 */
	public static String sentence(ThresholdRule rule) {
		StringBuilder sentence = new StringBuilder(rule.pair().toString()).append(' ').append(condition(rule));
		append(sentence, rule.once() ? ", once" : "", "");
		append(sentence, ", until ", print(rule.expires()));
		append(sentence, ", silent at ", print(rule.quiet()));
		append(sentence, ", silent until ", print(rule.snoozedUntil()));
		return sentence.toString();
	}

	private static void append(StringBuilder sentence, String what, String value) {
		if (!value.isEmpty() || what.endsWith("once")) {
			sentence.append(what).append(value);
		}
	}

	private static String condition(ThresholdRule rule) {
		if (rule.condition() instanceof Condition.Level level) {
			String way = switch (rule.direction()) {
				case UP -> " upwards";
				case DOWN -> " downwards";
				case EITHER -> "";
			};
			return "crosses " + print(level.level()) + way;
		}
		String moves = switch (rule.direction()) {
			case UP -> "rises";
			case DOWN -> "falls";
			case EITHER -> "rises or falls";
		};
		return moves + " by " + new Reasons(rule).bound() + " or more" + RuleOutlook.since(rule.condition());
	}

	private static void condition(Condition condition, Map<String, String> words) {
		if (condition instanceof Condition.Change change) {
			words.put("threshold_percent", Percent.print(change.threshold()));
			window(change.window(), words);
			boolean usual = change.clear()
				.compareTo(Condition.Change.of(change.threshold(), change.window()).clear()) == 0;
			words.put("clear_percent", usual ? "" : Percent.print(change.clear()));
		}
		else if (condition instanceof Condition.Level level) {
			words.put("level", print(level.level()));
			boolean usual = level.margin().compareTo(Condition.Level.MARGIN) == 0;
			words.put("clear_percent", usual ? "" : Percent.print(level.margin()));
		}
		else {
			Condition.Volatility volatility = (Condition.Volatility) condition;
			words.put("level", print(volatility.sigmas()));
			BigDecimal part = volatility.clear().divide(volatility.sigmas(), DIGITS);
			words.put("clear_percent", (part.compareTo(new BigDecimal("0.5")) == 0) ? "" : Percent.print(part));
		}
	}

	private static void window(Window window, Map<String, String> words) {
		if (window instanceof Window.Days days) {
			words.put("window_days", Integer.toString(days.count()));
		}
		else {
			words.put("window", window.toString());
		}
	}

	private static String print(BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		return plain.toPlainString();
	}

	private static String print(@Nullable Object word) {
		return (word != null) ? word.toString() : "";
	}

}
