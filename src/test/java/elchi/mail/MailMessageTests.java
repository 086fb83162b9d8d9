package elchi.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MailMessageTests {

	@Test
	void sameMessageTwiceIsTheSameOctets() {
		assertThat(Letters.letter().octets()).isEqualTo(Letters.letter().octets());
	}

	@Test
	void cyrillicSurvivesInSubjectNameAndBothBodies() throws Exception {
		MimeMessage parsed = parse(Letters.letter());
		assertThat(parsed.getSubject()).isEqualTo(Letters.SUBJECT);
		InternetAddress to = (InternetAddress) parsed.getAllRecipients()[0];
		assertThat(to.getPersonal()).isEqualTo("Читатель, Алматы");
		assertThat(to.getAddress()).isEqualTo("reader@example.org");
		assertThat(((InternetAddress) parsed.getFrom()[0]).getPersonal()).isEqualTo("Elçi weekly digest");
		assertThat(parsed.getMessageID()).isEqualTo("<" + Letters.letter().messageId() + ">");
		assertThat(parsed.getSentDate()).isEqualTo(java.util.Date.from(Letters.letter().date()));
		MimeMultipart alternative = (MimeMultipart) parsed.getContent();
		assertThat(alternative.getContentType()).startsWith("multipart/alternative");
		assertThat(alternative.getBodyPart(0).getContent()).isEqualTo(Letters.letter().text().replace("\n", "\r\n"));
		MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
		assertThat(related.getContentType()).startsWith("multipart/related");
		assertThat(related.getBodyPart(0).getContent()).isEqualTo(Letters.letter().html() + "\r\n");
		MimeBodyPart image = (MimeBodyPart) related.getBodyPart(1);
		assertThat(image.getContentID()).isEqualTo("<chart>");
		assertThat(image.getInputStream().readAllBytes()).isEqualTo(Letters.letter().images().get(0).octets());
	}

	@Test
	void plainTextAloneHasNoParts() throws Exception {
		MimeMessage parsed = parse(Letters.to("ann@example.org"));
		assertThat(parsed.getContentType()).isEqualTo("text/plain; charset=utf-8");
		assertThat(parsed.getContent()).isEqualTo("One line.\r\n");
	}

	@Test
	void fileGoesAlongWithWhatIsSaid() throws Exception {
		MailMessage letter = Letters.letter();
		byte[] file = "{\"имя\": \"Аида\"}\n".repeat(100).getBytes(StandardCharsets.UTF_8);
		MailContent said = letter.content();
		MailMessage message = new MailMessage(letter.envelopeFrom(), letter.from(), letter.to(), letter.subject(),
				letter.date(), letter.messageId(), null, letter.headers(), letter.language(),
				new MailContent(said.text(), said.html(), said.images(),
						List.of(new Attachment("all.json", "application/json", file))));
		MimeMultipart mixed = (MimeMultipart) parse(message).getContent();
		assertThat(mixed.getContentType()).startsWith("multipart/mixed");
		assertThat(mixed.getCount()).isEqualTo(2);
		MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
		assertThat(alternative.getBodyPart(0).getContent()).isEqualTo(letter.text().replace("\n", "\r\n"));
		MimeBodyPart part = (MimeBodyPart) mixed.getBodyPart(1);
		assertThat(part.getContentType()).isEqualTo("application/json");
		assertThat(part.getFileName()).isEqualTo("all.json");
		assertThat(part.getDisposition()).isEqualTo("attachment");
		assertThat(part.getInputStream().readAllBytes()).isEqualTo(file);
		assertThat(MessageLint.check(message.octets(), false)).isEqualTo(MessageLint.check(letter.octets(), false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Attachment("a\"b\r\n", "application/json", file));
	}

	@Test
	void everyLineIsShortAsciiAndEndsWithCrlf() {
		String source = new String(Letters.letter().octets(), StandardCharsets.ISO_8859_1);
		assertThat(source.chars()).allMatch((c) -> c < 127 && c != 0);
		assertThat(source.replace("\r\n", "")).doesNotContain("\r", "\n");
		assertThat(source.split("\r\n"))
			.allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo((line.indexOf('<') >= 0) ? 998 : 78));
	}

	@Test
	void oneClickHeaderIsNotFoldedAndUnsubscribeIsFoldedBetweenUris() {
		String source = new String(Letters.letter().octets(), StandardCharsets.ISO_8859_1);
		assertThat(source).contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
		assertThat(source).contains(">,\r\n <mailto:unsubscribe@news.example.com?subject=x>\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Rates\r\nBcc: eve@example.org", "Rates\nBcc: eve@example.org\n\nbody",
			"Rates\rBcc: eve@example.org", "Rates\u0000Bcc: eve@example.org", "Rates\u2028Bcc: eve@example.org",
			"Курсы\r\nBcc: eve@example.org" })
	void noTextBecomesAField(String hostile) throws Exception {
		MimeMessage parsed = parse(
				Letters.letter("ann@example.org", hostile, hostile, Map.of(), hostile, hostile, List.of()));
		assertThat(parsed.getHeader("Bcc")).isNull();
		assertThat(parsed.getSubject())
			.endsWith(" Bcc: eve@example.org".substring(0, 21) + (hostile.endsWith("body") ? " body" : ""));
		assertThat(parsed.getAllRecipients()).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> Letters.letter("ann@example.org", "", null,
				Map.of("X-Note", "a\r\nBcc: b"), "", null, List.of()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 70, 200, 201, 5000 })
	void longWordsInASubjectAreCutIntoLinesThatServersTake(int length) throws Exception {
		for (String letter : List.of("x", "ы", "👍")) {
			MailMessage message = Letters.letter("ann@example.org", "a " + letter.repeat(length) + " b",
					letter.repeat(length), Map.of(), "", null, List.of());
			assertThat(new String(message.octets(), StandardCharsets.US_ASCII).split("\r\n"))
				.allSatisfy((line) -> assertThat(line.length()).isLessThan(220));
			assertThat(parse(message).getSubject()).isEqualTo(message.subject());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bcc", "message-id", "X Note", "X:Note", "", "Content-Type" })
	void headersThatAreComponentsOrNoHeadersAreRefused(String name) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Letters.letter("ann@example.org", "", null, Map.of(name, "x"), "", null, List.of()))
			.withMessageContaining("'" + name + "'");
	}

	@Test
	void mostlyAsciiIsQuotedPrintableAndShortAsciiTravelsAsItIs() {
		assertThat(TransferEncoding.of("short\r\n")).isEqualTo(TransferEncoding.SEVEN_BIT);
		assertThat(TransferEncoding.of("caf\u00e9 and a long enough rest of the line\r\n"))
			.isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
		assertThat(TransferEncoding.of("x".repeat(1000) + "\r\n")).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
		assertThat(TransferEncoding.of("тенге\r\n")).isEqualTo(TransferEncoding.BASE64);
	}

	private static MimeMessage parse(MailMessage message) throws Exception {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message.octets()));
	}

}
