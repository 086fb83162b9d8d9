package elchi.admin.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Where commands look at rules and change them: in their own process, or at a server.
 * Rules, explanations and trials are the objects that {@code /api/v1/rules} answers with.
 */
interface RuleDesk {

	/**
	 * The newest ones, at most 200.
	 * @param owner address of the only owner; empty for all
	 * @param state where they stand; empty for anywhere
	 */
	List<JsonNode> list(String owner, String state);

	/**
	 * Why a rule fired, and why it did not.
	 * @throws IllegalArgumentException if there is no such rule
	 */
	JsonNode explain(long rule);

	/**
	 * What a rule would have done in the last year.
	 * @param words the rule, in the words of a file's columns
	 */
	JsonNode tryOut(Map<String, String> words);

	/**
	 * Ends a rule for good.
	 * @return the rule as it is then
	 */
	JsonNode stop(long rule, String reason);

	/**
	 * Keeps a rule silent until a day of its owner's zone.
	 * @return the rule as it is then
	 */
	JsonNode snooze(long rule, LocalDate until, String reason);

}
