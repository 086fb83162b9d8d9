package elchi.mail;

/**
 * Puts its name to messages.
 */
@FunctionalInterface
interface MessageSigner {

	/** For a relay that signs by itself. */
	MessageSigner NONE = (message) -> message;

	/**
	 * The message with a signature in front.
	 * @param message the finished octets, each line of which ends with CRLF
	 */
	byte[] sign(byte[] message);

}
