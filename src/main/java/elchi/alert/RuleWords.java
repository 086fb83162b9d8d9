package elchi.alert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import elchi.alert.Notice.Decided;

/**
 * A rule in words: what it waits for, and what would be news after an alert.
 */
final class RuleWords {

	private static final String DIRECTION = "direction";

	private static final String TIMES = "times";

	private static final String CLEAR = "clear";

	private static final String LEVEL = "level";

	private static final String SIGN = "sign";

	private final AlertWords words;

	RuleWords(AlertWords words) {
		this.words = words;
	}

	/**
	 * Such as {@code KZT/USD, 1% either way, 7 days, once}.
	 */
	String rule(ThresholdRule rule) {
		List<String> parts = new ArrayList<>(List.of(condition(rule)));
		if (rule.once()) {
			parts.add(this.words.text("rule.once"));
		}
		if (rule.expires() != null) {
			parts.add(this.words.format("rule.expires", Map.of("date", this.words.fullDay(rule.expires()))));
		}
		if (rule.quiet() != null) {
			parts.add(this.words.format("rule.quiet",
					Map.of("from", rule.quiet().from().toString(), "to", rule.quiet().to().toString())));
		}
		return String.join(", ", parts);
	}

	private String condition(ThresholdRule rule) {
		Map<String, Object> facts = new HashMap<>(
				Map.of("pair", rule.pair().toString(), DIRECTION, rule.direction().toString()));
		if (rule.condition() instanceof Condition.Change change) {
			facts.put("percent", this.words.percent(change.threshold()));
			facts.put("window", window("rule.window", change.window()));
			return this.words.format("rule.change", facts);
		}
		if (rule.condition() instanceof Condition.Level level) {
			facts.put(LEVEL, this.words.number(level.level()));
			return this.words.format("rule.level", facts);
		}
		facts.put(TIMES, this.words.number(((Condition.Volatility) rule.condition()).sigmas()));
		return this.words.format("rule.volatility", facts);
	}

	/**
	 * A window in a sentence or in a rule.
	 * @param key {@code window} or {@code rule.window}
	 */
	String window(String key, Window window) {
		return (window instanceof Window.Days days) ? this.words.format(key + ".days", Map.of("days", days.count()))
				: this.words.text(key + "." + window);
	}

	/**
	 * What was passed, {@code +2%}, {@code 0.105} or {@code 3}.
	 */
	String bound(ThresholdRule rule, Sign sign, int wholes) {
		if (rule.condition() instanceof Condition.Level level) {
			return this.words.number(level.level());
		}
		BigDecimal passed = Bounds.of(rule.condition()).fire(sign).multiply(BigDecimal.valueOf(wholes));
		return (rule.condition() instanceof Condition.Change) ? signed(passed, sign) : this.words.number(passed);
	}

	/**
	 * What would be news from an alert on.
	 */
	String next(ThresholdRule rule, Decided decided) {
		if (rule.once()) {
			return this.words.text("next.once");
		}
		if (rule.condition() instanceof Condition.Level level) {
			return nextCrossing(rule.direction(), level, decided.sign());
		}
		Bounds bounds = Bounds.of(rule.condition());
		BigDecimal on = bounds.fire(decided.sign()).multiply(BigDecimal.valueOf(Math.max(1, decided.step()) + 1L));
		BigDecimal clear = bounds.clear(decided.sign());
		if (rule.condition() instanceof Condition.Volatility) {
			return this.words.format("next.volatility",
					Map.of("on", this.words.number(on), CLEAR, this.words.number(clear)));
		}
		Condition.Change change = (Condition.Change) rule.condition();
		if (change.window() instanceof Window.LastAlert) {
			return this.words.format("next.last-alert", Map.of("percent", this.words.percent(change.threshold())));
		}
		Sign back = decided.sign().opposite();
		String turn = rule.direction().permits(back)
				? this.words.format("next.turn", Map.of("percent", signed(change.threshold(), back))) : "";
		return this.words.format("next.change",
				Map.of("on", signed(on, decided.sign()), "turn", turn, CLEAR, this.words.percent(clear)));
	}

	private String nextCrossing(Direction direction, Condition.Level level, Sign sign) {
		Bounds bounds = Bounds.of(level);
		String side = name(sign);
		if (direction.permits(sign.opposite())) {
			BigDecimal turn = bounds.turn(sign.opposite()).abs();
			return this.words.format("next.level.either", Map.of(SIGN, side, "turn", this.words.number(turn)));
		}
		return this.words.format("next.level.one-way", Map.of(SIGN, side, LEVEL, this.words.number(level.level()),
				CLEAR, this.words.number(bounds.clear(sign).abs())));
	}

	private String signed(BigDecimal size, Sign sign) {
		return this.words.signedPercent((sign == Sign.UP) ? size : size.negate());
	}

	/**
	 * A sign as the phrases select it.
	 */
	static String name(Sign sign) {
		return (sign == Sign.UP) ? "up" : "down";
	}

}
