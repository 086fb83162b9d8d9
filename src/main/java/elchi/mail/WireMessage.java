package elchi.mail;

/**
 * A message as it travels.
 *
 * @param from the return path
 * @param to the recipient
 * @param octets the message itself, finished and signed; each line ends with CRLF, and CR
 * and LF stand nowhere else
 */
public record WireMessage(EmailAddress from, EmailAddress to, byte[] octets) {

	public WireMessage {
		if (!LineEnds.areClean(octets)) {
			throw new IllegalArgumentException(
					"The message to '%s' holds a line that does not end with CRLF".formatted(to));
		}
	}

}
