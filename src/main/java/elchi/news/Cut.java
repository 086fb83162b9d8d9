package elchi.news;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without the mark by which the outlet says that it goes on elsewhere, and without
 * the line by which its software advertises.
 *
 * @param text what is left, possibly ending in the middle of a sentence
 * @param truncated whether there was such a mark
 */
record Cut(String text, boolean truncated) {

	private static final Pattern MORE = Pattern.compile(
			"(?iuU)\\s*(?:(?:\\[?\\s*(?:…|\\.{3,}|\\.\\s\\.\\s\\.)\\s*]?|\\b(?:continue reading|read more|read the full (?:story|article)"
					+ "|читать далее|читать полностью|подробнее|далее)\\b[^\\n.!?]{0,120}[.…»→]*|→|&raquo;)\\s*)+$");

	private static final Pattern ADVERTISED = Pattern
		.compile("(?iuU)\\b(?:the post\\s.{1,300}\\sappeared first on\\s.{1,100}"
				+ "|(?:сообщение|запись)\\s.{1,300}\\s(?:впервые\\s)?появил\\p{L}+\\s.{1,100})$");

	/** Marks stand at the end; nothing else is searched for them. */
	private static final int TAIL = 600;

	static Cut of(String text) {
		String own = without(ADVERTISED, text);
		String left = without(MORE, own);
		return new Cut(left, !left.equals(own));
	}

	private static String without(Pattern mark, String text) {
		Matcher matcher = mark.matcher(text);
		matcher.region(Math.max(0, text.length() - TAIL), text.length());
		return matcher.find() ? text.substring(0, matcher.start()).strip() : text;
	}

}
