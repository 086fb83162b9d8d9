package elchi.subscription;

import java.util.List;
import java.util.Map;

/**
 * The simple alert that one can set up while signing up: a change of a pair in seven
 * days, either way. {@link #parse} reads what {@link #toString} prints.
 *
 * @param pair such as {@code KZT/USD}
 * @param percent such as {@code 1}
 */
public record FirstRule(String pair, String percent) {

	/** The pairs that are offered; the manat is pegged. */
	public static final List<String> PAIRS = List.of("KZT/USD", "KGS/USD", "TJS/USD", "UZS/USD");

	/** The percentages that are offered. */
	public static final List<String> PERCENTS = List.of("0.5", "1", "2", "3", "5");

	public FirstRule {
		if (!PAIRS.contains(pair)) {
			throw new IllegalArgumentException("Unknown pair '%s'; one of %s is needed".formatted(pair, PAIRS));
		}
		if (!PERCENTS.contains(percent)) {
			throw new IllegalArgumentException(
					"Percentage '%s' is not offered; one of %s is needed".formatted(percent, PERCENTS));
		}
	}

	static FirstRule parse(String text) {
		int blank = text.indexOf(' ');
		return new FirstRule(text.substring(0, blank), text.substring(blank + 1));
	}

	/**
	 * The same in the fields of the rules' own form.
	 */
	Map<String, String> form() {
		return Map.of("section", "rules", "do", "save", "pair", this.pair, "kind", "change", "amount", this.percent,
				"direction", "either", "window", "7d");
	}

	@Override
	public String toString() {
		return this.pair + " " + this.percent;
	}

}
