package elchi.mail;

import java.util.Map;

/**
 * Mailers for the tests of other rooms.
 */
public final class TestMailers {

	private TestMailers() {
	}

	/**
	 * Sends to a server on this machine.
	 */
	public static Mailer to(int port) {
		SmtpServer server = new SmtpServer("smtp", "127.0.0.1", port, null, null, Map.of("mail.smtp.timeout", "3000"));
		return () -> new SmtpConnection(server, 500);
	}

}
