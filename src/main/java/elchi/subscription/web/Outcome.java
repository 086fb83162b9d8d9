package elchi.subscription.web;

import java.util.Map;

/**
 * What came of a form on the page of somebody's preferences.
 */
sealed interface Outcome {

	/**
	 * It is done, and doing it again would change nothing more.
	 *
	 * @param word what is done: the end of a phrase's key
	 */
	record Done(String word) implements Outcome {
	}

	/**
	 * Something in it is not possible.
	 *
	 * @param typed what was typed, by the name of its field
	 * @param faults what is wrong, by field: the end of a phrase's key
	 */
	record Refused(Map<String, String> typed, Map<String, String> faults) implements Outcome {
	}

	/**
	 * Too much was asked for.
	 */
	record TooMany() implements Outcome {
	}

}
