package elchi.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * The mail server inside: takes every message on a loopback port of its own choice, and
 * says so only when the {@link Inbox} has it on disk. Starts with the first connection.
 */
final class EmbeddedServer implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private final Inbox inbox;

	private @Nullable GreenMail server;

	EmbeddedServer(Inbox inbox) {
		this.inbox = inbox;
	}

	synchronized SmtpServer start() {
		GreenMail running = this.server;
		if (running == null) {
			running = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
			running.start();
			UserManager users = running.getUserManager();
			users.setAuthRequired(false);
			users.setMessageDeliveryHandler((message, recipient) -> keep(message, recipient));
			this.server = running;
		}
		return SmtpServer.onThisMachine(running.getSmtp().getPort());
	}

	/**
	 * An exception here becomes a 451 to the sender.
	 */
	private GreenMailUser keep(MovingMessage message, MailAddress recipient) throws MessagingException {
		this.inbox.keep(message.getMessage());
		return new NoMailbox(recipient.getEmail());
	}

	@Override
	public synchronized void close() {
		if (this.server != null) {
			this.server.stop();
			this.server = null;
		}
	}

	/**
	 * Spares the heap a second copy of what is on disk.
	 */
	private static final class NoMailbox implements GreenMailUser {

		private final String email;

		NoMailbox(String email) {
			this.email = email;
		}

		@Override
		public String getEmail() {
			return this.email;
		}

		@Override
		public String getLogin() {
			return this.email;
		}

		@Override
		public String getQualifiedMailboxName() {
			return this.email;
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public void deliver(MovingMessage message) {
		}

		@Override
		public void deliver(MimeMessage message) {
		}

		@Override
		public void create() {
		}

		@Override
		public void delete() {
		}

		@Override
		public void setPassword(String password) {
		}

		@Override
		public void authenticate(String password) {
		}

	}

}
