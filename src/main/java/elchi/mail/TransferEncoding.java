package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;

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

	private static final Pattern SHORT_ASCII = Pattern.compile("([\\t\\x20-\\x7e]{0,76}\\r\\n)*");

	private static final byte[] CRLF = { '\r', '\n' };

	private final String label;

	TransferEncoding(String label) {
		this.label = label;
	}

	/**
	 * The shortest that fits: base64 costs a third, quoted-printable two octets for each
	 * that is not ASCII.
	 */
	static TransferEncoding of(String text) {
		if (text.length() < 100_000 && SHORT_ASCII.matcher(text).matches()) {
			return SEVEN_BIT;
		}
		long foreign = text.chars().filter((c) -> c > 126).count();
		return (foreign > text.length() / 10) ? BASE64 : QUOTED_PRINTABLE;
	}

	byte[] encode(byte[] octets) {
		return switch (this) {
			case SEVEN_BIT -> octets;
			case QUOTED_PRINTABLE -> quotedPrintable(octets);
			case BASE64 -> Base64.getMimeEncoder(76, CRLF).encode(octets);
		};
	}

	private static byte[] quotedPrintable(byte[] octets) {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream(octets.length + octets.length / 4);
		try (OutputStream out = MimeUtility.encode(encoded, "quoted-printable")) {
			out.write(octets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		return encoded.toByteArray();
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.label;
	}

}
