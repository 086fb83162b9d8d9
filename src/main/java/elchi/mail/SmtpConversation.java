package elchi.mail;

import java.util.Optional;

import elchi.mail.ReplyLine.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One message after the other over one wire. The outcome of each is judged by the reply
 * and by the stage it came at.
 * <p>
 * Where the server knows PIPELINING (RFC 2920), the envelope of the next message travels
 * behind the end of the last; its content never does, before the server has asked for it.
 * So a connection that breaks leaves at most one message uncertain.
 */
final class SmtpConversation implements AutoCloseable {

	private static final Stage[] ENVELOPE = { Stage.MAIL, Stage.RCPT, Stage.DATA };

	/** BDAT (RFC 3030) needs no leave to send. */
	private static final Stage[] SHORT_ENVELOPE = { Stage.MAIL, Stage.RCPT };

	private static final String RESET = "RSET\r\n";

	private static final String END = ".\r\n";

	private final SmtpWire wire;

	private final ReplyReader replies;

	private final boolean pipelining;

	private final boolean chunking;

	private @Nullable WireMessage next;

	private @Nullable WireMessage open;

	private Content content = Content.NONE;

	/** What ends the content that was sent ahead. */
	private String end = END;

	/** Whether the server must be made to forget a message that it refused. */
	private boolean unclean;

	/** Whether the server has taken up a message yet. */
	private boolean used;

	private long lastHeard = System.nanoTime();

	SmtpConversation(SmtpWire wire, ReplyReader replies, boolean pipelining, boolean chunking) {
		this.wire = wire;
		this.replies = replies;
		this.pipelining = pipelining;
		this.chunking = chunking;
	}

	/**
	 * Whether the connection can carry no further message.
	 */
	boolean isLost() {
		return this.wire.isLost();
	}

	/**
	 * Whether the server has hung up or said farewell while nobody spoke to it.
	 */
	boolean isStale() {
		return System.nanoTime() - this.lastHeard > 1_000_000_000 && this.wire.isStirred();
	}

	boolean hasOpen() {
		return this.open != null;
	}

	void begin(WireMessage message) {
		this.next = message;
		StringBuilder envelope = new StringBuilder();
		if (this.pipelining) {
			envelope.append(this.unclean ? RESET : "");
			for (Stage stage : stages()) {
				envelope.append(command(stage, message));
			}
		}
		sendContent(envelope.toString());
	}

	Answer await() {
		WireMessage message = this.next;
		if (message == null) {
			throw new IllegalStateException("No message was begun");
		}
		this.next = null;
		Optional<SendResult> last = (this.content != Content.NONE) ? Optional.of(contentResult()) : Optional.empty();
		return new Answer(last, envelope(message));
	}

	SendResult end() {
		if (this.open == null) {
			throw new IllegalStateException("No message is open");
		}
		sendContent("");
		return contentResult();
	}

	/**
	 * Sends the open message's content but for its end. Without that the server cannot
	 * have taken it, whatever fails meanwhile.
	 */
	void sendAhead() {
		WireMessage message = this.open;
		if (message == null || this.content != Content.NONE) {
			return;
		}
		byte[] octets = this.chunking ? message.octets() : message.stuffed();
		int held = 0;
		if (this.chunking) {
			held = Math.min(2, octets.length);
			this.wire.send("BDAT " + octets.length + " LAST\r\n");
		}
		this.wire.send(octets, 0, octets.length - held);
		this.end = this.chunking ? "\r\n".substring(2 - held) : END;
		this.content = Content.AHEAD;
	}

	/**
	 * Sends the open message's content, if there is one, and then commands.
	 */
	private void sendContent(String commands) {
		sendAhead();
		if (this.open == null) {
			this.wire.send(commands);
			return;
		}
		this.open = null;
		if (isStale()) {
			this.wire.fail("The server did not wait for the end of a message");
		}
		this.content = this.wire.isLost() ? Content.CUT : Content.SENT;
		this.wire.send(this.end + commands);
	}

	private SendResult contentResult() {
		Content sent = this.content;
		this.content = Content.NONE;
		if (sent == Content.CUT) {
			return new SendResult.Deferred(
					line("The connection was lost before the end of the message: " + this.wire.failure()),
					SendResult.About.CONNECTION);
		}
		ReplyLine reply = read();
		if (reply.isPositive()) {
			return new SendResult.Accepted(reply.text());
		}
		if (reply.isTransient() || reply.isPermanent()) {
			return reply.refusal(Stage.DATA);
		}
		this.wire.fail("The server did not answer the end of a message: " + reply.text());
		return new SendResult.Uncertain(line("No answer after the end of the message: " + reply.text()));
	}

	private Beginning envelope(WireMessage message) {
		if (this.unclean) {
			this.unclean = false;
			if (!answer(RESET).isPositive()) {
				this.wire.fail("The server would not forget the message that it refused");
			}
		}
		SendResult refusal = null;
		for (Stage stage : stages()) {
			ReplyLine reply = answer(command(stage, message));
			if (stage == Stage.MAIL && reply.isFarewell() && this.used) {
				return new Beginning.Missed(reply.text());
			}
			this.used = true;
			if (refusal == null && !isWanted(reply, stage)) {
				refusal = reply.refusal(stage);
			}
			else if (refusal != null && stage == Stage.DATA && reply.isIntermediate()) {
				answerNothing();
			}
			if (this.wire.isLost() || (refusal != null && !this.pipelining)) {
				break;
			}
		}
		if (refusal != null) {
			this.unclean = true;
			return new Beginning.Ended(refusal);
		}
		this.open = message;
		return new Beginning.Open();
	}

	/**
	 * The server asks for a message though it refused its sender or recipient.
	 */
	private void answerNothing() {
		this.wire.send(END);
		read();
	}

	private boolean isWanted(ReplyLine reply, Stage stage) {
		boolean wanted = (stage == Stage.DATA) ? reply.isIntermediate() : reply.isPositive();
		if (!wanted && !reply.isTransient() && !reply.isPermanent()) {
			this.wire.fail("The server answered out of turn: " + reply.text());
		}
		return wanted;
	}

	/**
	 * The answer to a command that is sent now, or was before, among others.
	 */
	private ReplyLine answer(String command) {
		if (!this.pipelining) {
			this.wire.send(command);
		}
		return read();
	}

	private ReplyLine read() {
		ReplyLine reply = this.replies.read();
		this.lastHeard = System.nanoTime();
		if (reply.isFarewell()) {
			this.wire.fail("The server said farewell: " + reply.text());
		}
		return reply;
	}

	private Stage[] stages() {
		return this.chunking ? SHORT_ENVELOPE : ENVELOPE;
	}

	private static String command(Stage stage, WireMessage message) {
		return switch (stage) {
			case MAIL -> "MAIL FROM:<" + message.from() + ">\r\n";
			case RCPT -> "RCPT TO:<" + message.to() + ">\r\n";
			case DATA -> "DATA\r\n";
			case CONNECT -> throw new IllegalArgumentException("Nothing of a message is said at " + stage);
		};
	}

	private static String line(String reason) {
		return ReplyLine.of(0, reason).text();
	}

	@Override
	public void close() {
		if (this.open == null) {
			this.wire.send("QUIT\r\n");
		}
		this.wire.close();
	}

	/**
	 * What went of the last message's content.
	 */
	private enum Content {

		/** Nothing, and nothing is awaited. */
		NONE,

		/** All but its end. */
		AHEAD,

		/** Not all of it. */
		CUT,

		/** All of it, as far as we know. */
		SENT

	}

}
