package elchi.mail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the server said in its answer to EHLO that it can do.
 *
 * @param extensions parameters by keyword, all in upper case
 */
record Capabilities(Map<String, List<String>> extensions) {

	/** Of a server that does not know EHLO. */
	static final Capabilities NONE = new Capabilities(Map.of());

	/**
	 * Reads the lines of the answer; the first is only a greeting.
	 */
	static Capabilities of(List<String> lines) {
		Map<String, List<String>> extensions = new HashMap<>();
		for (String line : lines.subList(1, lines.size())) {
			// Some old servers write AUTH=PLAIN.
			List<String> words = Arrays
				.asList(line.substring(Math.min(4, line.length())).strip().toUpperCase(Locale.ROOT).split("[ =]+", -1));
			extensions.putIfAbsent(words.get(0), words.subList(1, words.size()));
		}
		return new Capabilities(Map.copyOf(extensions));
	}

	boolean has(String extension) {
		return this.extensions.containsKey(extension);
	}

	List<String> parameters(String extension) {
		return this.extensions.getOrDefault(extension, List.of());
	}

}
