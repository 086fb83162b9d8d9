package elchi.mail;

import java.util.List;

/**
 * A message as it travels, finished and signed: each line ends with CRLF, and CR and LF
 * stand nowhere else.
 */
public final class WireMessage {

	private final EmailAddress from;

	private final EmailAddress to;

	private final List<WireLines> runs;

	/**
	 * Creates a message from octets of any origin, which are looked through.
	 * @param from the return path
	 * @param to the recipient
	 * @param octets the message itself
	 */
	public WireMessage(EmailAddress from, EmailAddress to, byte[] octets) {
		this(from, to, List.of(lines(to, octets)));
	}

	WireMessage(EmailAddress from, EmailAddress to, List<WireLines> runs) {
		this.from = from;
		this.to = to;
		this.runs = List.copyOf(runs);
	}

	private static WireLines lines(EmailAddress to, byte[] octets) {
		try {
			return WireLines.of(octets);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The message to '%s' holds a line that does not end with CRLF".formatted(to), ex);
		}
	}

	/**
	 * The return path.
	 */
	public EmailAddress from() {
		return this.from;
	}

	/**
	 * The recipient.
	 */
	public EmailAddress to() {
		return this.to;
	}

	/**
	 * The message itself.
	 */
	public byte[] octets() {
		return WireLines.joined(this.runs);
	}

	/**
	 * The message as it travels behind DATA, without the dot that ends it.
	 */
	byte[] stuffed() {
		return WireLines.stuffed(this.runs);
	}

}
