package elchi.mail;

import java.util.Optional;

/**
 * A conversation with the server that is kept for many messages, and begun anew after it
 * was lost or has carried its share. Not safe for use by several threads.
 * <p>
 * {@link #send} carries one message from end to end. On a distant server it is better to
 * begin the next one behind the content of the last, which costs one round trip for each
 * message instead of four:
 *
 * <pre>
 * connection.begin(first);  connection.await();  // first is open
 * connection.begin(second);                      // content of first, envelope of second
 * connection.await();                            // first is accepted, second is open
 * connection.end();                              // content of second, second is accepted
 * </pre>
 *
 * No method throws for a reply or a broken connection: whatever happens is in a result.
 */
public interface MailConnection extends AutoCloseable {

	/**
	 * Makes sure that the server listens. No message may be open.
	 * @return why it does not: {@link SendResult.Deferred} with the connection lost, or
	 * {@link SendResult.Rejected} by our own fault; empty if the connection is open
	 */
	Optional<SendResult> open();

	/**
	 * The relay that this connection leads to; before it was opened, the one that would
	 * be called first.
	 */
	Relay relay();

	/**
	 * Whether a message may be begun now, behind the open one if there is one.
	 */
	boolean isReady();

	/**
	 * Writes and signs a message, so that it needs only to be sent.
	 */
	WireMessage finish(MailMessage message);

	/**
	 * Sends the content of the message that is open, if one is, and the envelope of
	 * another, and does not wait. The connection must be {@linkplain #isReady() ready}.
	 */
	void begin(WireMessage message);

	/**
	 * Sends the content of the message that is open but for its end, so that the server
	 * reads while something else is done. Nothing is taken before the end, which goes
	 * with {@link #begin} or {@link #end}.
	 */
	void sendAhead();

	/**
	 * Waits for what the server says to {@link #begin}.
	 */
	Answer await();

	/**
	 * Sends the content of the message that is open, and waits for what becomes of it.
	 */
	SendResult end();

	/**
	 * Sends one message from end to end, on a fresh connection if the server closed the
	 * old one meanwhile. No message may be open.
	 */
	default SendResult send(MailMessage message) {
		WireMessage finished = finish(message);
		Beginning beginning = new Beginning.Missed("");
		while (beginning instanceof Beginning.Missed) {
			Optional<SendResult> refusal = open();
			if (refusal.isPresent()) {
				return refusal.get();
			}
			begin(finished);
			beginning = await().next();
		}
		return (beginning instanceof Beginning.Ended ended) ? ended.result() : end();
	}

	/**
	 * Hangs up. The end of a message that is open is not sent.
	 */
	@Override
	void close();

}
