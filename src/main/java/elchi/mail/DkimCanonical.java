package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message in the form {@code relaxed/relaxed} (RFC 6376, 3.4), in which relays may
 * change blanks and folding without breaking a signature.
 *
 * @param fields header fields as they stand in the message, from top to bottom
 * @param body the body in relaxed form
 */
record DkimCanonical(List<Field> fields, byte[] body) {

	static DkimCanonical of(byte[] message) {
		List<Field> fields = new ArrayList<>();
		int start = 0;
		while (start < message.length && message[start] != '\r') {
			int end = lineEnd(message, start);
			while (end < message.length && (message[end] == ' ' || message[end] == '\t')) {
				end = lineEnd(message, end);
			}
			fields.add(Field.of(new String(message, start, end - start, StandardCharsets.ISO_8859_1)));
			start = end;
		}
		return new DkimCanonical(List.copyOf(fields), body(message, Math.min(message.length, start + 2)));
	}

	/**
	 * Where the next line begins.
	 */
	private static int lineEnd(byte[] message, int start) {
		for (int i = start; i < message.length; i++) {
			if (message[i] == '\n') {
				return i + 1;
			}
		}
		return message.length;
	}

	/**
	 * Blanks in a line become one space, those at its end nothing, empty lines at the end
	 * nothing.
	 */
	private static byte[] body(byte[] message, int start) {
		ByteArrayOutputStream body = new ByteArrayOutputStream(message.length - start + 2);
		int emptyLines = 0;
		boolean blank = false;
		for (int i = start; i < message.length; i++) {
			byte octet = message[i];
			if (octet == '\n') {
				emptyLines++;
				blank = false;
			}
			else if (octet == ' ' || octet == '\t') {
				blank = true;
			}
			else if (octet != '\r') {
				for (; emptyLines > 0; emptyLines--) {
					body.write('\r');
					body.write('\n');
				}
				if (blank) {
					body.write(' ');
				}
				body.write(octet);
				blank = false;
			}
		}
		if (body.size() > 0) {
			body.writeBytes(new byte[] { '\r', '\n' });
		}
		return body.toByteArray();
	}

	/**
	 * A header field in relaxed form.
	 *
	 * @param name its name in lower case
	 * @param line the whole field in one line, without its end
	 */
	record Field(String name, String line) {

		static Field of(String source) {
			int colon = source.indexOf(':');
			if (colon < 0) {
				throw new IllegalArgumentException("'%s' is no header field".formatted(source.strip()));
			}
			String name = source.substring(0, colon).strip().toLowerCase(Locale.ROOT);
			String value = source.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
			return new Field(name, name + ":" + value);
		}

	}

}
