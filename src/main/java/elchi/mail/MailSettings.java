package elchi.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sending that {@code spring.mail} has no property for.
 *
 * @param embedded whether mail goes to the embedded server when no 'spring.mail.host' is
 * set
 * @param messagesPerConnection how many messages one connection carries before it is
 * closed and opened again
 * @param rate how many messages the server of 'spring.mail' may be given in which time,
 * such as 20/s; any number if not set
 * @param relays further servers, which are called in this order while those before them
 * rest
 * @param dkim signatures, if the relay does not sign by itself
 */
@ConfigurationProperties("elchi.mail")
record MailSettings(@DefaultValue("false") boolean embedded, @DefaultValue("500") int messagesPerConnection,
		@Nullable Rate rate, @DefaultValue List<FurtherRelay> relays, @DefaultValue Dkim dkim) {

	MailSettings {
		relays = List.copyOf(relays);
		if (messagesPerConnection < 1) {
			throw new IllegalArgumentException(
					"elchi.mail.messages-per-connection is %d; at least 1 is needed".formatted(messagesPerConnection));
		}
	}

	/**
	 * A server that is called while those before it rest.
	 *
	 * @param host its name
	 * @param port its port; 25, or 465 for smtps, if not set
	 * @param protocol smtp, or smtps for encryption before the first word
	 * @param username login
	 * @param password password of the login
	 * @param sslBundle SSL bundle whose certificates are trusted instead of the JDK's
	 * @param rate how many messages it may be given in which time; any number if not set
	 * @param properties as in 'spring.mail.properties'
	 */
	record FurtherRelay(@DefaultValue("") String host, @Nullable Integer port, @DefaultValue("smtp") String protocol,
			@Nullable String username, @Nullable String password, @Nullable String sslBundle, @Nullable Rate rate,
			@DefaultValue Map<String, String> properties) {

		FurtherRelay {
			List<String> findings = new ArrayList<>();
			if (host.isBlank()) {
				findings.add("it has no host");
			}
			if (!protocol.equals("smtp") && !protocol.equals("smtps")) {
				findings.add("its protocol '%s' is not known; smtp and smtps are".formatted(protocol));
			}
			if (port != null && (port < 1 || port > 65535)) {
				findings.add("its port is %d; 1 to 65535 are possible".formatted(port));
			}
			if (!findings.isEmpty()) {
				throw new IllegalArgumentException(
						"Relay '%s' of elchi.mail.relays: %s".formatted(host, String.join("; ", findings)));
			}
			properties = Map.copyOf(properties);
		}

		boolean isSecure() {
			return this.protocol.equals("smtps");
		}

		int portOrUsual() {
			return (this.port != null) ? this.port : (isSecure() ? 465 : 25);
		}

	}

	/**
	 * How mail is signed.
	 *
	 * @param domain domain that signs, the one of the author's addresses
	 * @param selectors names of the keys that sign, made by 'dkim-keys'; without any,
	 * nothing is signed
	 */
	record Dkim(@DefaultValue("") String domain, @DefaultValue List<String> selectors) {

		Dkim {
			selectors = List.copyOf(selectors);
		}

	}

}
