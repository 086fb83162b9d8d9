package elchi.mail;

import java.time.Duration;

import elchi.mail.BounceSettings.Encryption;
import elchi.mail.BounceSettings.Protocol;
import elchi.test.BounceServer;

/**
 * Bounce mailboxes for the tests of other rooms.
 */
public final class TestMailboxes {

	private TestMailboxes() {
	}

	/**
	 * The one of a server that speaks imap or pop3.
	 */
	public static BounceMailbox at(BounceServer server) {
		return at("127.0.0.1", server.protocol().equals("imap") ? Protocol.IMAP : Protocol.POP3, server.port(),
				Encryption.NONE);
	}

	/**
	 * None, as without configuration.
	 */
	public static BounceMailbox none() {
		return at("", Protocol.IMAP, 0, Encryption.TLS);
	}

	static BounceMailbox at(String host, Protocol protocol, int port, Encryption encryption) {
		return new BounceMailbox(new BounceSettings(host, protocol, port, "bounces", "secret", "INBOX", encryption,
				null, Duration.ofSeconds(2)), Trust.standard());
	}

}
