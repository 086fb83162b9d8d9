package elchi.digest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import elchi.subscription.Preferences;
import elchi.test.Database;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveTests {

	@TempDir
	private static Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void onlyWhatIsReleasedIsShown(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			press.draft("2026-W36", "Drafted");
			press.freeze("2026-W37", "Waiting");
			press.draft("2026-W38", "Left out");
			press.editions().skip(EditionId.parse("2026-W38"), "too late");
			press.release("2026-W39", "Told");
			for (String hidden : new String[] { "2026-W36", "2026-W37", "2026-W38", "2026-W40" }) {
				assertThat(press.archive().page(EditionId.parse(hidden), Locale.ENGLISH)).as(hidden).isEmpty();
				assertThat(press.archive().chart(EditionId.parse(hidden), Locale.ENGLISH)).as(hidden).isEmpty();
			}
			assertThat(index(press, 1).select(".weeks a").eachAttr("href"))
				.containsExactly("/archive/2026-W39?lang=en");
			press.close("2026-W39");
			assertThat(press.page("2026-W39", "en")).contains("Told 0");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theListIsPagedWithTheNewestFirstAndNewestRevisionsAlone(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			assertThat(index(press, 1).select(".weeks").text()).isEqualTo("No edition has appeared yet.");
			for (int week = 10; week < 10 + Archive.PAGE; week++) {
				press.release("2026-W" + week, "Week " + week);
			}
			assertThat(press.archive().index(2, Locale.ENGLISH)).isEmpty();
			press.release("2025-W52", "Old");
			press.release("2026-W10.2", "Better");
			press.release("2026-W10.10", "Best");
			press.freeze("2026-W10.11", "Waiting");
			Document first = index(press, 1);
			assertThat(first.select(".weeks li")).hasSize(Archive.PAGE);
			assertThat(first.select(".weeks a").first().attr("href")).isEqualTo("/archive/2026-W35?lang=en");
			assertThat(first.select(".weeks a").last().attr("href")).isEqualTo("/archive/2026-W10.10?lang=en");
			assertThat(first.select(".weeks li").last().text()).contains("corrected");
			assertThat(first.select("a[rel=next]").attr("href")).isEqualTo("/archive?page=2&lang=en");
			assertThat(first.select("a[rel=prev]")).isEmpty();
			Document second = index(press, 2);
			assertThat(second.select(".weeks a").eachAttr("href")).containsExactly("/archive/2025-W52?lang=en");
			assertThat(second.select("a[rel=next]")).isEmpty();
			assertThat(second.select("link[rel=canonical]").attr("href"))
				.isEqualTo("https://news.example.net/archive?page=2&lang=en");
			assertThat(press.archive().index(0, Locale.ENGLISH)).isEmpty();
			assertThat(press.archive().index(3, Locale.ENGLISH)).isEmpty();
		}
	}

	@Test
	void correctionsLeadToEachOther() throws Exception {
		try (ArchivePress press = new ArchivePress(Database.h2(), home.toString())) {
			press.release("2026-W39", "Wrong");
			assertThat(Jsoup.parse(press.page("2026-W39", "en")).select(".note a")).isEmpty();
			press.freeze("2026-W39.2", "Refused");
			press.editions().skip(EditionId.parse("2026-W39.2"), "no");
			press.release("2026-W39.3", "Right");
			Element wrong = Jsoup.parse(press.page("2026-W39", "ru")).selectFirst(".note a");
			assertThat(wrong.attr("href")).isEqualTo("/archive/2026-W39.3?lang=ru");
			assertThat(wrong.text()).isEqualTo("Этот выпуск исправлен. Открыть исправленный");
			Document right = Jsoup.parse(press.page("2026-W39.3", "en"));
			assertThat(right.select(".note a").eachAttr("href")).containsExactly("/archive/2026-W39?lang=en");
			assertThat(right.select(".note").text()).contains("Correction: a figure was wrong");
		}
	}

	@ParameterizedTest
	@MethodSource("languages")
	void aPageTellsTheWorldWhatItIsInEveryLanguage(String language) throws Exception {
		try (ArchivePress press = new ArchivePress(Database.h2(), home.toString())) {
			press.release("2026-W39", "A \"quoted\" & <b>bold</b> title");
			Document page = Jsoup.parse(press.page("2026-W39", language));
			assertThat(page.html()).doesNotContain("{{", "archive.", "digest.");
			assertThat(page.select("html").attr("lang")).isEqualTo(language);
			assertThat(page.select("link[rel=canonical]").attr("href"))
				.isEqualTo("https://news.example.net/archive/2026-W39?lang=" + language);
			assertThat(page.select("link[hreflang]").eachAttr("hreflang"))
				.containsExactlyElementsOf(Preferences.LANGUAGES);
			assertThat(page.select("nav a[hreflang]")).hasSize(Preferences.LANGUAGES.size() - 1);
			assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(page.title()).isNotBlank();
			assertThat(page.select("meta[property=og:description]").attr("content")).isNotBlank();
			assertThat(page.select("meta[property=og:url]").attr("content"))
				.isEqualTo("https://news.example.net/archive/2026-W39?lang=" + language);
			boolean drawn = Set.of("en", "ru").contains(language);
			assertThat(page.select("meta[property=og:image]").eachAttr("content")).containsExactlyElementsOf(
					drawn ? Set.of("https://news.example.net/archive/2026-W39/chart.png?lang=" + language) : Set.of());
			assertThat(page.select("b:containsOwn(bold)")).isEmpty();
			assertThat(page.select("h1")).hasSize(1);
			assertThat(page.select("script, form, [onclick]")).isEmpty();
		}
	}

	@Test
	void nothingOnThePagesIsOfAReader() throws Exception {
		try (ArchivePress press = new ArchivePress(Database.h2(), home.toString())) {
			press.release("2026-W39", "Told");
			for (String page : new String[] { press.page("2026-W39", "en"), index(press, 1).html() }) {
				assertThat(page).doesNotContain("/u/", "/p/", "/a/", "/c/", "12345", "because you confirmed")
					.doesNotContainPattern("(?i)unsubscribe");
			}
		}
	}

	@Test
	void thePictureSpeaksTheLanguageOfItsPage() throws Exception {
		try (ArchivePress press = new ArchivePress(Database.h2(), home.toString())) {
			press.release("2026-W39", "Told");
			EditionId id = EditionId.parse("2026-W39");
			assertThat(press.archive().chart(id, Locale.forLanguageTag("ru")).map(String::new)).hasValue("russian");
			assertThat(press.archive().chart(id, Locale.forLanguageTag("kk"))).isEmpty();
			assertThat(Jsoup.parse(press.page("2026-W39", "kk")).select("img")).isEmpty();
		}
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

	private static Document index(ArchivePress press, int number) {
		return Jsoup.parse(press.archive().index(number, Locale.ENGLISH).orElseThrow().body());
	}

}
