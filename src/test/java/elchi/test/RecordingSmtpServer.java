package elchi.test;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A quick SMTP server that takes every message and remembers who got which, not what it
 * said.
 */
public final class RecordingSmtpServer implements AutoCloseable {

	private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>]+)>");

	private static final int HEAD = 8192;

	private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Map<String, List<String>> received = new ConcurrentHashMap<>();

	private final AtomicInteger count = new AtomicInteger();

	private volatile IntConsumer stored = (count) -> {
	};

	private RecordingSmtpServer() throws IOException {
		ScriptedSmtpServer.daemon(this::accept);
	}

	public static RecordingSmtpServer start() {
		try {
			return new RecordingSmtpServer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	/** How many messages it took. */
	public int count() {
		return this.count.get();
	}

	/** The Message-IDs that each recipient got, one for each copy. */
	public Map<String, List<String>> received() {
		return this.received;
	}

	/**
	 * Calls back when a message is recorded, before its 250, with their number so far.
	 */
	public void whenStored(IntConsumer listener) {
		this.stored = listener;
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.listener.accept();
				ScriptedSmtpServer.daemon(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(Socket socket) {
		try (socket; InputStream in = new BufferedInputStream(socket.getInputStream(), 65536)) {
			socket.setTcpNoDelay(true);
			converse(in, socket.getOutputStream());
		}
		catch (IOException ex) {
			// The other side has gone.
		}
	}

	private void converse(InputStream in, OutputStream out) throws IOException {
		say(out, "220 recording.example.org ready");
		String to = "";
		for (String line = line(in); line != null && !line.startsWith("QUIT"); line = line(in)) {
			if (line.startsWith("RCPT TO:<")) {
				to = line.substring(9, line.lastIndexOf('>'));
			}
			if (line.startsWith("DATA")) {
				say(out, "354 go on");
				record(to, message(in));
				say(out, "250 2.0.0 queued");
			}
			else {
				say(out, line.startsWith("EHLO") ? "250-recording.example.org\r\n250 PIPELINING" : "250 2.0.0 ok");
			}
		}
	}

	private void record(String to, String head) {
		Matcher id = MESSAGE_ID.matcher(head);
		this.received.computeIfAbsent(to, (key) -> new CopyOnWriteArrayList<>()).add(id.find() ? id.group(1) : "");
		this.stored.accept(this.count.incrementAndGet());
	}

	/**
	 * Reads up to the final dot, and keeps the beginning.
	 */
	private static String message(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		long last = 0;
		while ((last & 0xffffffffffL) != 0x0d0a2e0d0aL) {
			int octet = in.read();
			if (octet < 0) {
				throw new IOException("cut off");
			}
			last = (last << 8) | octet;
			if (head.length() < HEAD) {
				head.append((char) octet);
			}
		}
		return head.toString();
	}

	private static @Nullable String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int octet = in.read(); octet != '\n'; octet = in.read()) {
			if (octet < 0) {
				return null;
			}
			if (octet != '\r') {
				line.append((char) octet);
			}
		}
		return line.toString();
	}

	private static void say(OutputStream out, String reply) throws IOException {
		out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
