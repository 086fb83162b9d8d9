package elchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on loopback that does what a test tells it to: refuse, hang up, stay
 * silent, at any stage and for any recipient.
 *
 * <pre>
 * server.at(Stage.RCPT, "ann@example.org", "550 5.1.1 no such user");
 * server.once(Stage.END, "bob@example.org", ScriptedSmtpServer.HANG_UP);
 * </pre>
 */
public final class ScriptedSmtpServer implements AutoCloseable {

	/** Instead of a reply: closes the connection. */
	public static final String HANG_UP = "hang up";

	/** Instead of a reply: says nothing, and waits for the client to give up. */
	public static final String SILENCE = "silence";

	/** For every recipient; the only choice before RCPT. */
	public static final String ANYONE = "*";

	private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>]+)>");

	private final List<ScriptedRule> rules = new CopyOnWriteArrayList<>();

	private final List<Received> messages = new CopyOnWriteArrayList<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger count = new AtomicInteger();

	private volatile IntConsumer stored = (count) -> {
	};

	private volatile Consumer<String> hearing = (line) -> {
	};

	private volatile boolean keeping = true;

	volatile boolean lax;

	volatile List<String> extensions = List.of("ENHANCEDSTATUSCODES", "PIPELINING");

	volatile Duration latency = Duration.ZERO;

	volatile @Nullable ScriptedTls tls;

	volatile String login = "";

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final List<String> violations = new CopyOnWriteArrayList<>();

	private volatile Thread acceptor = new Thread();

	private volatile ServerSocket listener;

	private ScriptedSmtpServer() throws IOException {
		this.listener = listen(0);
	}

	public static ScriptedSmtpServer start() {
		try {
			return new ScriptedSmtpServer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Always does this.
	 * @param action a reply such as {@code 451 4.7.1 later}, {@link #HANG_UP} or
	 * {@link #SILENCE}
	 */
	public void at(Stage stage, String recipient, String action) {
		this.rules.add(new ScriptedRule(stage, recipient, action, new AtomicInteger(Integer.MAX_VALUE)));
	}

	/**
	 * Does this the first time only.
	 */
	public void once(Stage stage, String recipient, String action) {
		this.rules.add(new ScriptedRule(stage, recipient, action, new AtomicInteger(1)));
	}

	/** From now on everything goes well. */
	public void behave() {
		this.rules.clear();
	}

	/** Calls back after each kept message, before its 250, with their number so far. */
	public void whenStored(IntConsumer listener) {
		this.stored = listener;
	}

	/** Calls back at each command, before it is answered. */
	public void whenHeard(Consumer<String> hearing) {
		this.hearing = hearing;
	}

	/** Forgets what it takes. */
	public void forget() {
		this.keeping = false;
	}

	/** What it says to EHLO that it can do, instead of PIPELINING. */
	public void offer(String... extensions) {
		this.extensions = List.of(extensions);
	}

	/** Lets each answer take so long, as from far away. */
	public void standAway(Duration latency) {
		this.latency = latency;
	}

	/** Asks for messages that nobody is to get. */
	public void beLax() {
		this.lax = true;
	}

	/** Shows this certificate, after STARTTLS or from the start. */
	public void secure(SSLContext certificate, boolean fromTheStart) {
		this.tls = new ScriptedTls(certificate, fromTheStart);
	}

	/** The words of the only login that it takes. */
	public void expectLogin(String login) {
		this.login = login;
	}

	/** Commands in the order of their coming, of all connections. */
	public List<String> heard() {
		return this.heard;
	}

	/** What clients did that they must not. */
	public List<String> violations() {
		return this.violations;
	}

	/** Goes down with all connections. */
	public void die() {
		try {
			this.listener.close();
			// Until then the port still takes calls.
			this.acceptor.join(5000);
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Comes up again at the same port. */
	public void revive() {
		try {
			this.listener = listen(this.listener.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	public List<Received> messages() {
		return this.messages;
	}

	/** Number of messages taken, kept or not. */
	public int count() {
		return this.count.get();
	}

	public int connections() {
		return this.connections.get();
	}

	@Override
	public void close() {
		die();
	}

	private ServerSocket listen(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
		this.acceptor = daemon(() -> accept(socket));
		return socket;
	}

	private void accept(ServerSocket listener) {
		try {
			while (true) {
				Socket socket = listener.accept();
				socket.setTcpNoDelay(true);
				this.sockets.add(socket);
				this.connections.incrementAndGet();
				daemon(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "scripted-smtp");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private void serve(Socket socket) {
		try (socket) {
			new ScriptedConversation(this, socket).run();
		}
		catch (IOException ex) {
			// The other side has gone.
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	void hear(String line, int behind) {
		this.heard.add(line);
		this.hearing.accept(line);
		if (!this.extensions.contains("PIPELINING") && !line.startsWith("BDAT") && !line.startsWith("QUIT")) {
			expectSilence(behind, "behind " + line);
		}
	}

	void expectSilence(int octets, String where) {
		if (octets > 0) {
			this.violations.add("%d octets %s".formatted(octets, where));
		}
	}

	@Nullable String action(Stage stage, String recipient) {
		for (ScriptedRule rule : this.rules) {
			if (rule.applies(stage, recipient)) {
				return rule.action();
			}
		}
		return null;
	}

	int keep(String from, String to, byte[] source) {
		int number = this.count.incrementAndGet();
		if (this.keeping) {
			Matcher id = MESSAGE_ID.matcher(new String(source, StandardCharsets.ISO_8859_1));
			this.messages.add(new Received(from, to, id.find() ? id.group(1) : "", source));
		}
		this.stored.accept(number);
		return number;
	}

	/** Where in the conversation something happens. */
	public enum Stage {

		/** Instead of 220. */
		GREETING,

		/** At EHLO. */
		EHLO,

		/** At STARTTLS. */
		STARTTLS,

		/** At MAIL FROM. */
		MAIL,

		/** At RCPT TO. */
		RCPT,

		/** At DATA. */
		DATA,

		/** In the middle of the message. */
		BODY,

		/** After the final dot; the message is not kept. */
		END,

		/** After the final dot; the message is kept, though. */
		STORED

	}

	/**
	 * A message that was kept.
	 *
	 * @param from the return path
	 * @param to the recipient
	 * @param messageId its Message-ID
	 * @param source its octets
	 */
	public record Received(String from, String to, String messageId, byte[] source) {
	}

}
