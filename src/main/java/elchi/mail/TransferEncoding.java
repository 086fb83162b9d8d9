package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * How the octets of a part travel in short ASCII lines. Never as 8bit, which a relay may
 * recode under a signature.
 */
enum TransferEncoding {

	/** As they are: printable ASCII in short lines. */
	SEVEN_BIT("7bit"),

	/** Mostly ASCII. */
	QUOTED_PRINTABLE("quoted-printable"),

	/** Other scripts, images. */
	BASE64("base64");

	private static final byte[] CRLF = { '\r', '\n' };

	private final String label;

	TransferEncoding(String label) {
		this.label = label;
	}

	/**
	 * The shortest that fits: base64 costs a third, quoted-printable two octets for each
	 * that is not ASCII.
	 * @param text without controls, its lines end with CRLF
	 */
	static TransferEncoding of(String text) {
		return of(Measure.of(text));
	}

	/**
	 * The same for a text that is measured already.
	 */
	static TransferEncoding of(Measure text) {
		if (text.foreign() == 0 && text.longest() <= 77) {
			return SEVEN_BIT;
		}
		return (text.foreign() > text.length() / 10) ? BASE64 : QUOTED_PRINTABLE;
	}

	byte[] encode(byte[] octets) {
		return switch (this) {
			case SEVEN_BIT -> octets;
			case QUOTED_PRINTABLE -> QuotedPrintable.encode(octets);
			case BASE64 -> Base64.getMimeEncoder(76, CRLF).encode(octets);
		};
	}

	/**
	 * Ends the last line of base64, which the encoder leaves open.
	 */
	static byte[] ended(byte[] base64) {
		byte[] ended = Arrays.copyOf(base64, base64.length + CRLF.length);
		System.arraycopy(CRLF, 0, ended, base64.length, CRLF.length);
		return ended;
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.label;
	}

}
