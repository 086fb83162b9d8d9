package elchi.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.template.Phrases;

/**
 * The fields in which a trader writes a rule, and the rule that they say.
 *
 * @param pair the pair
 * @param kind {@code change}, {@code level} or {@code volatility}
 * @param amount percent, level or multiple, as it was written
 * @param amountLabel what is to be written there
 * @param directions the choices
 * @param windows the choices
 * @param kinds the choices; empty where the kind stands
 * @param asksWindow whether a window is to be chosen
 */
record RuleForm(String pair, String kind, String amount, String amountLabel, List<Option> directions,
		List<Option> windows, List<Option> kinds, boolean asksWindow) {

	private static final String CHANGE = "change";

	private static final List<String> KINDS = List.of(CHANGE, "level", "volatility");

	private static final List<String> DIRECTIONS = List.of("either", "up", "down");

	private static final List<String> WINDOWS = List.of("fixing", "1d", "7d", "30d", "week", "last-alert");

	/**
	 * The fields for a rule of any kind.
	 * @param words what was written before; empty at first
	 */
	static RuleForm open(Phrases phrases, Map<String, String> words) {
		return form(phrases, words, options(phrases, "alert.form.kind.", KINDS, word(words, "kind", CHANGE)),
				phrases.text("alert.form.amount"));
	}

	/**
	 * The fields for changing a rule, which keeps its pair and its kind.
	 */
	static RuleForm of(Phrases phrases, ThresholdRule rule, Map<String, String> words) {
		Map<String, String> all = new HashMap<>(written(rule));
		all.putAll(words);
		all.put("pair", rule.pair().toString());
		all.put("kind", RuleColumns.kind(rule.condition()));
		return form(phrases, all, List.of(), phrases.text("alert.form.amount." + all.get("kind")));
	}

	private static RuleForm form(Phrases phrases, Map<String, String> words, List<Option> kinds, String label) {
		String kind = word(words, "kind", CHANGE);
		return new RuleForm(word(words, "pair", ""), kind, word(words, "amount", ""), label,
				options(phrases, "alert.form.direction.", DIRECTIONS, word(words, "direction", "either")),
				windows(phrases, word(words, "window", "7d")), kinds, !kinds.isEmpty() || kind.equals(CHANGE));
	}

	/**
	 * The rule that was written.
	 * @throws RuleRefusedException with everything that is wrong
	 */
	static ThresholdRule read(Map<String, String> words) {
		return RuleText.read(said(words));
	}

	/**
	 * The rule that one becomes. What the form does not ask for stays; how far a move
	 * must come back stays with the threshold that it was meant for.
	 * @throws RuleRefusedException with everything that is wrong
	 */
	static ThresholdRule read(ThresholdRule rule, Map<String, String> words) {
		Map<String, String> before = RuleText.print(rule);
		Map<String, String> form = new HashMap<>(words);
		form.put("pair", rule.pair().toString());
		form.put("kind", RuleColumns.kind(rule.condition()));
		Map<String, String> said = said(form);
		for (String kept : List.of("once", "expires", "quiet", "snoozed_until")) {
			said.put(kept, before.getOrDefault(kept, ""));
		}
		if (said.getOrDefault("threshold_percent", "").equals(before.get("threshold_percent"))
				&& said.getOrDefault("level", "").equals(before.get("level"))) {
			said.put("clear_percent", before.getOrDefault("clear_percent", ""));
		}
		return RuleText.read(said);
	}

	private static Map<String, String> said(Map<String, String> form) {
		String kind = word(form, "kind", CHANGE);
		String amount = word(form, "amount", "").replace(',', '.').replace("%", "").strip();
		Map<String, String> words = new HashMap<>();
		words.put("pair", word(form, "pair", "").strip().toUpperCase(Locale.ROOT));
		words.put("kind", kind);
		words.put("direction", word(form, "direction", ""));
		words.put("threshold_percent", kind.equals(CHANGE) ? amount : "");
		words.put("level", kind.equals(CHANGE) ? "" : amount);
		words.put("window", kind.equals(CHANGE) ? word(form, "window", "") : "");
		return words;
	}

	private static Map<String, String> written(ThresholdRule rule) {
		Map<String, String> words = RuleText.print(rule);
		boolean change = rule.condition() instanceof Condition.Change;
		String window = (rule.condition() instanceof Condition.Change asked) ? asked.window().toString() : "";
		return Map.of("amount", words.getOrDefault(change ? "threshold_percent" : "level", ""), "direction",
				words.getOrDefault("direction", ""), "window", window);
	}

	private static String word(Map<String, String> words, String name, String otherwise) {
		String word = words.getOrDefault(name, "");
		return word.isEmpty() ? otherwise : word;
	}

	private static List<Option> options(Phrases phrases, String key, List<String> values, String chosen) {
		return values.stream()
			.map((value) -> new Option(value, phrases.text(key + value), value.equals(chosen)))
			.toList();
	}

	private static List<Option> windows(Phrases phrases, String chosen) {
		List<String> values = new ArrayList<>(WINDOWS);
		if (!values.contains(chosen)) {
			values.add(chosen);
		}
		RuleWords words = new RuleWords(new AlertWords(phrases));
		return values.stream().map((value) -> new Option(value, name(words, value), value.equals(chosen))).toList();
	}

	private static String name(RuleWords words, String window) {
		try {
			return words.window("rule.window", Window.parse(window));
		}
		catch (IllegalArgumentException ex) {
			return window;
		}
	}

	/**
	 * One choice.
	 *
	 * @param value as it is sent
	 * @param name as it is read
	 * @param chosen whether it stands
	 */
	record Option(String value, String name, boolean chosen) {
	}

}
