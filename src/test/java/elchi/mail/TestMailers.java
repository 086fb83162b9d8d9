package elchi.mail;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

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
		return to(port, true, 500);
	}

	/**
	 * Sends to a server on this machine.
	 * @param pipelining whether commands travel together where the server offers it
	 * @param limit how many messages one connection carries
	 */
	public static Mailer to(int port, boolean pipelining, int limit) {
		Map<String, String> properties = Map.of("mail.smtp.timeout", "3000", "mail.smtp.pipelining",
				String.valueOf(pipelining));
		return () -> connection(port, limit, properties);
	}

	static MailConnection connection(int port, int limit, Map<String, String> properties) {
		SmtpServer server = new SmtpProperties("smtp", properties, true).server("127.0.0.1", port, null, false,
				Trust.standard());
		return connection(server, limit);
	}

	static MailConnection connection(SmtpServer server, int limit) {
		Relays relays = new Relays(List.of(Relays.Route.to(server)), System::nanoTime, RandomGenerator.getDefault());
		return new SmtpConnection(relays, new Deadlines(), MessageSigner.NONE, limit);
	}

}
