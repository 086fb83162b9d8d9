package elchi.digest;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import elchi.delivery.Composition;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.subscription.Preferences;
import elchi.test.Database;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From what readers chose, through the sealed audience, to the mails that they get.
 */
class PersonalDigestTests {

	private static final EditionId W39 = EditionId.parse("2026-W39");

	private static final String SENTENCE = "inflation had slowed for the third month";

	@TempDir
	private static Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aReaderGetsTheChosenCountriesCurrenciesStyleAndLanguageAlone(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			long all = reader(press, "all@example.org", Preferences.DEFAULT.key());
			long some = reader(press, "some@example.org", "ru|Asia/Bishkek|KG|KZT|html|headlines||");
			long text = reader(press, "text@example.org", "en|UTC|UZ|TMT|text|excerpts||");
			release(press);
			MailMessage everything = mail(press, all);
			assertThat(headings(everything)).containsExactly("Rates", "Kazakhstan", "Kyrgyzstan", "Tajikistan",
					"Turkmenistan", "Uzbekistan");
			assertThat(everything.text().replace('\n', ' ')).contains("KZT", "UZS", "TJS", "TMT", SENTENCE);
			MailMessage chosen = mail(press, some);
			assertThat(headings(chosen)).containsExactly("Курсы", "Кыргызстан");
			assertThat(Jsoup.parse(Objects.requireNonNull(chosen.html())).select("tbody th .soft").eachText())
				.containsExactly("KZT");
			for (String part : List.of(chosen.text(), Objects.requireNonNull(chosen.html()))) {
				assertThat(part.replace('\n', ' ')).contains("KZT").doesNotContain("UZS", "TJS", "TMT", SENTENCE);
			}
			MailMessage plain = mail(press, text);
			assertThat(plain.html()).isNull();
			assertThat(plain.text().replace('\n', ' ')).contains("Uzbekistan", "TMT", SENTENCE)
				.doesNotContain("Kazakhstan", "KZT");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aReaderForWhomNothingIsLeftGetsNoMailAndTheBooksSayWhy(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			long reader = reader(press, "nothing@example.org", "en|UTC|TJ|KGS|html|excerpts||");
			press.audiences().seal("2026-W39", DigestComposer.LIST);
			press.freezeOnly("2026-W39", "KZ", "Told");
			press.editions().release(W39, press.editions().manifest(W39).hash(), "test");
			assertThat(press.composer().compose(W39.mailing(), reader))
				.isEqualTo(new Composition.Withdrawn("nothing this week for the chosen countries and currencies"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsChosenAfterTheSealCountsFromTheNextEditionOn(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			long reader = reader(press, "late@example.org", "en|UTC|KZ|KZT|html|excerpts||");
			release(press);
			press.subscribers().prefer(reader, Preferences.parse("ru|UTC|UZ|UZS|html|headlines||"));
			assertThat(headings(mail(press, reader))).containsExactly("Rates", "Kazakhstan");
			press.audiences().seal("2026-W40", DigestComposer.LIST);
			press.release("2026-W40", "Next");
			Composition next = press.composer().compose(EditionId.parse("2026-W40").mailing(), reader);
			assertThat(headings(((Composition.Composed) next).message())).containsExactly("Курсы", "Узбекистан");
		}
	}

	private static void release(ArchivePress press) {
		press.audiences().seal("2026-W39", DigestComposer.LIST);
		press.release("2026-W39", "Told");
	}

	private static long reader(ArchivePress press, String address, String preferences) {
		long id = press.subscribers()
			.register(EmailAddress.parse(address), "", Preferences.parse(preferences), List.of(DigestComposer.LIST),
					"test")
			.id();
		press.subscribers().confirm(id, "test");
		return id;
	}

	private static MailMessage mail(ArchivePress press, long reader) {
		return ((Composition.Composed) press.composer().compose(W39.mailing(), reader)).message();
	}

	private static List<String> headings(MailMessage mail) {
		return Jsoup.parse(Objects.requireNonNull(mail.html())).select("h2").eachText();
	}

}
