package elchi.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import elchi.mail.MailMessage;
import elchi.subscription.Preferences;
import elchi.subscription.Preferences.Format;
import elchi.subscription.Preferences.Style;
import elchi.subscription.Subscriber;
import elchi.template.Hole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A digest whose shared parts were rendered and encoded once is, octet by octet, the
 * digest that is rendered for its reader alone.
 */
class SplicedDigestTests {

	private static final List<String> ADDRESSES = List.of("a@example.org", "o'brien&sons@example.org",
			"a=b`c{d}|e@example.org", "reader@тенге.example.org", "reader.with.a.name@example.org",
			"x".repeat(64) + "@" + "long-domain.".repeat(14) + "example.org", "{{address}}@example.org",
			"seventeen.letters@a-domain-that-breaks-the-line.example.org");

	private static final Pattern ENCODING = Pattern.compile("Content-Transfer-Encoding: (\\S+)");

	@TempDir
	private Path home;

	@Test
	void everyReaderGetsTheSameOctetsBothWays() throws Exception {
		Set<String> encodings = new TreeSet<>();
		try (DigestPress press = new DigestPress(this.home, Map.of())) {
			for (String title : List.of("A title", "Заголовок о тенге и курсах", "T".repeat(300))) {
				FrozenEdition edition = press.edition(DigestPress.document(3, title));
				for (Preferences preferences : choices()) {
					for (Subscriber reader : readers(preferences)) {
						encodings.addAll(compare(press, edition, reader));
					}
				}
			}
		}
		assertThat(encodings).containsExactly("base64", "quoted-printable");
	}

	private static List<String> compare(DigestPress press, FrozenEdition edition, Subscriber reader) {
		Rendering rendering = press.rendering(edition, reader);
		assertThat(rendering).isInstanceOf(Rendering.Shared.class);
		MailMessage plain = press.plain(edition, reader);
		String octets = text(press.mail(edition, rendering, reader));
		assertThat(octets).as("%s %s", reader.address(), reader.preferences()).isEqualTo(text(plain));
		assertThat(plain.text()).contains(reader.address().toString());
		assertThat(plain.images()).hasSize(octets.contains("image/png") ? 1 : 0);
		return ENCODING.matcher(octets).results().map((match) -> match.group(1)).toList();
	}

	@Test
	void oneRenderingServesAllWhoChoseTheSame() throws Exception {
		try (DigestPress press = new DigestPress(this.home, Map.of())) {
			FrozenEdition edition = press.edition(DigestPress.document(1, "A title"));
			List<Rendering> renderings = readers(Preferences.DEFAULT).stream()
				.map((reader) -> press.rendering(edition, reader))
				.toList();
			assertThat(renderings).allSatisfy((rendering) -> assertThat(rendering).isSameAs(renderings.get(0)));
			Subscriber other = DigestPress.reader(9, "a@example.org",
					DigestPress.preferences("ru", Set.of(), Format.TEXT, Style.EXCERPTS));
			assertThat(press.rendering(edition, other)).isNotSameAs(renderings.get(0));
		}
	}

	@Test
	void aHeadlineThatLooksLikeAHoleIsPrintedAsItIs() throws Exception {
		for (String title : List.of("Title " + Hole.mark(0), "\ue010", "\ue013 \ue012", Hole.mark(3), Hole.mark(63))) {
			try (DigestPress press = new DigestPress(this.home, Map.of())) {
				FrozenEdition edition = press.edition(DigestPress.document(1, title));
				for (Subscriber reader : readers(Preferences.DEFAULT)) {
					MailMessage mail = press.mail(edition, press.rendering(edition, reader), reader);
					assertThat(text(mail)).isEqualTo(text(press.plain(edition, reader)));
					assertThat(mail.text()).contains(title);
				}
			}
		}
	}

	@Test
	void theOperatorsOwnTemplatesAreSplicedWhereTheyCanBe() throws Exception {
		String text = "{{#footer}}{{#wrap}}{{why}} {{unsubscribe}} {{why}}{{/wrap}}{{{why}}}{{/footer}}\n.\n{{lead}}";
		String html = "<p>{{#footer}}{{{why}}}<b>{{why}}</b>{{#wrap}}{{why}}{{/wrap}}{{/footer}}</p>";
		assertThat(withTemplates("{{subject}}", text, html)).isInstanceOf(Rendering.Shared.class);
	}

	@Test
	void aPersonalSubjectIsRenderedForEachReader() throws Exception {
		assertThat(withTemplates("{{#footer}}{{why}}{{/footer}}", "{{lead}}\n", "<p>{{lead}}</p>"))
			.isInstanceOf(Rendering.Plain.class);
	}

	private Rendering withTemplates(String subject, String text, String html) throws Exception {
		Path folder = Files.createDirectories(this.home.resolve("templates/digest"));
		write(folder, "subject", subject);
		write(folder, "text", text);
		write(folder, "html", html);
		try (DigestPress press = new DigestPress(this.home,
				Map.of("elchi.templates.location", folder.getParent().toString()))) {
			FrozenEdition edition = press.edition(DigestPress.document(1, "A title"));
			for (Subscriber reader : readers(Preferences.DEFAULT)) {
				assertThat(text(press.mail(edition, press.rendering(edition, reader), reader)))
					.isEqualTo(text(press.plain(edition, reader)));
			}
			return press.rendering(edition, readers(Preferences.DEFAULT).get(0));
		}
	}

	private static void write(Path folder, String name, String template) throws IOException {
		Files.writeString(folder.resolve(name + ".mustache"), template);
	}

	private static List<Preferences> choices() {
		List<Preferences> choices = new ArrayList<>();
		for (String language : List.of("en", "ru", "ru-KZ")) {
			for (Set<String> currencies : List.of(Set.<String>of(), Set.of("UZS"))) {
				for (Format format : Format.values()) {
					for (Style style : Style.values()) {
						choices.add(DigestPress.preferences(language, currencies, format, style));
					}
				}
			}
		}
		return choices;
	}

	private static List<Subscriber> readers(Preferences preferences) {
		List<Subscriber> readers = new ArrayList<>();
		for (String address : ADDRESSES) {
			readers.add(DigestPress.reader(7L + 1_000_003L * readers.size(), address, preferences));
		}
		return readers;
	}

	private static String text(MailMessage mail) {
		return new String(mail.octets(), StandardCharsets.ISO_8859_1);
	}

}
