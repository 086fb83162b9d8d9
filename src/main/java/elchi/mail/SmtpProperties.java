package elchi.mail;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.net.ssl.SSLContext;

import elchi.mail.SmtpServer.Encryption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code spring.mail.properties}, whose names are those of Jakarta Mail, such as
 * {@code mail.smtp.timeout}. Time limits are always set, and TLS is required unless the
 * server is on this machine; the properties have the last word.
 */
final class SmtpProperties {

	private static final Logger LOG = LoggerFactory.getLogger(SmtpProperties.class);

	private static final Set<String> KNOWN = Set.of("connectiontimeout", "timeout", "writetimeout", "localhost", "auth",
			"starttls.enable", "starttls.required", "ssl.enable", "ssl.checkserveridentity", "pipelining");

	private final String prefix;

	private final Map<String, String> properties;

	private final boolean checksName;

	/**
	 * Creates it.
	 * @param protocol {@code smtp} or {@code smtps}, the beginning of the names
	 * @param checksName whether a certificate must be made out to the host, unless a
	 * property says so
	 */
	SmtpProperties(String protocol, Map<String, String> properties, boolean checksName) {
		this.prefix = "mail." + protocol + ".";
		this.properties = properties;
		this.checksName = checksName;
	}

	/**
	 * The server that these properties speak of.
	 * @param secure whether encryption comes before the first word
	 * @param context whose certificates are trusted
	 */
	SmtpServer server(String host, int port, SmtpServer.@Nullable Login login, boolean secure, SSLContext context) {
		warnOfUnknown();
		boolean here = SmtpServer.isThisMachine(host);
		SmtpServer.Tls tls = new SmtpServer.Tls(encryption(secure, here),
				flag("ssl.checkserveridentity", this.checksName), context);
		SmtpServer.Limits limits = new SmtpServer.Limits(millis("connectiontimeout", 5000), millis("timeout", 30000),
				millis("writetimeout", 30000));
		return new SmtpServer(host, port, flag("auth", true) ? login : null, tls, limits,
				text("localhost", here ? "localhost" : null), flag("pipelining", true));
	}

	private Encryption encryption(boolean secure, boolean here) {
		if (flag("ssl.enable", secure)) {
			return Encryption.FROM_THE_START;
		}
		if (flag("starttls.required", !here && flag("starttls.enable", true))) {
			return Encryption.REQUIRED;
		}
		return flag("starttls.enable", !here) ? Encryption.IF_OFFERED : Encryption.NONE;
	}

	private void warnOfUnknown() {
		Set<String> unknown = new TreeSet<>(this.properties.keySet());
		KNOWN.forEach((known) -> unknown.remove(this.prefix + known));
		if (!unknown.isEmpty()) {
			LOG.warn("These of 'spring.mail.properties' have no effect: {}; known are {} behind '{}'", unknown,
					new TreeSet<>(KNOWN), this.prefix);
		}
	}

	private boolean flag(String name, boolean otherwise) {
		String value = text(name, null);
		if (value == null) {
			return otherwise;
		}
		if (!value.equals("true") && !value.equals("false")) {
			throw new IllegalArgumentException(
					"'%s%s' is '%s'; it can be true or false".formatted(this.prefix, name, value));
		}
		return value.equals("true");
	}

	private Duration millis(String name, int otherwise) {
		String value = text(name, String.valueOf(otherwise));
		if (value == null || !value.matches("[1-9]\\d{0,8}")) {
			throw new IllegalArgumentException(
					"'%s%s' is '%s'; it is a number of milliseconds, at least 1".formatted(this.prefix, name, value));
		}
		return Duration.ofMillis(Long.parseLong(value));
	}

	private @Nullable String text(String name, @Nullable String otherwise) {
		String value = this.properties.get(this.prefix + name);
		return (value != null && !value.isBlank()) ? value.strip() : otherwise;
	}

}
