package elchi.digest;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import elchi.mail.MailMessage;
import elchi.subscription.Preferences;
import elchi.subscription.Preferences.Format;
import elchi.subscription.Preferences.Style;
import elchi.subscription.Subscriber;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Digests read back from their octets by another program than the one that wrote them.
 * They are left in target/digest to look at.
 */
class DigestLettersTests {

	/** Letters outside ASCII of all seven alphabets. */
	private static final String TITLE = "Ңң Өө Үү Әә Ғғ Ққ Ұұ Һһ Ӣӣ Ӯӯ Ҳҳ Ҷҷ Ёё Oʻ Gʻ Ňň Ý Ž Ş ç";

	@TempDir
	private Path home;

	@Test
	void lettersOfEveryLanguageArriveInSubjectTextAndPage() throws Exception {
		try (DigestPress press = new DigestPress(this.home, Map.of())) {
			FrozenEdition edition = press.edition(DigestPress.document(1, TITLE));
			for (String language : Preferences.LANGUAGES) {
				MailMessage mail = mail(press, edition, language);
				MimeMessage read = new MimeMessage((Session) null, new ByteArrayInputStream(mail.octets()));
				assertThat(read.getSubject()).isEqualTo(mail.subject());
				assertThat(read.getHeader("Subject", null)).isASCII();
				assertThat(read.getContentLanguage()).containsExactly(language);
				assertThat(parts(read)).hasSizeGreaterThanOrEqualTo(2)
					.allSatisfy((part) -> assertThat(part).contains(TITLE))
					.contains(mail.text(), mail.html());
				assertThat(mail.html()).startsWith("<!DOCTYPE html>\n<html lang=\"%s\"".formatted(language));
				Files.createDirectories(Path.of("target", "digest"));
				Files.write(Path.of("target", "digest", "letters-%s.eml".formatted(language)), mail.octets());
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "uz-Cyrl, uz", "fr, en", "ru-KZ, ru-KZ", "kk, kk" })
	void aMailSaysWhatItSpeaksNotWhatWasWanted(String wanted, String spoken) throws Exception {
		try (DigestPress press = new DigestPress(this.home, Map.of())) {
			FrozenEdition edition = press.edition(DigestPress.document(1, "A title"));
			MailMessage mail = mail(press, edition, wanted);
			assertThat(mail.language()).isEqualTo(Locale.forLanguageTag(spoken));
			assertThat(mail.html()).contains("<html lang=\"%s\"".formatted(spoken));
		}
	}

	/**
	 * The plain and the shared rendering are one here.
	 */
	private static MailMessage mail(DigestPress press, FrozenEdition edition, String language) {
		Subscriber reader = DigestPress.reader(1, "reader@example.org",
				DigestPress.preferences(language, Set.of(), Format.HTML, Style.EXCERPTS));
		MailMessage mail = press.shared(edition, reader);
		assertThat(mail.octets()).isEqualTo(press.plain(edition, reader).octets());
		return mail;
	}

	private static List<String> parts(Part part) throws Exception {
		List<String> texts = new ArrayList<>();
		if (part.getContent() instanceof Multipart several) {
			for (int i = 0; i < several.getCount(); i++) {
				texts.addAll(parts(several.getBodyPart(i)));
			}
		}
		else if (part.isMimeType("text/*")) {
			texts.add(((String) part.getContent()).replace("\r\n", "\n"));
		}
		return texts;
	}

}
