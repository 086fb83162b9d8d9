package elchi.mail;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one conversation for many messages, up to a limit, and begins a new one where the
 * old one was lost.
 */
final class SmtpConnection implements MailConnection {

	/** How many messages a relay is given before a better one is called again. */
	private static final int STAY = 20;

	private final Relays relays;

	private final Deadlines deadlines;

	private final MessageSigner signer;

	private final int messageLimit;

	private @Nullable SmtpConversation conversation;

	private Relays.Route route;

	private int messages;

	/**
	 * Creates it; a relay is called later.
	 * @param signer signs a message
	 * @param messageLimit how many messages one conversation carries
	 */
	SmtpConnection(Relays relays, Deadlines deadlines, MessageSigner signer, int messageLimit) {
		this.relays = relays;
		this.route = relays.first();
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
		return call();
	}

	/**
	 * Calls one relay after the other. That one refuses us for good is for the operator
	 * to mend, and none of the recipients' business as long as another listens.
	 */
	private Optional<SendResult> call() {
		SendResult refusal = null;
		for (Relays.Route candidate : this.relays.inOrder()) {
			try {
				this.conversation = SmtpHandshake.with(candidate.server(), this.deadlines);
				this.route = candidate;
				this.messages = 0;
				return Optional.empty();
			}
			catch (RefusedException ex) {
				if (ex.result() instanceof SendResult.Rejected) {
					this.relays.refuse(candidate, ex.reply());
				}
				else {
					this.relays.rest(candidate, ex.reply());
				}
				if (refusal instanceof SendResult.Rejected || refusal == null) {
					refusal = ex.result();
				}
			}
		}
		return Optional.ofNullable(refusal);
	}

	@Override
	public Relay relay() {
		return this.route.relay();
	}

	@Override
	public boolean isReady() {
		SmtpConversation current = this.conversation;
		return current != null && !current.isLost() && this.messages < this.messageLimit
				&& !(this.messages >= STAY && this.relays.hasBetter(this.route));
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
	public void sendAhead() {
		current().sendAhead();
	}

	@Override
	public Answer await() {
		Answer answer = current().await();
		answer.last().ifPresent((result) -> note(this.route, result));
		if (answer.next() instanceof Beginning.Ended ended) {
			note(this.route, ended.result());
		}
		return answer;
	}

	@Override
	public SendResult end() {
		SendResult result = current().end();
		note(this.route, result);
		return result;
	}

	/**
	 * What a result says of the relay, whatever it says of the recipient.
	 */
	private void note(Relays.Route relay, SendResult result) {
		if (result instanceof SendResult.Accepted) {
			this.relays.works(relay);
		}
		else if (result instanceof SendResult.Uncertain uncertain) {
			this.relays.rest(relay, uncertain.reason());
		}
		else if (result instanceof SendResult.Deferred deferred && deferred.connectionLost()) {
			this.relays.rest(relay, deferred.reply());
		}
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
