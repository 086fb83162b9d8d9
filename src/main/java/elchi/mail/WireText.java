package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers a message from what is written for it alone and from runs of lines that it
 * shares with others.
 */
final class WireText {

	private final List<WireLines> runs = new ArrayList<>();

	private final ByteArrayOutputStream own = new ByteArrayOutputStream(2048);

	void write(String ascii) {
		this.own.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
	}

	void write(byte[] octets) {
		this.own.writeBytes(octets);
	}

	/**
	 * The end of a part's header.
	 */
	void part(String type, TransferEncoding encoding) {
		write("Content-Type: " + type + "; charset=utf-8\r\n");
		write("Content-Transfer-Encoding: " + encoding + "\r\n\r\n");
	}

	/**
	 * Goes on with shared lines; what was written must end with a line.
	 */
	void add(WireLines lines) {
		cut();
		this.runs.add(lines);
	}

	/**
	 * All of it. A message of one part in base64 has a last line without an end, which is
	 * ended here.
	 */
	List<WireLines> finish() {
		byte[] last = this.own.toByteArray();
		if (last.length > 0 && last[last.length - 1] != '\n') {
			write("\r\n");
		}
		cut();
		return List.copyOf(this.runs);
	}

	private void cut() {
		if (this.own.size() > 0) {
			this.runs.add(WireLines.of(this.own.toByteArray()));
			this.own.reset();
		}
	}

}
