package elchi.mail;

import java.util.Optional;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one conversation for many messages, up to a limit, and begins a new one where the
 * old one was lost.
 */
final class SmtpConnection implements MailConnection {

	private final SmtpServer server;

	private final int messageLimit;

	private @Nullable SmtpConversation conversation;

	private int messages;

	private boolean refused;

	SmtpConnection(SmtpServer server, int messageLimit) {
		this.server = server;
		this.messageLimit = messageLimit;
	}

	@Override
	public Optional<SendResult> open() {
		SmtpConversation current = this.conversation;
		if (current != null && this.refused && !current.isLost()) {
			current.reset();
			this.refused = false;
		}
		if (current != null && !current.isLost() && this.messages < this.messageLimit) {
			return Optional.empty();
		}
		close();
		return begin();
	}

	private Optional<SendResult> begin() {
		SmtpConversation fresh = this.server.conversation();
		try {
			this.server.connect(fresh);
		}
		catch (MessagingException ex) {
			fresh.close();
			return Optional.of(fresh.refusal(ex));
		}
		this.conversation = fresh;
		this.messages = 0;
		this.refused = false;
		return Optional.empty();
	}

	@Override
	public SendResult send(MailMessage message) {
		byte[] octets = message.octets();
		boolean kept = this.conversation != null && this.messages > 0;
		SendResult result = attempt(message, octets);
		// A server may close a connection that was idle: nothing of this message has
		// begun.
		if (kept && isLostBeforeBegun(result)) {
			return attempt(message, octets);
		}
		return result;
	}

	private boolean isLostBeforeBegun(SendResult result) {
		SmtpConversation current = this.conversation;
		return result instanceof SendResult.Deferred deferred && deferred.connectionLost() && current != null
				&& !current.hasBegun();
	}

	private SendResult attempt(MailMessage message, byte[] octets) {
		Optional<SendResult> failure = open();
		SmtpConversation current = this.conversation;
		if (failure.isPresent() || current == null) {
			return failure.orElseThrow();
		}
		SendResult result = current.transmit(message.envelopeFrom(), message.to().address(), octets);
		this.messages++;
		this.refused = !(result instanceof SendResult.Accepted);
		return result;
	}

	@Override
	public void close() {
		if (this.conversation != null) {
			this.conversation.close();
			this.conversation = null;
		}
	}

}
