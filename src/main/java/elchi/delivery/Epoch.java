package elchi.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far an installation has come: a number that grows whenever somebody begins to send,
 * while they send, and when they end.
 *
 * @param installation the installation's identifier
 * @param number the epoch
 */
record Epoch(String installation, long number) {

	private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36}) (\\d{1,18})");

	/**
	 * Reads one line; empty if it is none of ours.
	 */
	static Optional<Epoch> parse(String line) {
		Matcher matcher = FORM.matcher(line.strip());
		return matcher.matches() ? Optional.of(new Epoch(matcher.group(1), Long.parseLong(matcher.group(2))))
				: Optional.empty();
	}

	boolean isOf(Epoch other) {
		return this.installation.equals(other.installation);
	}

	@Override
	public String toString() {
		return this.installation + " " + this.number;
	}

}
