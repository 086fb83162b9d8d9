package elchi.admin.watch;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A mail to an operator in words.
 *
 * @param subject subject
 * @param title what it is about
 * @param paragraphs what there is to say
 * @param link page of the console; null if there is none
 * @param preview the edition that is to be approved, as text; null in all other mails
 * @param publisher name of the publication
 * @param address the operator
 */
record OperatorView(String subject, String title, List<String> paragraphs, @Nullable String link,
		@Nullable String preview, String publisher, String address) {

	private static final int WIDTH = 72;

	/**
	 * Folds a paragraph of the text part.
	 */
	Function<String, String> wrap() {
		return OperatorView::fold;
	}

	private static String fold(String paragraph) {
		StringBuilder folded = new StringBuilder();
		int column = 0;
		for (String word : paragraph.strip().split("\\s+", -1)) {
			boolean fits = column + 1 + word.length() <= WIDTH;
			if (column > 0) {
				folded.append(fits ? ' ' : '\n');
			}
			column = (column > 0 && fits) ? column + 1 + word.length() : word.length();
			folded.append(word);
		}
		return folded.toString();
	}

}
