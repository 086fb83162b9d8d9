package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Quoted-printable (RFC 2045, 6.7) for text whose lines end with CRLF. Jakarta Mail's own
 * looks for providers on the class path at each call, which costs more than all the rest
 * of a message.
 */
final class QuotedPrintable {

	private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

	/** A longer line ends softly, with an equals sign as its 76th character. */
	private static final int COLUMNS = 75;

	private final byte[] source;

	private byte[] encoded;

	private int length;

	private int column;

	private QuotedPrintable(byte[] source) {
		this.source = source;
		this.encoded = new byte[source.length + source.length / 8 + 64];
	}

	static byte[] encode(byte[] source) {
		QuotedPrintable text = new QuotedPrintable(source);
		for (int i = 0; i < source.length; i++) {
			text.write(i);
		}
		return Arrays.copyOf(text.encoded, text.length);
	}

	private void write(int i) {
		if (this.length + 6 > this.encoded.length) {
			this.encoded = Arrays.copyOf(this.encoded, this.encoded.length * 2);
		}
		byte octet = this.source[i];
		if (octet == '\r' || octet == '\n') {
			this.encoded[this.length++] = octet;
			this.column = 0;
		}
		else if ((octet > ' ' && octet < 127 && octet != '=') || (octet == ' ' && !isLast(i))) {
			reserve(1);
			this.encoded[this.length++] = octet;
		}
		else {
			reserve(3);
			this.encoded[this.length++] = '=';
			this.encoded[this.length++] = DIGITS[octet >> 4 & 15];
			this.encoded[this.length++] = DIGITS[octet & 15];
		}
	}

	/**
	 * Whether a line ends behind it, where a blank would be lost.
	 */
	private boolean isLast(int i) {
		return i + 1 == this.source.length || this.source[i + 1] == '\r';
	}

	private void reserve(int width) {
		if (this.column + width > COLUMNS) {
			this.encoded[this.length++] = '=';
			this.encoded[this.length++] = '\r';
			this.encoded[this.length++] = '\n';
			this.column = 0;
		}
		this.column += width;
	}

}
