package elchi.test;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A server with one mailbox, {@code bounces} with the password {@code secret}.
 */
public final class BounceServer implements AutoCloseable {

	private final String protocol;

	private final GreenMail server;

	private final GreenMailUser mailbox;

	private BounceServer(String protocol) {
		this.protocol = protocol;
		this.server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
		this.server.start();
		this.mailbox = this.server.setUser("bounces", "secret");
	}

	/**
	 * Starts one that speaks imap, imaps, pop3 or pop3s.
	 */
	public static BounceServer start(String protocol) {
		return new BounceServer(protocol);
	}

	/**
	 * The protocols by name.
	 */
	public static Stream<String> protocols() {
		return List.of(ServerSetup.PROTOCOL_IMAP, ServerSetup.PROTOCOL_POP3).stream();
	}

	public String protocol() {
		return this.protocol;
	}

	public int port() {
		return this.protocol.startsWith("imap") ? imap() : pop3();
	}

	/**
	 * Puts a message into the mailbox.
	 */
	public void deliver(byte[] octets) {
		try {
			this.mailbox
				.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets)));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How many messages are in the mailbox.
	 */
	public int count() {
		return this.server.getReceivedMessages().length;
	}

	private int imap() {
		return this.protocol.equals(ServerSetup.PROTOCOL_IMAPS) ? this.server.getImaps().getPort()
				: this.server.getImap().getPort();
	}

	private int pop3() {
		return this.protocol.equals(ServerSetup.PROTOCOL_POP3S) ? this.server.getPop3s().getPort()
				: this.server.getPop3().getPort();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
