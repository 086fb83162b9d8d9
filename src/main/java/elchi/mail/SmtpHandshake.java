package elchi.mail;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLException;

import elchi.mail.ReplyLine.Stage;
import elchi.mail.SmtpServer.Encryption;

/**
 * The first words with a server: greeting, EHLO, STARTTLS, AUTH.
 */
final class SmtpHandshake {

	private final SmtpServer server;

	private final SmtpWire wire;

	private final ReplyReader replies;

	private SmtpHandshake(SmtpServer server, SmtpWire wire) {
		this.server = server;
		this.wire = wire;
		this.replies = new ReplyReader(wire);
	}

	/**
	 * Calls the server and comes as far as it takes messages.
	 * @throws RefusedException if it does not
	 */
	static SmtpConversation with(SmtpServer server, Deadlines deadlines) throws RefusedException {
		SmtpWire wire;
		try {
			wire = SmtpWire.connect(server, deadlines);
		}
		catch (IOException ex) {
			throw RefusedException.later("Cannot connect to %s: %s".formatted(server, reason(ex)));
		}
		try {
			return new SmtpHandshake(server, wire).conversation();
		}
		catch (RefusedException ex) {
			wire.fail("The server is not wanted");
			throw ex;
		}
	}

	private SmtpConversation conversation() throws RefusedException {
		if (this.server.tls().encryption() == Encryption.FROM_THE_START) {
			encrypt();
		}
		expectPositive(this.replies.read());
		Capabilities capabilities = startTls(greet());
		SmtpServer.Login login = this.server.login();
		if (login != null) {
			Optional<ReplyLine> refusal = new SmtpLogin(this.wire, this.replies).attempt(login, capabilities);
			if (refusal.isPresent()) {
				throw new RefusedException(refusal.get().refusal(Stage.CONNECT));
			}
		}
		return new SmtpConversation(this.wire, this.replies, this.server.pipelining() && capabilities.has("PIPELINING"),
				capabilities.has("CHUNKING"));
	}

	private Capabilities greet() throws RefusedException {
		String name = name();
		this.wire.send("EHLO " + name + "\r\n");
		List<String> lines = this.replies.lines();
		ReplyLine reply = lines.isEmpty() ? ReplyLine.missing(this.wire.failure()) : ReplyLine.of(lines);
		if (reply.code() == 500 || reply.code() == 502) {
			this.wire.send("HELO " + name + "\r\n");
			expectPositive(this.replies.read());
			return Capabilities.NONE;
		}
		expectPositive(reply);
		return Capabilities.of(lines);
	}

	private Capabilities startTls(Capabilities capabilities) throws RefusedException {
		Encryption encryption = this.server.tls().encryption();
		if (encryption == Encryption.NONE || encryption == Encryption.FROM_THE_START) {
			return capabilities;
		}
		if (!capabilities.has("STARTTLS")) {
			if (encryption == Encryption.REQUIRED) {
				throw RefusedException.fault("STARTTLS is required, but %s does not offer it".formatted(this.server));
			}
			return capabilities;
		}
		this.wire.send("STARTTLS\r\n");
		expectPositive(this.replies.read());
		encrypt();
		return greet();
	}

	private void encrypt() throws RefusedException {
		try {
			this.wire.encrypt();
		}
		catch (IOException ex) {
			String reason = "No encryption with %s: %s".formatted(this.server, reason(ex));
			if (ex instanceof SSLException && !isBroken(ex)) {
				throw RefusedException.fault(reason);
			}
			throw RefusedException.later(reason);
		}
	}

	/**
	 * Whether the connection, and nobody's certificate, was at fault.
	 */
	private static boolean isBroken(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof EOFException || cause instanceof SocketException
					|| cause instanceof SocketTimeoutException) {
				return true;
			}
		}
		return false;
	}

	private void expectPositive(ReplyLine reply) throws RefusedException {
		if (!reply.isPositive()) {
			throw new RefusedException(reply.refusal(Stage.CONNECT));
		}
	}

	private String name() {
		String given = this.server.localName();
		if (given != null) {
			return given;
		}
		try {
			String name = InetAddress.getLocalHost().getCanonicalHostName();
			if (name.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]*")) {
				return name;
			}
		}
		catch (UnknownHostException ex) {
			// Then the address must do.
		}
		return this.wire.localAddress();
	}

	private static String reason(IOException ex) {
		return (ex instanceof UnknownHostException) ? "There is no host of that name" : SmtpWire.described(ex);
	}

}
