package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import elchi.mail.SinkFaults.Fault;

/**
 * What a sink says on one connection.
 */
final class SinkConversation {

	private static final long SLOW = 500_000_000;

	private static final byte[] OK = line("250 2.0.0 OK");

	private static final byte[] GO_ON = line("354 End with a dot");

	private static final byte[] FULL = line("452 4.2.2 Mailbox full, as simulated");

	private static final byte[] UNKNOWN = line("550 5.1.1 No such mailbox, as simulated");

	private static final byte[] NO_RECIPIENT = line("554 5.5.1 No valid recipient");

	private final SinkWire wire;

	private final SinkManner manner;

	private final SinkFaults faults;

	private final SinkRegister register;

	private Fault fault = Fault.NONE;

	private long recipient;

	private boolean hasRecipient;

	private long chunked;

	SinkConversation(SinkWire wire, SinkManner manner, SinkFaults faults, SinkRegister register) {
		this.wire = wire;
		this.manner = manner;
		this.faults = faults;
		this.register = register;
	}

	void run() throws IOException {
		this.wire.answer(line("220 sink.invalid ESMTP Elchi's sink"));
		boolean on = true;
		while (on) {
			on = answer(this.wire.command());
		}
		this.wire.flush();
	}

	private boolean answer(String command) throws IOException {
		String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
		switch (verb) {
			case "MAIL" -> {
				return mail();
			}
			case "RCPT" -> rcpt(command);
			case "DATA" -> {
				return data();
			}
			case "BDAT" -> {
				return chunk(command);
			}
			case "EHLO" -> greet();
			case "HELO", "NOOP" -> this.wire.answer(OK);
			case "RSET" -> {
				this.hasRecipient = false;
				this.wire.answer(OK);
			}
			case "QUIT" -> {
				this.wire.answer(line("221 2.0.0 Bye"));
				return false;
			}
			default -> this.wire.answer(line("502 5.5.1 Not known here"));
		}
		return true;
	}

	private void greet() throws IOException {
		this.wire.answer(line("250-sink.invalid"));
		this.wire.answer(line("250-PIPELINING"));
		this.wire.answer(line("250-8BITMIME"));
		if (this.manner.chunking()) {
			this.wire.answer(line("250-CHUNKING"));
		}
		this.wire.answer(line("250 ENHANCEDSTATUSCODES"));
	}

	private boolean mail() throws IOException {
		this.register.begin();
		this.fault = this.faults.draw();
		this.hasRecipient = false;
		this.chunked = 0;
		if (this.fault == Fault.HANG_UP_BEFORE) {
			return hangUp();
		}
		this.wire.answer(OK);
		return true;
	}

	private void rcpt(String command) throws IOException {
		if (this.fault == Fault.RECIPIENT_FOR_NOW) {
			this.register.refusedForNow();
			this.wire.answer(FULL);
			return;
		}
		if (this.fault == Fault.RECIPIENT_FOR_GOOD) {
			this.register.refusedForGood();
			this.wire.answer(UNKNOWN);
			return;
		}
		this.recipient = SinkRegister.hash(between(command));
		this.hasRecipient = true;
		this.wire.answer(OK);
	}

	private boolean data() throws IOException {
		if (!this.hasRecipient) {
			this.wire.answer(NO_RECIPIENT);
			return true;
		}
		this.wire.answer(GO_ON);
		this.wire.flush();
		if (this.fault == Fault.HANG_UP_IN) {
			return hangUp();
		}
		if (!this.register.wantsSample()) {
			return end(this.wire.message(null));
		}
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		long size = 0;
		try {
			size = this.wire.message(kept);
		}
		catch (IOException ex) {
			this.register.noSample();
			throw ex;
		}
		this.register.sample(withoutDots(kept.toByteArray()));
		return end(size);
	}

	private boolean chunk(String command) throws IOException {
		String[] words = command.split(" ", -1);
		long size = Long.parseLong(words[1]);
		this.wire.skip(size);
		this.chunked += size;
		if (!this.hasRecipient) {
			this.wire.answer(NO_RECIPIENT);
			return true;
		}
		if (this.fault == Fault.HANG_UP_IN) {
			return hangUp();
		}
		if (words.length < 3) {
			this.wire.answer(OK);
			return true;
		}
		return end(this.chunked);
	}

	private boolean end(long size) throws IOException {
		this.hasRecipient = false;
		switch (this.fault) {
			case MESSAGE_FOR_NOW -> {
				this.register.refusedForNow();
				this.wire.answer(FULL);
				return true;
			}
			case MESSAGE_FOR_GOOD -> {
				this.register.refusedForGood();
				this.wire.answer(UNKNOWN);
				return true;
			}
			case HANG_UP_AFTER -> {
				this.register.take(this.recipient, size, false);
				return hangUp();
			}
			default -> accept(size);
		}
		return true;
	}

	private void accept(long size) throws IOException {
		if (this.fault == Fault.SLOW) {
			this.wire.pause(SLOW);
		}
		this.register.take(this.recipient, size, true);
		this.wire.answer(OK);
	}

	/** Earlier answers are on their way already when a real server dies. */
	private boolean hangUp() throws IOException {
		this.register.hungUp();
		this.wire.flush();
		return false;
	}

	private static String between(String command) {
		int begin = command.indexOf('<') + 1;
		int end = command.indexOf('>', begin);
		return command.substring(begin, (end >= 0) ? end : command.length());
	}

	/** The line end of DATA goes, and the dot that a dot at a line's beginning brings. */
	private static byte[] withoutDots(byte[] octets) {
		String text = new String(octets, 2, octets.length - 2, StandardCharsets.ISO_8859_1);
		return text.replace("\r\n..", "\r\n.").getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] line(String text) {
		return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

}
