package elchi.mail;

/**
 * Where messages are handed over.
 */
public interface Mailer {

	/**
	 * A connection for many messages, to be used by one thread. The server is called at
	 * the first message or by {@link MailConnection#open()}.
	 * @throws MailNotSetUpException if it is not configured where mail goes
	 */
	MailConnection connect();

}
