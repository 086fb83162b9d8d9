package elchi.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * The octets to and from one server. Whatever breaks or takes too long ends the wire and
 * is kept as its {@linkplain #failure() failure}; from then on it swallows what is sent
 * and has nothing to read, so that nobody above needs to mind where it broke.
 * <p>
 * Octets go at once: without TCP_NODELAY each message waits some 40 ms for an
 * acknowledgement.
 */
final class SmtpWire implements AutoCloseable {

	private static final int LONGEST_LINE = 4096;

	private final SmtpServer server;

	private final Deadlines.Guard guard;

	private final byte[] buffer = new byte[8192];

	/** Below all encryption, whose own end would wait for a server that hangs. */
	private final Socket raw;

	private Socket socket;

	private InputStream in;

	private OutputStream out;

	private int position;

	private int limit;

	private @Nullable String failure;

	private SmtpWire(SmtpServer server, Deadlines deadlines, Socket socket) throws IOException {
		this.server = server;
		this.guard = deadlines.guard(socket, server.limits().write());
		this.raw = socket;
		this.socket = socket;
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
	}

	/**
	 * Calls the server at each of its addresses until one answers.
	 */
	static SmtpWire connect(SmtpServer server, Deadlines deadlines) throws IOException {
		IOException failure = new IOException("The host '%s' has no address".formatted(server.host()));
		for (InetAddress address : InetAddress.getAllByName(server.host())) {
			Socket socket = new Socket();
			try {
				socket.setTcpNoDelay(true);
				socket.connect(new InetSocketAddress(address, server.port()),
						(int) server.limits().connect().toMillis());
				return new SmtpWire(server, deadlines, socket);
			}
			catch (IOException ex) {
				socket.close();
				failure = ex;
			}
		}
		throw failure;
	}

	/**
	 * Encrypts from here on. What came unencrypted and unread could have been put there
	 * by anybody, and ends the wire.
	 */
	void encrypt() throws IOException {
		if (this.position < this.limit) {
			throw new IOException("The server spoke on in clear after it had agreed to encrypt");
		}
		SmtpServer.Tls tls = this.server.tls();
		SSLSocket secured = (SSLSocket) tls.context()
			.getSocketFactory()
			.createSocket(this.socket, this.server.host(), this.server.port(), true);
		SSLParameters parameters = secured.getSSLParameters();
		if (tls.checksName()) {
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
		}
		secured.setSSLParameters(parameters);
		this.socket.setSoTimeout((int) this.server.limits().read().toMillis());
		secured.startHandshake();
		this.socket = secured;
		this.in = secured.getInputStream();
		this.out = secured.getOutputStream();
	}

	boolean isEncrypted() {
		return this.socket instanceof SSLSocket;
	}

	/**
	 * Our own address, as it stands in a greeting.
	 */
	String localAddress() {
		String address = this.socket.getLocalAddress().getHostAddress();
		int zone = address.indexOf('%');
		String plain = (zone < 0) ? address : address.substring(0, zone);
		return (plain.indexOf(':') < 0) ? "[" + plain + "]" : "[IPv6:" + plain + "]";
	}

	void send(String ascii) {
		if (!ascii.isEmpty()) {
			byte[] octets = ascii.getBytes(StandardCharsets.US_ASCII);
			send(octets, 0, octets.length);
		}
	}

	void send(byte[] octets, int from, int length) {
		if (this.failure != null) {
			return;
		}
		this.guard.begin();
		try {
			this.out.write(octets, from, length);
			this.out.flush();
		}
		catch (IOException ex) {
			fail(this.guard.hasExpired() ? "The server took nothing for " + this.server.limits().write()
					: described(ex));
		}
		finally {
			this.guard.end();
		}
	}

	/**
	 * One line without its end; null if the wire is lost, also by a deadline.
	 * @param deadline moment of {@link System#nanoTime()} at which it must be complete
	 */
	@Nullable String readLine(long deadline) {
		StringBuilder line = new StringBuilder();
		try {
			while (this.failure == null) {
				int octet = read(deadline);
				if (octet == '\n') {
					return line.toString();
				}
				if (octet < 0) {
					fail("The server closed the connection");
				}
				else if (line.length() == LONGEST_LINE) {
					fail("The server answered a line that does not end");
				}
				else if (octet != '\r') {
					line.append((char) octet);
				}
			}
		}
		catch (SocketTimeoutException ex) {
			fail("The server did not answer for " + this.server.limits().read());
		}
		catch (IOException ex) {
			fail(described(ex));
		}
		return null;
	}

	private int read(long deadline) throws IOException {
		if (this.position == this.limit) {
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			if (millis <= 0) {
				throw new SocketTimeoutException();
			}
			this.socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
			this.position = 0;
			this.limit = Math.max(0, this.in.read(this.buffer));
		}
		return (this.position < this.limit) ? this.buffer[this.position++] & 0xff : -1;
	}

	/**
	 * When a reply that is awaited from now on must be complete.
	 */
	long deadline() {
		return System.nanoTime() + this.server.limits().read().toNanos();
	}

	/**
	 * Whether the server has said anything unasked, such as farewell, or has gone.
	 */
	boolean isStirred() {
		if (this.failure != null || this.position < this.limit) {
			return true;
		}
		try {
			this.socket.setSoTimeout(1);
			this.position = 0;
			this.limit = 0;
			this.limit = Math.max(0, this.in.read(this.buffer));
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			fail(described(ex));
			return true;
		}
	}

	boolean isLost() {
		return this.failure != null;
	}

	/**
	 * Why the wire was lost; empty if it was not.
	 */
	String failure() {
		return (this.failure != null) ? this.failure : "";
	}

	/**
	 * Ends the wire; the first reason is kept.
	 */
	void fail(String reason) {
		if (this.failure == null) {
			this.failure = reason;
		}
		hangUp();
	}

	static String described(Exception ex) {
		StringBuilder text = new StringBuilder(String.valueOf(ex.getMessage()));
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			text.append(": ").append(cause.getMessage());
		}
		return text.toString();
	}

	@Override
	public void close() {
		this.guard.begin();
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			hangUp();
		}
		finally {
			this.guard.end();
		}
	}

	private void hangUp() {
		try {
			this.raw.close();
		}
		catch (IOException ex) {
			// Nothing hangs on it.
		}
	}

}
