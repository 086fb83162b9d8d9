package elchi.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import elchi.test.ScriptedSmtpServer.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the {@link ScriptedSmtpServer}.
 */
final class ScriptedConversation {

	private final ScriptedSmtpServer server;

	private final InputStream in;

	private final OutputStream out;

	private String from = "";

	private String to = "";

	ScriptedConversation(ScriptedSmtpServer server, Socket socket) throws IOException {
		this.server = server;
		this.in = new BufferedInputStream(socket.getInputStream(), 65536);
		this.out = socket.getOutputStream();
	}

	void run() throws IOException {
		boolean going = answer(Stage.GREETING, "220 scripted.example.org ready");
		while (going) {
			String line = line();
			going = line != null && command(line);
		}
	}

	private boolean command(String line) throws IOException {
		String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
		return switch (verb) {
			case "EHLO", "HELO" -> answer(Stage.EHLO, "250-scripted.example.org\r\n250 ENHANCEDSTATUSCODES");
			case "MAIL" -> {
				this.from = path(line);
				this.to = ScriptedSmtpServer.ANYONE;
				yield answer(Stage.MAIL, "250 2.1.0 ok");
			}
			case "RCPT" -> {
				this.to = path(line);
				yield answer(Stage.RCPT, "250 2.1.5 ok");
			}
			case "DATA" -> data();
			case "RSET", "NOOP" -> say("250 2.0.0 ok");
			case "QUIT" -> !say("221 2.0.0 bye");
			default -> say("502 5.5.1 unknown");
		};
	}

	private boolean data() throws IOException {
		String refusal = this.server.action(Stage.DATA, this.to);
		if (refusal != null) {
			return act(refusal);
		}
		say("354 go on");
		if (this.server.action(Stage.BODY, this.to) != null) {
			this.in.read(new byte[100]);
			return false;
		}
		byte[] source = message();
		String failure = this.server.action(Stage.END, this.to);
		if (failure != null) {
			return act(failure);
		}
		int number = this.server.keep(this.from, this.to, source);
		return answer(Stage.STORED, "250 2.0.0 queued as Q" + number);
	}

	private byte[] message() throws IOException {
		ByteArrayOutputStream octets = new ByteArrayOutputStream();
		while (true) {
			int start = octets.size();
			int last = 0;
			int c = this.in.read();
			while (c >= 0 && !(last == '\r' && c == '\n')) {
				octets.write(c);
				last = c;
				c = this.in.read();
			}
			if (c < 0) {
				throw new IOException("cut off");
			}
			octets.write(c);
			byte[] all = (octets.size() - start <= 3) ? octets.toByteArray() : new byte[0];
			if (all.length - start == 3 && all[start] == '.') {
				return Arrays.copyOf(all, start);
			}
		}
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
			return this.in.read() >= 0;
		}
		return say(action) && !action.startsWith("421");
	}

	private boolean say(String reply) throws IOException {
		this.out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
		this.out.flush();
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

}
