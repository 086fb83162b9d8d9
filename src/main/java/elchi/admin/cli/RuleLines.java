package elchi.admin.cli;

import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Rules in lines for a terminal.
 */
final class RuleLines {

	private RuleLines() {
	}

	/**
	 * One of a list.
	 */
	static String listed(JsonNode rule) {
		String last = rule.path("last_alert").asString("");
		return "%6s  %-26s %-16s %s  %s"
			.formatted(text(rule, "id"), text(rule, "owner"), text(rule, "state"), text(rule, "rule"),
					last.isEmpty() ? "" : "last alert " + last)
			.stripTrailing();
	}

	/**
	 * One by itself.
	 */
	static String standing(JsonNode rule) {
		return "Rule %s is %s: %s.".formatted(text(rule, "id"), text(rule, "state"), text(rule, "rule"));
	}

	/**
	 * Why a rule fired, and why it did not.
	 */
	static Stream<String> explanation(JsonNode explanation) {
		JsonNode rule = explanation.get("rule");
		JsonNode past = explanation.get("past");
		return Stream.concat(
				Stream.of("Rule %s of %s: %s.".formatted(text(rule, "id"), text(rule, "owner"), text(rule, "rule")),
						"It is %s, held against %s of %s.".formatted(text(rule, "state"), text(explanation, "series"),
								explanation.path("source").asString("no source")),
						"Now:  " + decision(explanation.get("observed")),
						"News: %s.".formatted(text(explanation, "next")),
						past.isEmpty() ? "Nothing has changed about it yet." : "What changed about it:"),
				past.valueStream().map((entry) -> "  " + decision(entry)));
	}

	/**
	 * One decision with its reason.
	 */
	static String decision(JsonNode entry) {
		String date = entry.has("date") ? text(entry, "date") + "  " : "";
		String mailing = entry.has("mailing") ? " (told by %s)".formatted(text(entry, "mailing")) : "";
		return "%s%-10s %s.%s".formatted(date, text(entry, "verdict").toUpperCase(Locale.ROOT), text(entry, "reason"),
				mailing);
	}

	private static String text(JsonNode object, String name) {
		return object.path(name).asString("");
	}

}
