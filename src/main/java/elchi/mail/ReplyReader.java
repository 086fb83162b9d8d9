package elchi.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads replies of one line or many. What is no reply ends the wire, since nobody can
 * know what the next line would answer.
 */
final class ReplyReader {

	private static final int MOST_LINES = 200;

	private final SmtpWire wire;

	ReplyReader(SmtpWire wire) {
		this.wire = wire;
	}

	ReplyLine read() {
		List<String> lines = lines();
		if (lines.isEmpty()) {
			return ReplyLine.missing(this.wire.failure());
		}
		return ReplyLine.of(lines);
	}

	/**
	 * The lines of a reply; none if the wire is lost.
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		long deadline = this.wire.deadline();
		while (lines.size() < MOST_LINES) {
			String line = this.wire.readLine(deadline);
			if (line == null) {
				return List.of();
			}
			if (!isReply(line)) {
				this.wire.fail("The server answered what is no reply: " + ReplyLine.of(0, line).text());
				return List.of();
			}
			lines.add(line);
			if (line.length() == 3 || line.charAt(3) == ' ') {
				return lines;
			}
		}
		this.wire.fail("The server answered more than %d lines".formatted(MOST_LINES));
		return List.of();
	}

	private static boolean isReply(String line) {
		return line.length() >= 3 && line.charAt(0) >= '2' && line.charAt(0) <= '5' && isDigit(line.charAt(1))
				&& isDigit(line.charAt(2)) && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
