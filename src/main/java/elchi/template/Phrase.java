package elchi.template;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import org.jspecify.annotations.Nullable;

/**
 * One pattern in one language.
 *
 * @param key its name
 * @param pattern in the syntax of ICU's MessageFormat
 * @param arguments names of its arguments, whatever they stand in
 * @param constant its text if it has no arguments
 */
record Phrase(String key, String pattern, Set<String> arguments, @Nullable String constant) {

	static Phrase parse(String path, String key, String pattern, Locale locale) {
		try {
			MessageFormat format = new MessageFormat(pattern, locale);
			Set<String> arguments = arguments(new MessagePattern(pattern));
			return new Phrase(key, pattern, arguments, arguments.isEmpty() ? format.format(Map.of()) : null);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Phrase '%s' in %s is not a pattern of ICU's MessageFormat: %s".formatted(key, path, pattern), ex);
		}
	}

	/**
	 * All names, also of what only some choices of another argument say, which
	 * {@link MessageFormat#getArgumentNames} leaves out.
	 */
	private static Set<String> arguments(MessagePattern pattern) {
		Set<String> names = new TreeSet<>();
		for (int index = 0; index < pattern.countParts(); index++) {
			if (pattern.getPartType(index) == MessagePattern.Part.Type.ARG_NAME) {
				names.add(pattern.getSubstring(pattern.getPart(index)));
			}
		}
		return names;
	}

	/**
	 * Formats with a fresh MessageFormat, which is not safe for threads.
	 */
	String format(Locale locale, Map<String, ?> given) {
		if (this.constant != null) {
			return this.constant;
		}
		for (String argument : this.arguments) {
			if (given.get(argument) == null) {
				throw new IllegalArgumentException("Phrase '%s' needs the argument '%s'; given are %s"
					.formatted(this.key, argument, given.keySet()));
			}
		}
		return new MessageFormat(this.pattern, locale).format(given);
	}

}
