package elchi.subscription;

/**
 * Folds the paragraphs of a text part, so that a plain reader shows them whole.
 */
final class TextPart {

	private static final int COLUMNS = 72;

	private TextPart() {
	}

	/**
	 * Folds at spaces, at 72 columns. What has no space, a link, stays whole.
	 */
	static String wrap(String text) {
		StringBuilder folded = new StringBuilder();
		int column = 0;
		for (String word : text.strip().split("\\s+", -1)) {
			int length = word.codePointCount(0, word.length());
			if (column > 0 && column + 1 + length > COLUMNS) {
				folded.append('\n');
				column = 0;
			}
			else if (column > 0) {
				folded.append(' ');
				column++;
			}
			folded.append(word);
			column += length;
		}
		return folded.toString();
	}

}
