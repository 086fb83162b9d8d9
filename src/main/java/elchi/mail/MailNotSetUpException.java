package elchi.mail;

/**
 * It is not configured where mail goes; the message names the properties.
 */
public class MailNotSetUpException extends IllegalStateException {

	MailNotSetUpException(String reason) {
		super(reason);
	}

}
