package elchi.mail;

/**
 * What decides how a text is encoded. The measures of its runs of lines add up to its
 * own.
 *
 * @param length how many characters
 * @param foreign how many of them are not ASCII
 * @param longest the longest line with its carriage return
 */
record Measure(int length, int foreign, int longest) {

	static final Measure NOTHING = new Measure(0, 0, 0);

	/**
	 * Measures whole lines without controls, each of which ends with CRLF.
	 */
	static Measure of(String lines) {
		int foreign = 0;
		int column = 0;
		int longest = 0;
		for (int i = 0; i < lines.length(); i++) {
			char c = lines.charAt(i);
			foreign += (c > 126) ? 1 : 0;
			column = (c == '\n') ? 0 : column + 1;
			longest = Math.max(longest, column);
		}
		return new Measure(lines.length(), foreign, longest);
	}

	/**
	 * The measure of both, one behind the other.
	 */
	Measure and(Measure other) {
		return new Measure(this.length + other.length, this.foreign + other.foreign,
				Math.max(this.longest, other.longest));
	}

}
