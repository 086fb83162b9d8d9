package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The octets are those of Jakarta Mail's encoder.
 */
class QuotedPrintableTests {

	private static final String[] MATTER = { "\r\n", "\r\n", " ", " \r\n", "\t", "\t\r\n", "=", "a", ".", "тенге", "–",
			"\ud83d\ude00", "x".repeat(72), "From ", "~", "\u00a0", "  " };

	@Test
	void everyTextIsEncodedAsJakartaMailDoes() throws Exception {
		Random random = new Random(45);
		for (int text = 0; text < 3000; text++) {
			StringBuilder lines = new StringBuilder();
			for (int i = random.nextInt(40); i > 0; i--) {
				lines.append(MATTER[random.nextInt(MATTER.length)]);
			}
			byte[] octets = lines.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
			assertThat(ascii(QuotedPrintable.encode(octets))).isEqualTo(ascii(byJakarta(octets)));
		}
	}

	@Test
	void linesEndSoftlyAndKeepTheirBlanks() {
		String text = "x".repeat(74) + "= \r\n" + "y".repeat(76) + "\r\n";
		assertThat(ascii(QuotedPrintable.encode(text.getBytes(StandardCharsets.US_ASCII))))
			.isEqualTo("x".repeat(74) + "=\r\n=3D=20\r\n" + "y".repeat(75) + "=\r\ny\r\n");
	}

	private static byte[] byJakarta(byte[] octets) throws Exception {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		try (OutputStream out = MimeUtility.encode(encoded, "quoted-printable")) {
			out.write(octets);
		}
		return encoded.toByteArray();
	}

	private static String ascii(byte[] octets) {
		return new String(octets, StandardCharsets.US_ASCII);
	}

}
