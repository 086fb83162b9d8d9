package elchi.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import elchi.news.Articles;
import elchi.news.Country;
import elchi.news.Feed;
import elchi.news.NewsCollector;
import elchi.news.Story;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The week that the demonstration ships, read as the demonstration reads it.
 */
class SampleWeekTests {

	private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

	private static final Week WEEK = Week.parse("2026-W39");

	private static Database database;

	private static List<Story> stories;

	@BeforeAll
	static void collect() {
		database = Database.h2();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(JdbcClient.class, () -> database.jdbc());
			context.registerBean(PlatformTransactionManager.class, () -> database.transactionManager());
			context.registerBean(Clock.class, () -> MutableClock.at("2026-09-28T02:00:00Z"));
			context.registerBean(JobRepository.class, () -> new ResourcelessJobRepository());
			context.scan("elchi.fetch", "elchi.news");
			context.refresh();
			NewsCollector collector = context.getBean(NewsCollector.class);
			feeds().forEach((feed) -> collector.collect(feed, WEEK.start(ZONE)));
			stories = context.getBean(Articles.class)
				.stories(WEEK.start(ZONE), WEEK.end(ZONE), feeds().stream().map(Feed::name).toList());
		}
	}

	@AfterAll
	static void close() {
		database.close();
	}

	@Test
	void theSourcesAreFoundWhole() {
		assertThat(stories).hasSize(13);
	}

	@Test
	void aStoryOfSeveralOutletsAppearsOnce() {
		assertThat(stories).filteredOn((story) -> !story.alsoReportedBy().isEmpty())
			.extracting(Story::title)
			.containsExactlyInAnyOrder("Tenge ends week stronger against the dollar",
					"Tajikistan opens mountain weather station", "Railway bridge opens to traffic near Samarkand");
		assertThat(titlesWith("stronger")).hasSize(1);
	}

	@Test
	void aStoryWithAnEditedTitleAppearsOnce() {
		assertThat(titlesWith("night trams")).containsExactly("Almaty begins trial of night trams");
	}

	@Test
	void whatIsOlderStaysOutAndAnUnreadableDateDoesNot() {
		assertThat(titlesWith("ferry berth")).isEmpty();
		assertThat(titlesWith("compressor station")).hasSize(1);
	}

	@Test
	void everyCountryAndTheRegionHaveNews() {
		Set<Country> told = EnumSet.noneOf(Country.class);
		stories.stream()
			.filter((story) -> story.countries().size() == 1)
			.forEach((story) -> told.addAll(story.countries()));
		assertThat(told).containsExactlyInAnyOrder(Country.values());
		assertThat(stories).filteredOn((story) -> story.countries().size() != 1).hasSize(2);
	}

	@Test
	void oneStoryIsAboutTheTenge() {
		assertThat(stories).filteredOn(Story::aboutMoney)
			.singleElement()
			.satisfies((story) -> assertThat(story.countries()).containsExactly(Country.KZ))
			.satisfies((story) -> assertThat(story.link()).isNotNull());
	}

	@Test
	void everyExcerptIsOfWholeSentences() {
		assertThat(stories).allSatisfy((story) -> assertThat(story.excerpt()).matches("\\p{Lu}.*\\."));
	}

	@Test
	void theTickerSaysWhatTheRatesOfItsDaySay() {
		assertThat(text("/demo/pages/sample-courier.txt").lines().filter((line) -> line.contains("KZT/USD"))).hasSize(8)
			.allMatch((line) -> line.contains("0.00226"));
		List<BigDecimal> friday = Arrays.stream(text("/demo/rates.csv").split("\n"))
			.filter((row) -> row.startsWith("2026-09-25,USD/KZT,"))
			.map((row) -> new BigDecimal(row.split(",")[2]))
			.toList();
		assertThat(friday).containsExactly(new BigDecimal("441.96889566"));
	}

	private static List<String> titlesWith(String words) {
		return stories.stream()
			.map(Story::title)
			.filter((title) -> title.toLowerCase(Locale.ROOT).contains(words))
			.toList();
	}

	private static List<Feed> feeds() {
		return List.of(
				new Feed("sample-courier", "Sample Courier", Feed.Form.SAVED_PAGE,
						URI.create("classpath:/demo/pages/sample-courier.txt"), Instant.parse("2026-09-25T15:00:00Z"),
						null, List.of(), null),
				feed("sample-wire", "Sample Wire"), feed("sample-herald", "Sample Herald"));
	}

	private static Feed feed(String name, String outlet) {
		return new Feed(name, outlet, Feed.Form.FEED, URI.create("classpath:/demo/feeds/" + name + ".xml"),
				Instant.parse("2026-09-27T13:00:00Z"), null, List.of(), null);
	}

	private static String text(String resource) {
		try (InputStream stream = Objects.requireNonNull(SampleWeekTests.class.getResourceAsStream(resource))) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + resource, ex);
		}
	}

}
