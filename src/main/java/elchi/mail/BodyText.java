package elchi.mail;

/**
 * Text as it stands in a part before it is encoded.
 */
final class BodyText {

	private static final String END = "\r\n";

	private BodyText() {
	}

	/**
	 * Ends every line with CRLF and drops all other controls but the tab.
	 */
	static String lines(String text) {
		StringBuilder lines = new StringBuilder(text.length() + text.length() / 20 + 2);
		int begin = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if ((c >= ' ' && c != 127) || c == '\t') {
				continue;
			}
			lines.append(text, begin, i);
			if (c == '\n' || c == '\r') {
				lines.append(END);
				i += (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') ? 1 : 0;
			}
			begin = i + 1;
		}
		return lines.append(text, begin, text.length()).toString();
	}

	/**
	 * Ends the last line, too.
	 */
	static String ended(String lines) {
		return lines.endsWith("\n") ? lines : lines + END;
	}

}
