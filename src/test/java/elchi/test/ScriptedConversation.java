package elchi.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Objects;

import elchi.test.ScriptedSmtpServer.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the {@link ScriptedSmtpServer}.
 */
final class ScriptedConversation {

	private final ScriptedSmtpServer server;

	private Socket socket;

	private InputStream in;

	private ScriptedReplies replies;

	private String from = "";

	private String to = "";

	private Transaction transaction = Transaction.NONE;

	ScriptedConversation(ScriptedSmtpServer server, Socket socket) throws IOException {
		this.server = server;
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream(), 65536);
		this.replies = new ScriptedReplies(socket.getOutputStream(), server.latency);
	}

	void run() throws IOException {
		ScriptedTls tls = this.server.tls;
		if (tls != null && tls.fromTheStart()) {
			encrypt();
		}
		boolean going = answer(Stage.GREETING, "220 scripted.example.org ready");
		while (going) {
			String line = line();
			if (line != null) {
				this.server.hear(line, this.in.available());
			}
			going = line != null && command(line);
		}
	}

	private boolean command(String line) throws IOException {
		String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
		return switch (verb) {
			case "EHLO" -> answer(Stage.EHLO, greeting());
			case "HELO" -> say("250 scripted.example.org");
			case "STAR" -> startTls();
			case "AUTH" -> login(line);
			case "BDAT" -> chunk(line);
			case "MAIL" -> mail(line);
			case "RCPT" -> recipient(line);
			case "DATA" -> data();
			case "RSET" -> {
				this.transaction = Transaction.NONE;
				yield say("250 2.0.0 ok");
			}
			case "NOOP" -> say("250 2.0.0 ok");
			case "QUIT" -> !say("221 2.0.0 bye");
			default -> say("502 5.5.1 unknown");
		};
	}

	private String greeting() {
		StringBuilder greeting = new StringBuilder("250-scripted.example.org");
		this.server.extensions.forEach((extension) -> greeting.append("\r\n250-").append(extension));
		int last = greeting.lastIndexOf("\n") + 4;
		return greeting.replace(last, last + 1, " ").toString();
	}

	private boolean mail(String line) throws IOException {
		if (this.transaction != Transaction.NONE) {
			return say("503 5.5.1 nested MAIL");
		}
		this.from = path(line);
		this.to = ScriptedSmtpServer.ANYONE;
		String action = this.server.action(Stage.MAIL, this.to);
		this.transaction = (action != null) ? Transaction.NONE : Transaction.SENDER;
		return act((action != null) ? action : "250 2.1.0 ok");
	}

	private boolean recipient(String line) throws IOException {
		if (this.transaction == Transaction.NONE) {
			return say("503 5.5.1 no MAIL");
		}
		this.to = path(line);
		String action = this.server.action(Stage.RCPT, this.to);
		this.transaction = (action != null) ? this.transaction : Transaction.RECIPIENT;
		return act((action != null) ? action : "250 2.1.5 ok");
	}

	private boolean data() throws IOException {
		if (this.transaction != Transaction.RECIPIENT) {
			return this.server.lax ? nothing() : say("503 5.5.1 no recipient");
		}
		this.server.expectSilence(this.in.available(), "behind DATA");
		String refusal = this.server.action(Stage.DATA, this.to);
		if (refusal != null) {
			return act(refusal);
		}
		say("354 go on");
		if (this.server.action(Stage.BODY, this.to) != null) {
			this.in.read(new byte[100]);
			return false;
		}
		return end(message());
	}

	private boolean end(byte[] source) throws IOException {
		this.transaction = Transaction.NONE;
		String failure = this.server.action(Stage.END, this.to);
		if (failure != null) {
			return act(failure);
		}
		int number = this.server.keep(this.from, this.to, source);
		return answer(Stage.STORED, "250 2.0.0 queued as Q" + number);
	}

	/**
	 * Asks for a message though nobody is to get it, as RFC 2920 warns.
	 */
	private boolean nothing() throws IOException {
		say("354 go on, for nobody");
		this.server.expectSilence(message().length, "to nobody");
		return say("554 5.5.1 no recipient");
	}

	private boolean chunk(String line) throws IOException {
		int length = Integer.parseInt(line.split(" ", -1)[1]);
		byte[] source = this.in.readNBytes(length);
		if (source.length < length || this.server.action(Stage.BODY, this.to) != null) {
			return false;
		}
		return end(source);
	}

	private boolean startTls() throws IOException {
		String action = this.server.action(Stage.STARTTLS, this.to);
		if (action != null) {
			return act(action);
		}
		say("220 2.0.0 go on");
		encrypt();
		return true;
	}

	private void encrypt() throws IOException {
		this.socket = Objects.requireNonNull(this.server.tls).secured(this.socket);
		this.in = new BufferedInputStream(this.socket.getInputStream(), 65536);
		this.replies = new ScriptedReplies(this.socket.getOutputStream(), this.server.latency);
	}

	private boolean login(String line) throws IOException {
		String said = line;
		if (line.equals("AUTH LOGIN")) {
			say("334 VXNlcm5hbWU6");
			said = said + " " + line();
			say("334 UGFzc3dvcmQ6");
			said = said + " " + line();
		}
		return say(said.equals(this.server.login) ? "235 2.7.0 welcome" : "535 5.7.8 who are you");
	}

	private byte[] message() throws IOException {
		ByteArrayOutputStream octets = new ByteArrayOutputStream();
		while (true) {
			byte[] line = bodyLine();
			if (line.length == 3 && line[0] == '.') {
				return octets.toByteArray();
			}
			int dot = (line[0] == '.') ? 1 : 0;
			octets.write(line, dot, line.length - dot);
		}
	}

	/**
	 * Up to CRLF: neither CR nor LF alone ends a line here.
	 */
	private byte[] bodyLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int last = 0;
		int c = this.in.read();
		while (c >= 0 && !(last == '\r' && c == '\n')) {
			line.write(c);
			last = c;
			c = this.in.read();
		}
		if (c < 0) {
			throw new IOException("cut off");
		}
		line.write(c);
		return line.toByteArray();
	}

	private boolean answer(Stage stage, String reply) throws IOException {
		String action = this.server.action(stage, this.to);
		return act((action != null) ? action : reply);
	}

	private boolean act(String action) throws IOException {
		if (action.equals(ScriptedSmtpServer.HANG_UP)) {
			return false;
		}
		if (action.equals(ScriptedSmtpServer.SILENCE)) {
			this.in.skipNBytes(Long.MAX_VALUE);
			return false;
		}
		return say(action) && !action.startsWith("421");
	}

	private boolean say(String reply) throws IOException {
		this.replies.say(reply);
		return true;
	}

	private @Nullable String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.read(); c != '\n'; c = this.in.read()) {
			if (c < 0) {
				return null;
			}
			line.append((char) c);
		}
		return line.toString().strip();
	}

	private String path(String line) {
		return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
	}

	private enum Transaction {

		NONE, SENDER, RECIPIENT

	}

}
