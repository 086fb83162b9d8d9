package elchi.digest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import elchi.mail.MailMessage;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a feed puts into a headline stays a headline, also in the subject of the mail.
 */
class HostileTitleTests {

	private static final List<String> TITLES = List.of("Week\r\nBcc: eve@example.org", "Week\nBcc: eve@example.org",
			"Week\rBcc: eve@example.org", "Week\u0000Bcc: eve@example.org",
			"Week\u000b\f\u0085\u2028\u2029Bcc: eve@example.org", "Week\r\n\r\n<html>a body of my own",
			"Week\r\n.\r\nMAIL FROM:<eve@example.org>\r\n", "=?UTF-8?Q?=0D=0ABcc:_eve@example.org?=", "\ud800Bcc: x",
			"\u202egro.elpmaxe@eve :ccB", "\u0007\u001b[31m\u007f\u009b", "x".repeat(50_000), "ы".repeat(20_000),
			"ünï\r\n".repeat(500), "{{footer.unsubscribe}}", "<script>alert(1)</script>", "--=_0000");

	@TempDir
	private Path home;

	@Test
	void noHeadlineBeginsAHeaderFieldOrABody() throws Exception {
		try (DigestPress press = new DigestPress(this.home, Map.of())) {
			Subscriber reader = DigestPress.reader(1, "reader@example.org", Preferences.DEFAULT);
			MailMessage quiet = mail(press, "A quiet week", reader);
			assertThat(quiet.subject()).startsWith("A quiet week");
			List<String> usual = fields(quiet);
			for (String title : TITLES) {
				MailMessage mail = mail(press, title, reader);
				assertThat(fields(mail)).as(title).isEqualTo(usual);
				String octets = new String(mail.octets(), StandardCharsets.ISO_8859_1);
				assertThat(octets.replace("\r\n", "")).as(title).doesNotContain("\r", "\n", "\u0000");
				assertThat(octets.split("\r\n", -1)).allSatisfy((line) -> assertThat(line).hasSizeLessThan(999));
				assertThat(mail.html()).as(title).doesNotContain("<script>");
			}
		}
	}

	private static MailMessage mail(DigestPress press, String title, Subscriber reader) {
		FrozenEdition edition = press.edition(quiet(DigestPress.document(1, title)));
		MailMessage mail = press.mail(edition, press.rendering(edition, reader), reader);
		assertThat(new String(mail.octets(), StandardCharsets.ISO_8859_1))
			.isEqualTo(new String(press.plain(edition, reader).octets(), StandardCharsets.ISO_8859_1));
		return mail;
	}

	/**
	 * Without figures, so that the first headline is the subject.
	 */
	private static EditionDocument quiet(EditionDocument document) {
		return new EditionDocument(document.id(), document.stories(), List.of(), document.sources(),
				document.notices());
	}

	private static List<String> fields(MailMessage mail) {
		String octets = new String(mail.octets(), StandardCharsets.ISO_8859_1);
		return octets.substring(0, octets.indexOf("\r\n\r\n"))
			.replaceAll("\r\n[ \t]", "")
			.lines()
			.map((line) -> line.substring(0, Math.max(0, line.indexOf(':'))))
			.toList();
	}

}
