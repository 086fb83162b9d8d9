package elchi.mail;

import java.util.Map;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes our mail, and how to talk to it. Timeouts are always set, TLS is
 * required unless the server is on this machine; {@code spring.mail.properties} has the
 * last word.
 */
final class SmtpServer {

	private final String protocol;

	private final String host;

	private final int port;

	private final @Nullable String username;

	private final @Nullable String password;

	private final Session session;

	SmtpServer(String protocol, String host, int port, @Nullable String username, @Nullable String password,
			Map<String, String> further) {
		this.protocol = protocol;
		this.host = host;
		this.port = port;
		this.username = username;
		this.password = password;
		this.session = Session.getInstance(properties(further));
	}

	SmtpConversation conversation() {
		return new SmtpConversation(this.session, this.protocol);
	}

	void connect(SmtpConversation conversation) throws MessagingException {
		conversation.connect(this.host, this.port, this.username, this.password);
	}

	private Properties properties(Map<String, String> further) {
		String prefix = "mail." + this.protocol + ".";
		boolean here = isThisMachine(this.host);
		Properties properties = new Properties();
		properties.put(prefix + "connectiontimeout", "5000");
		properties.put(prefix + "timeout", "30000");
		properties.put(prefix + "writetimeout", "30000");
		properties.put(prefix + "quitwait", "false");
		properties.put(prefix + "allow8bitmime", "false");
		properties.put(prefix + "auth", String.valueOf(this.username != null));
		properties.put(prefix + "starttls.enable", String.valueOf(!here));
		properties.put(prefix + "starttls.required", String.valueOf(!here));
		if (this.protocol.equals("smtp")) {
			properties.put(prefix + "socketFactory", new NoDelaySocketFactory());
			properties.put(prefix + "socketFactory.fallback", "false");
		}
		if (here) {
			properties.put(prefix + "localhost", "localhost");
		}
		properties.putAll(further);
		return properties;
	}

	private static boolean isThisMachine(String host) {
		return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
	}

}
