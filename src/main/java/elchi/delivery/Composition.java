package elchi.delivery;

import elchi.mail.MailMessage;

/**
 * What a composer has to say about one delivery at the moment of sending.
 */
public sealed interface Composition {

	/**
	 * The message.
	 *
	 * @param message ready to be sent
	 */
	record Composed(MailMessage message) implements Composition {
	}

	/**
	 * The recipient shall not get it any more.
	 *
	 * @param reason for the ledger, {@code unsubscribed 2026-11-23}
	 */
	record Withdrawn(String reason) implements Composition {
	}

}
