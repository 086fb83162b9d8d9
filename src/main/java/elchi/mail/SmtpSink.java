package elchi.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * A mail server on this machine that takes messages and forgets them. It answers as late
 * and as badly as it is told to, and counts what it truly took.
 */
public final class SmtpSink implements AutoCloseable {

	private final ServerSocket server;

	private final SinkManner manner;

	private final SinkFaults faults;

	private final SinkRegister register = new SinkRegister();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private SmtpSink(ServerSocket server, SinkManner manner, RandomGenerator random) {
		this.server = server;
		this.manner = manner;
		this.faults = new SinkFaults(manner, random);
	}

	/**
	 * Opens a sink on a free port of the loopback address.
	 * @param manner how it answers
	 * @param random draws the faults
	 */
	public static SmtpSink start(SinkManner manner, RandomGenerator random) {
		try {
			ServerSocket server = new ServerSocket();
			server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0), 100);
			SmtpSink sink = new SmtpSink(server, manner, random);
			daemon("smtp-sink", sink::listen);
			return sink;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot open a mail server on the loopback address", ex);
		}
	}

	/**
	 * The port it listens on, of 127.0.0.1.
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * What it took so far.
	 */
	public SinkCount count() {
		return this.register.count();
	}

	/**
	 * Whether it took a message for this address, answered or not.
	 */
	public boolean took(String address) {
		return this.register.knows(SinkRegister.hash(address));
	}

	/**
	 * Tells the number of each message as it begins, before the sink answers. The watcher
	 * is called by many threads at once, and may take its time: one connection waits.
	 */
	public void watch(LongConsumer watcher) {
		this.register.watch(watcher);
	}

	/**
	 * The first message it took, as it came over the wire without the dots of the
	 * transport.
	 */
	public Optional<byte[]> sample() {
		return this.register.sample();
	}

	@Override
	public void close() {
		closeQuietly(this.server);
		this.open.forEach(SmtpSink::closeQuietly);
	}

	private void listen() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.open.add(socket);
				daemon("smtp-sink-connection", () -> converse(socket));
			}
			catch (IOException ex) {
				// Closed, or a caller that has gone already.
			}
		}
	}

	private void converse(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			new SinkConversation(new SinkWire(socket, this.manner.latency()), this.manner, this.faults, this.register)
				.run();
		}
		catch (IOException ex) {
			// The caller has hung up: what it was told is in the register.
			return;
		}
		finally {
			this.open.remove(socket);
		}
	}

	private static void daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// It is being thrown away.
			return;
		}
	}

}
