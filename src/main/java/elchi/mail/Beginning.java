package elchi.mail;

/**
 * How far a message came that was begun.
 */
public sealed interface Beginning {

	/**
	 * The server waits for its content, of which nothing has gone yet.
	 */
	record Open() implements Beginning {
	}

	/**
	 * It ended before its content was sent: it was refused, or the connection was lost.
	 *
	 * @param result what became of it: never accepted and never uncertain
	 */
	record Ended(SendResult result) implements Beginning {
	}

	/**
	 * The connection ended before the server took up this message at all, over another
	 * message or over nothing. It may be begun anew on a fresh connection, where this
	 * cannot happen.
	 *
	 * @param reason what happened
	 */
	record Missed(String reason) implements Beginning {
	}

}
