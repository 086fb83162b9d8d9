package elchi.mail;

import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * A server that takes our mail, and how to talk to it.
 *
 * @param host its name or address
 * @param port its port
 * @param login who we are to it; null if it does not ask
 * @param tls how the conversation is encrypted
 * @param limits how long anything may take
 * @param localName how we call ourselves; null for our address
 * @param pipelining whether commands may travel together where the server offers it
 */
record SmtpServer(String host, int port, @Nullable Login login, Tls tls, Limits limits, @Nullable String localName,
		boolean pipelining) {

	/**
	 * A server that is trusted as this process is.
	 */
	static SmtpServer onThisMachine(int port) {
		return new SmtpProperties("smtp", Map.of(), true).server("127.0.0.1", port, null, false, Trust.standard());
	}

	static boolean isThisMachine(String host) {
		return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
	}

	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

	/**
	 * When encryption begins.
	 */
	enum Encryption {

		/** Never. */
		NONE,

		/** After STARTTLS, if the server offers it. */
		IF_OFFERED,

		/** After STARTTLS, or there is no conversation. */
		REQUIRED,

		/** Before the first word, as on port 465. */
		FROM_THE_START

	}

	/**
	 * How the conversation is encrypted.
	 *
	 * @param encryption when
	 * @param checksName whether the certificate must be made out to the host
	 * @param context whose certificates are trusted
	 */
	record Tls(Encryption encryption, boolean checksName, SSLContext context) {
	}

	/**
	 * How long anything may take.
	 *
	 * @param connect until the server takes the call
	 * @param read until a reply is complete
	 * @param write until the server has taken what was sent
	 */
	record Limits(Duration connect, Duration read, Duration write) {
	}

	/**
	 * A name and its secret.
	 *
	 * @param username the name
	 * @param password the secret
	 */
	record Login(String username, String password) {

		@Override
		public String toString() {
			return "Login[username=" + this.username + "]";
		}

	}

}
