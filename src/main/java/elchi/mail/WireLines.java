package elchi.mail;

import java.util.Collection;

/**
 * A run of whole lines that was looked through once: each ends with CRLF, CR and LF stand
 * nowhere else, and it is known where a line begins with a dot. Runs one behind the other
 * are such a run again, so that none needs a second look.
 */
final class WireLines {

	private final byte[] octets;

	/** Where in the octets a line begins with a dot. */
	private final int[] dots;

	private WireLines(byte[] octets, int[] dots) {
		this.octets = octets;
		this.dots = dots;
	}

	/**
	 * Looks through some lines, which nobody may change from then on.
	 * @throws IllegalArgumentException if an end of a line is none
	 */
	static WireLines of(byte[] octets) {
		if (!LineEnds.areClean(octets)) {
			throw new IllegalArgumentException("A line does not end with CRLF");
		}
		int found = 0;
		for (int i = 0; i < octets.length; i++) {
			found += isLeadingDot(octets, i) ? 1 : 0;
		}
		int[] dots = new int[found];
		for (int i = octets.length - 1; found > 0; i--) {
			if (isLeadingDot(octets, i)) {
				dots[--found] = i;
			}
		}
		return new WireLines(octets, dots);
	}

	/**
	 * The octets of all runs.
	 */
	static byte[] joined(Collection<WireLines> runs) {
		byte[] joined = new byte[runs.stream().mapToInt(WireLines::length).sum()];
		int next = 0;
		for (WireLines run : runs) {
			System.arraycopy(run.octets, 0, joined, next, run.octets.length);
			next += run.octets.length;
		}
		return joined;
	}

	/**
	 * The octets of all runs, with the dot at the begin of a line doubled (RFC 5321,
	 * 4.5.2).
	 */
	static byte[] stuffed(Collection<WireLines> runs) {
		byte[] stuffed = new byte[runs.stream().mapToInt((run) -> run.length() + run.dots.length).sum()];
		int next = 0;
		for (WireLines run : runs) {
			int start = 0;
			for (int dot : run.dots) {
				System.arraycopy(run.octets, start, stuffed, next, dot - start);
				next += dot - start;
				stuffed[next++] = '.';
				start = dot;
			}
			System.arraycopy(run.octets, start, stuffed, next, run.octets.length - start);
			next += run.octets.length - start;
		}
		return stuffed;
	}

	int length() {
		return this.octets.length;
	}

	private static boolean isLeadingDot(byte[] octets, int i) {
		return octets[i] == '.' && (i == 0 || octets[i - 1] == '\n');
	}

}
