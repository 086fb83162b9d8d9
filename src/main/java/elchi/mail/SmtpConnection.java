package elchi.mail;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one conversation for many messages, up to a limit, and begins a new one where the
 * old one was lost.
 */
final class SmtpConnection implements MailConnection {

	private final SmtpServer server;

	private final Deadlines deadlines;

	private final MessageSigner signer;

	private final int messageLimit;

	private @Nullable SmtpConversation conversation;

	private int messages;

	/**
	 * Creates it; the server is called later.
	 * @param signer signs a message
	 * @param messageLimit how many messages one conversation carries
	 */
	SmtpConnection(SmtpServer server, Deadlines deadlines, MessageSigner signer, int messageLimit) {
		this.server = server;
		this.deadlines = deadlines;
		this.signer = signer;
		this.messageLimit = messageLimit;
	}

	@Override
	public Optional<SendResult> open() {
		SmtpConversation current = this.conversation;
		if (current != null && current.hasOpen()) {
			throw new IllegalStateException("A message is open");
		}
		if (current != null && isReady() && !current.isStale()) {
			return Optional.empty();
		}
		close();
		try {
			this.conversation = SmtpHandshake.with(this.server, this.deadlines);
			this.messages = 0;
			return Optional.empty();
		}
		catch (RefusedException ex) {
			return Optional.of(ex.result());
		}
	}

	@Override
	public Relay relay() {
		return new Relay(this.server.toString(), null);
	}

	@Override
	public boolean isReady() {
		SmtpConversation current = this.conversation;
		return current != null && !current.isLost() && this.messages < this.messageLimit;
	}

	@Override
	public WireMessage finish(MailMessage message) {
		return new WireMessage(message.envelopeFrom(), message.to().address(), this.signer.sign(message.lines()));
	}

	@Override
	public void begin(WireMessage message) {
		current().begin(message);
		this.messages++;
	}

	@Override
	public Answer await() {
		return current().await();
	}

	@Override
	public SendResult end() {
		return current().end();
	}

	private SmtpConversation current() {
		SmtpConversation current = this.conversation;
		if (current == null) {
			throw new IllegalStateException("The connection is not open");
		}
		return current;
	}

	@Override
	public void close() {
		if (this.conversation != null) {
			this.conversation.close();
			this.conversation = null;
		}
	}

}
