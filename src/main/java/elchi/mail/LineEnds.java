package elchi.mail;

/**
 * Ends of lines, on which hangs where a message ends: a server that takes a bare LF for
 * one would read a dot behind it as the message's end, and commands in what follows.
 */
final class LineEnds {

	private LineEnds() {
	}

	/**
	 * Whether each line ends with CRLF, the last one too, and CR and LF stand nowhere
	 * else.
	 */
	static boolean areClean(byte[] octets) {
		int length = octets.length;
		for (int i = 0; i < length; i++) {
			boolean loneReturn = octets[i] == '\r' && (i + 1 == length || octets[i + 1] != '\n');
			boolean loneFeed = octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r');
			if (loneReturn || loneFeed) {
				return false;
			}
		}
		return length == 0 || octets[length - 1] == '\n';
	}

}
