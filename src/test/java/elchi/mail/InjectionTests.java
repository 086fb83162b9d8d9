package elchi.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import elchi.test.ScriptedSmtpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What readers and feeds write stays text, all the way to the server.
 */
class InjectionTests {

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	static Stream<String> hostile() {
		return Stream.of("\r\nBcc: eve@example.org", "\nBcc: eve@example.org", "\rBcc: eve@example.org",
				"\u0000Bcc: eve@example.org", "\u000b\f\u0085\u2028\u2029Bcc: eve@example.org",
				"\r\n\r\n<html>a body of my own", "\r\n.\r\nMAIL FROM:<eve@example.org>\r\n",
				"\n.\nMAIL FROM:<eve@example.org>\n", "\r.\rRSET\r", ".", "..",
				"=?UTF-8?Q?=0D=0ABcc:_eve@example.org?=", "=?UTF-8?B?DQpCY2M6IGV2ZQ==?=", "\" <eve@example.org>, \"",
				"\\\" <eve@example.org>", "<eve@example.org>", "(a comment", "\ud800", "\udc00Bcc: x", "a\ud83d",
				"\ud83d\ud83d\udc4d", "\ufeff", "\u202egro.elpmaxe@eve", "\u0007\u001b[31m\u007f\u009b", "\t\t",
				"x".repeat(100_000), "ы".repeat(50_000), "a ".repeat(20_000), "ünï\r\n".repeat(500), "--=_0000",
				"\u00a0");
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void hostileTextBeginsNoFieldNoBodyAndNoCommand(String hostile) throws Exception {
		MailMessage message = new MailMessage(EmailAddress.parse("b+1@bounce.example.com"),
				new MailMessage.Mailbox(hostile, EmailAddress.parse("digest@news.example.com")),
				new MailMessage.Mailbox("Ann " + hostile, EmailAddress.parse("ann@example.org")), "Week " + hostile,
				Letters.letter().date(), "d.1@news.example.com", null, Map.of("X-Week", "39"),
				Letters.letter().language(), hostile, "<p>" + hostile + "</p>", List.of());
		try (MailConnection connection = TestMailers.to(this.server.port()).connect()) {
			assertThat(connection.send(message)).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(this.server.heard()).startsWith("EHLO localhost", "MAIL FROM:<b+1@bounce.example.com>",
				"RCPT TO:<ann@example.org>", "DATA");
		assertThat(this.server.heard().stream().skip(4)).allMatch("QUIT"::equals);
		byte[] source = this.server.messages().get(0).source();
		assertThat(fieldNames(source)).containsExactly("From", "To", "Subject", "Date", "Message-ID", "X-Week",
				"Content-Language", "MIME-Version", "Content-Type");
		String wire = new String(source, StandardCharsets.ISO_8859_1);
		assertThat(wire.chars()).allMatch((c) -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 127));
		assertThat(wire.replace("\r\n", "")).doesNotContain("\r", "\n");
		assertThat(wire.split("\r\n", -1)).allSatisfy((line) -> assertThat(line.length()).isLessThan(999));
		assertReadAsMeant(source);
	}

	private static void assertReadAsMeant(byte[] source) throws Exception {
		MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
		assertThat(parsed.getAllRecipients()).singleElement()
			.isInstanceOfSatisfying(InternetAddress.class,
					(to) -> assertThat(to.getAddress()).isEqualTo("ann@example.org"));
		assertThat(parsed.getFrom()).singleElement()
			.isInstanceOfSatisfying(InternetAddress.class,
					(from) -> assertThat(from.getAddress()).isEqualTo("digest@news.example.com"));
		assertThat(parsed.getSubject()).startsWith("Week").doesNotContain("\r", "\n", "\u0000");
		assertThat(((MimeMultipart) parsed.getContent()).getCount()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann@example.org\r\nBcc: eve@example.org", "ann@example.org> NOTIFY=NEVER",
			"<ann@example.org>", "ann@example.org\u0000", "ann@example.org\nRSET", "an\ud800n@example.org",
			"ann@example.org,eve@example.org", "ann@exam\u2028ple.org", "\"a b\"@example.org", "ann@[127.0.0.1]" })
	void nothingButAnAddressStandsInAnEnvelope(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb\r\n", "a\rb\r\n", "a\r\nb", "\n", "\r" })
	void messageWithAnyOtherEndOfLineIsNotSent(String source) {
		byte[] octets = source.getBytes(StandardCharsets.US_ASCII);
		EmailAddress ann = EmailAddress.parse("ann@example.org");
		assertThatIllegalArgumentException().isThrownBy(() -> new WireMessage(ann, ann, octets));
	}

	private static List<String> fieldNames(byte[] source) {
		String header = new String(source, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
		return Arrays.stream(header.split("\r\n(?![ \t])", -1))
			.map((field) -> field.substring(0, field.indexOf(':')))
			.toList();
	}

}
