package elchi.mail;

/**
 * What became of one message at the server.
 */
public sealed interface SendResult {

	/**
	 * The server took responsibility.
	 *
	 * @param reply the last reply line, which often holds a queue id
	 */
	record Accepted(String reply) implements SendResult {
	}

	/**
	 * Not now: 4yz, or the connection was lost before the message's end was sent.
	 *
	 * @param reply the reply line, or what happened to the connection
	 * @param about what the reply is about
	 */
	record Deferred(String reply, About about) implements SendResult {

		/**
		 * Whether the connection, not the recipient, was at fault.
		 */
		public boolean connectionLost() {
			return this.about == About.CONNECTION;
		}

	}

	/**
	 * Never: 5yz about this recipient or this message.
	 *
	 * @param reply the reply line
	 * @param status the enhanced status code such as {@code 5.1.1}; empty if none was
	 * given
	 * @param fault whose fault it is
	 */
	record Rejected(String reply, String status, Fault fault) implements SendResult {
	}

	/**
	 * The connection broke after the message's end was sent: it may have been accepted.
	 *
	 * @param reason what happened to the connection
	 */
	record Uncertain(String reason) implements SendResult {
	}

	/**
	 * What a transient refusal is about.
	 */
	enum About {

		/** The connection, which is lost: 421, or no reply at all. */
		CONNECTION,

		/** The sender, at MAIL: whoever the recipient is. */
		SENDER,

		/** The recipient, at RCPT, or the message to them. */
		RECIPIENT

	}

	/**
	 * Whose fault a permanent refusal is (RFC 3463 codes).
	 */
	enum Fault {

		/** The address does not exist (5.1.x): reported to its subscription. */
		ADDRESS,

		/**
		 * The mailbox or its server refuses (5.0.x, 5.2.x, 5.4.x, 5.5.0): held against
		 * it.
		 */
		MAILBOX,

		/**
		 * This message is refused as it is (5.2.3, 5.5.x, 5.6.x): no address is at fault.
		 */
		MESSAGE,

		/** Ours (5.7.x, or any 5yz at the greeting or at MAIL): the mailing pauses. */
		SENDER;

		/**
		 * What an enhanced status code says, whether it came at once or in a report
		 * afterwards. Of class 4 it is the last word of a server that gave up.
		 * @param status such as {@code 5.1.1}; empty if none was given
		 */
		public static Fault of(String status) {
			String detail = (status.length() > 2) ? status.substring(2) : "";
			if (status.startsWith("5.7.") || detail.equals("1.7") || detail.equals("1.8")) {
				return SENDER;
			}
			if (status.startsWith("5.1.")) {
				return ADDRESS;
			}
			boolean size = detail.equals("2.3") || detail.equals("3.4");
			boolean refused = detail.startsWith("5.") || detail.startsWith("6.") || detail.startsWith("7.");
			// A large provider says 5.5.0 when it has no such mailbox.
			return (size || (refused && !detail.equals("5.0"))) ? MESSAGE : MAILBOX;
		}

	}

}
