package elchi.news;

import java.util.List;
import java.util.Locale;

/**
 * The first one or two whole sentences of an article: never cut, and empty rather than
 * long.
 */
final class Excerpt {

	/** Two sentences together. */
	private static final int LONGEST_PAIR = 300;

	/** A sentence alone. */
	private static final int LONGEST = 360;

	/** As far as is read for it. */
	private static final int BEGINNING = 4000;

	private static final int SHORTEST = 25;

	private Excerpt() {
	}

	/**
	 * The excerpt of a text whose end may be missing: if so, a last sentence that ends in
	 * an abbreviation may have gone on and does not count.
	 */
	static String of(String title, String text, boolean truncated, Locale locale) {
		String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
		List<String> whole = Sentences.of(beginning, locale);
		boolean doubtful = (truncated || text.length() > BEGINNING) && !whole.isEmpty()
				&& Sentences.endsDoubtfully(whole.get(whole.size() - 1));
		List<String> sentences = doubtful ? whole.subList(0, whole.size() - 1) : whole;
		for (int index = 0; index < sentences.size(); index++) {
			if (tells(sentences.get(index), title)) {
				return beginningAt(index, sentences);
			}
		}
		return "";
	}

	private static String beginningAt(int index, List<String> sentences) {
		String first = sentences.get(index);
		if (first.length() > LONGEST) {
			return "";
		}
		if (index + 1 == sentences.size()) {
			return first;
		}
		String both = first + " " + sentences.get(index + 1);
		return (both.length() <= LONGEST_PAIR) ? both : first;
	}

	private static boolean tells(String sentence, String title) {
		return sentence.length() >= SHORTEST && !Titles.normalised(sentence).equals(Titles.normalised(title));
	}

}
