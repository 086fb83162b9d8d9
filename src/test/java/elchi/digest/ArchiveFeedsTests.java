package elchi.digest;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import elchi.subscription.Preferences;
import elchi.test.Database;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was written is left in target/archive to look at.
 */
class ArchiveFeedsTests {

	private static final String HOSTILE = "<script>alert(1)</script> ]]> & \"quoted\" \u0001 \uFFFF \uD83D\uDE82";

	@TempDir
	private static Path home;

	private static ArchivePress press;

	@BeforeAll
	static void release() throws Exception {
		press = new ArchivePress(Database.h2(), home.toString());
		press.release("2026-W38", HOSTILE);
		press.release("2026-W39", "Wrong");
		press.release("2026-W39.2", "Right");
		press.freeze("2026-W40", "Waiting");
	}

	@AfterAll
	static void close() {
		press.close();
	}

	@ParameterizedTest
	@MethodSource("languages")
	void aReaderOfAtomGetsEachWeekOnceAndCorrectionsAsNew(String language) throws Exception {
		String text = press.feeds().atom(Locale.forLanguageTag(language)).body();
		Files.createDirectories(Path.of("target", "archive"));
		Files.writeString(Path.of("target", "archive", "feed-" + language + ".atom"), text);
		SyndFeed feed = new SyndFeedInput().build(new StringReader(text));
		assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
		assertThat(feed.getUri()).isEqualTo("tag:news.example.net,2026:archive/" + language);
		assertThat(feed.getTitle()).isEqualTo("Elchi & Co");
		assertThat(feed.getEntries()).extracting(SyndEntry::getUri)
			.containsExactly("tag:news.example.net,2026-09-28:archive/2026-W39.2/" + language,
					"tag:news.example.net,2026-09-28:archive/2026-W38/" + language);
		assertThat(feed.getEntries()).extracting(SyndEntry::getLink)
			.containsExactly("https://news.example.net/archive/2026-W39.2?lang=" + language,
					"https://news.example.net/archive/2026-W38?lang=" + language);
		assertThat(text).doesNotContain("Waiting", "Wrong", "{{", "digest.");
	}

	@Test
	void aHostileHeadlineStaysText() throws Exception {
		String text = press.feeds().atom(Locale.ENGLISH).body();
		SyndEntry old = new SyndFeedInput().build(new StringReader(text)).getEntries().get(1);
		String html = old.getContents().get(0).getValue();
		assertThat(Jsoup.parse(html).select("script")).isEmpty();
		assertThat(Jsoup.parse(html).text()).contains("<script>alert(1)</script> ]]> & \"quoted\"", "\uD83D\uDE82");
	}

	@Test
	void aCorrectionSaysSo() throws Exception {
		SyndFeed feed = new SyndFeedInput().build(new StringReader(press.feeds().atom(Locale.ENGLISH).body()));
		assertThat(feed.getEntries().get(0).getTitle()).startsWith("Correction: ");
		assertThat(feed.getEntries().get(1).getTitle()).doesNotContain("Correction");
	}

	@ParameterizedTest
	@MethodSource("languages")
	void theJsonFeedHasWhatItsVersionAsksFor(String language) throws Exception {
		String text = press.feeds().json(Locale.forLanguageTag(language)).body();
		Files.createDirectories(Path.of("target", "archive"));
		Files.writeString(Path.of("target", "archive", "feed-" + language + ".json"), text);
		JsonNode feed = JsonMapper.shared().readTree(text);
		assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
		assertThat(feed.get("title").asString()).isEqualTo("Elchi & Co");
		assertThat(feed.get("language").asString()).isEqualTo(language);
		assertThat(feed.get("feed_url").asString())
			.isEqualTo("https://news.example.net/archive/feed.json?lang=" + language);
		assertThat(feed.get("items")).hasSize(2);
		Set<String> ids = new HashSet<>();
		for (JsonNode item : feed.get("items")) {
			assertThat(ids.add(item.get("id").asString())).isTrue();
			assertThat(item.get("content_html").asString()).isNotBlank();
			assertThat(Instant.parse(item.get("date_published").asString())).isAfter("2026-09-28T02:00:00Z");
		}
	}

	@Test
	void anArchiveWithoutEditionsHasFeedsToo() throws Exception {
		try (ArchivePress empty = new ArchivePress(Database.h2(), home.toString())) {
			SyndFeed feed = new SyndFeedInput().build(new StringReader(empty.feeds().atom(Locale.ENGLISH).body()));
			assertThat(feed.getEntries()).isEmpty();
			assertThat(empty.feeds().json(Locale.ENGLISH).body()).contains("\"items\":[]");
		}
	}

	@Test
	void pagesLeadToTheFeedsOfTheirLanguage() {
		List<String> feeds = Jsoup.parse(press.page("2026-W39", "uz"))
			.select("link[rel=alternate][type]")
			.eachAttr("href");
		assertThat(feeds).containsExactly("https://news.example.net/archive/feed.atom?lang=uz",
				"https://news.example.net/archive/feed.json?lang=uz");
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

}
