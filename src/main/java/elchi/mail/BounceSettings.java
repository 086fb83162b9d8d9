package elchi.mail;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that return paths and the address for unsubscribing lead to.
 *
 * @param host host of the mailbox that return paths and the address for unsubscribing
 * lead to; without it no bounces are read
 * @param protocol how it is read, imap or pop3
 * @param port port of the mailbox; the protocol's own if not set
 * @param username login of the mailbox
 * @param password password of the mailbox
 * @param folder folder that is read over imap
 * @param encryption when TLS begins: 'tls' at once, 'starttls' by command, 'none' never,
 * which only this machine may be spoken to
 * @param sslBundle SSL bundle whose certificates are trusted instead of the JDK's
 * @param timeout time to wait for a connection, an answer, or a write
 */
@ConfigurationProperties("elchi.mail.bounces")
record BounceSettings(@DefaultValue("") String host, @DefaultValue("imap") Protocol protocol, @Nullable Integer port,
		@DefaultValue("") String username, @DefaultValue("") String password, @DefaultValue("INBOX") String folder,
		@DefaultValue("tls") Encryption encryption, @Nullable String sslBundle, @DefaultValue("30s") Duration timeout) {

	BounceSettings {
		if (!host.isBlank() && username.isBlank()) {
			throw new IllegalArgumentException(
					"elchi.mail.bounces.username is not set; mailbox '%s' has a login".formatted(host));
		}
		if (!host.isBlank() && encryption == Encryption.NONE && !SmtpServer.isThisMachine(host)) {
			throw new IllegalArgumentException(
					"elchi.mail.bounces.encryption is 'none' for '%s': a password goes to other machines by 'tls' or 'starttls'"
						.formatted(host));
		}
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(
					"elchi.mail.bounces.timeout is %s; it must be positive".formatted(timeout));
		}
	}

	int effectivePort() {
		if (this.port != null) {
			return this.port;
		}
		boolean tls = this.encryption == Encryption.TLS;
		return switch (this.protocol) {
			case IMAP -> tls ? 993 : 143;
			case POP3 -> tls ? 995 : 110;
		};
	}

	/**
	 * How it is read.
	 */
	enum Protocol {

		/** IMAP4. */
		IMAP,
		/** POP3. */
		POP3;

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * When TLS begins.
	 */
	enum Encryption {

		/** Before the first word. */
		TLS,
		/** By the command STARTTLS or STLS, which must be there. */
		STARTTLS,
		/** Never. */
		NONE

	}

}
