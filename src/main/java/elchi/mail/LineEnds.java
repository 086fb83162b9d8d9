package elchi.mail;

import java.io.ByteArrayOutputStream;

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

	/**
	 * Ends each line with CRLF, the last one too.
	 */
	static byte[] clean(byte[] octets) {
		if (areClean(octets)) {
			return octets;
		}
		ByteArrayOutputStream clean = new ByteArrayOutputStream(octets.length + 64);
		for (int i = 0; i < octets.length; i++) {
			if (octets[i] == '\n' || octets[i] == '\r') {
				clean.write('\r');
				clean.write('\n');
				i += (octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n') ? 1 : 0;
			}
			else {
				clean.write(octets[i]);
			}
		}
		if (octets[octets.length - 1] != '\n' && octets[octets.length - 1] != '\r') {
			clean.writeBytes(new byte[] { '\r', '\n' });
		}
		return clean.toByteArray();
	}

	/**
	 * Doubles the dot at the begin of a line (RFC 5321, 4.5.2).
	 */
	static byte[] stuffed(byte[] octets) {
		int dots = 0;
		for (int i = 0; i < octets.length; i++) {
			dots += isLeadingDot(octets, i) ? 1 : 0;
		}
		if (dots == 0) {
			return octets;
		}
		byte[] stuffed = new byte[octets.length + dots];
		int next = 0;
		for (int i = 0; i < octets.length; i++) {
			if (isLeadingDot(octets, i)) {
				stuffed[next++] = '.';
			}
			stuffed[next++] = octets[i];
		}
		return stuffed;
	}

	private static boolean isLeadingDot(byte[] octets, int i) {
		return octets[i] == '.' && (i == 0 || octets[i - 1] == '\n');
	}

}
