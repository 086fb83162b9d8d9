package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The octets of one connection to a sink. Answers wait until nothing more has come, so
 * that a pipelined group is one round trip, and costs the latency once.
 */
final class SinkWire {

	private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final int MOST_ANSWERS = 8192;

	private final InputStream in;

	private final OutputStream out;

	private final long latency;

	private final byte[] buffer = new byte[1 << 17];

	private final byte[] answers = new byte[MOST_ANSWERS];

	private int position;

	private int limit;

	private int answered;

	SinkWire(Socket socket, Duration latency) throws IOException {
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
		this.latency = latency.toNanos();
	}

	void answer(byte[] line) throws IOException {
		if (this.answered + line.length > MOST_ANSWERS) {
			flush();
		}
		System.arraycopy(line, 0, this.answers, this.answered, line.length);
		this.answered += line.length;
	}

	void flush() throws IOException {
		if (this.answered == 0) {
			return;
		}
		pause(this.latency);
		this.out.write(this.answers, 0, this.answered);
		this.answered = 0;
	}

	void pause(long nanos) {
		long end = System.nanoTime() + nanos;
		for (long left = nanos; left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/**
	 * The next command without its line end.
	 */
	String command() throws IOException {
		int scanned = this.position;
		while (true) {
			for (; scanned < this.limit; scanned++) {
				if (this.buffer[scanned] == '\n') {
					String line = new String(this.buffer, this.position, scanned - this.position,
							StandardCharsets.ISO_8859_1);
					this.position = scanned + 1;
					return line.strip();
				}
			}
			scanned -= keep(this.position);
			fill();
		}
	}

	/**
	 * Reads a message up to the dot that ends it.
	 * @param kept takes the octets, or null
	 * @return how many octets it had
	 */
	long message(@Nullable ByteArrayOutputStream kept) throws IOException {
		// The line end of DATA belongs to the mark, since a message can be empty.
		int start = Math.max(0, this.position - 2);
		int from = start;
		long passed = (long) start - this.position;
		while (true) {
			int end = endIn(from);
			int upTo = (end >= 0) ? end + 2 : Math.max(from, this.limit - (END.length - 1));
			keepOctets(kept, from, upTo);
			passed += upTo - from;
			if (end >= 0) {
				this.position = end + END.length;
				return Math.max(0, passed);
			}
			from = upTo - keep(upTo);
			fill();
		}
	}

	/**
	 * Reads a chunk whose length is known.
	 */
	void skip(long octets) throws IOException {
		long left = octets;
		while (left > 0) {
			int here = (int) Math.min(left, this.limit - this.position);
			this.position += here;
			left -= here;
			if (left > 0) {
				keep(this.position);
				fill();
			}
		}
	}

	private static void keepOctets(@Nullable ByteArrayOutputStream kept, byte[] octets, int from, int to) {
		if (kept != null) {
			kept.write(octets, from, to - from);
		}
	}

	private void keepOctets(@Nullable ByteArrayOutputStream kept, int from, int to) {
		keepOctets(kept, this.buffer, from, to);
	}

	/** Four of five octets need no look: the mark's last can be no other than these. */
	private int endIn(int from) {
		int at = from + END.length - 1;
		while (at < this.limit) {
			byte octet = this.buffer[at];
			if (octet == '\n') {
				if (Arrays.equals(this.buffer, at - END.length + 1, at + 1, END, 0, END.length)) {
					return at - END.length + 1;
				}
				at++;
			}
			else if (octet == '\r' || octet == '.') {
				at++;
			}
			else {
				at += END.length;
			}
		}
		return -1;
	}

	/** Moves what is still wanted to the beginning, and tells by how much. */
	private int keep(int from) {
		System.arraycopy(this.buffer, from, this.buffer, 0, this.limit - from);
		this.limit -= from;
		this.position = 0;
		return from;
	}

	private void fill() throws IOException {
		if (this.limit == this.buffer.length) {
			throw new IOException("A command is longer than %d octets".formatted(this.buffer.length));
		}
		if (this.in.available() == 0) {
			flush();
		}
		int count = this.in.read(this.buffer, this.limit, this.buffer.length - this.limit);
		if (count < 0) {
			throw new EOFException();
		}
		this.limit += count;
	}

}
