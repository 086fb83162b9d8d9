package elchi.mail;

import java.util.List;

/**
 * Puts its name to messages.
 */
@FunctionalInterface
interface MessageSigner {

	/** For a relay that signs by itself. */
	MessageSigner NONE = (message) -> message;

	/**
	 * The message with a signature in front.
	 * @param message the finished lines
	 */
	List<WireLines> sign(List<WireLines> message);

}
