package elchi.mail;

import java.util.Optional;

/**
 * A conversation with the server that is kept for many messages, and begun anew by itself
 * after it was lost or has carried its share. Not safe for use by several threads.
 */
public interface MailConnection extends AutoCloseable {

	/**
	 * Makes sure that the server listens, before a message is begun.
	 * @return why it does not: {@link SendResult.Deferred} with the connection lost, or
	 * {@link SendResult.Rejected} by our own fault; empty if the connection is open
	 */
	Optional<SendResult> open();

	/**
	 * Sends one message. Whatever happens is in the result; no exception is thrown for a
	 * reply or a broken connection.
	 */
	SendResult send(MailMessage message);

	@Override
	void close();

}
