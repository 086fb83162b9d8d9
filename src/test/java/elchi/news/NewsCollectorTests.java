package elchi.news;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import elchi.fetch.FeedServer;
import elchi.fetch.Fetcher;
import elchi.fetch.Fetchers;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewsCollectorTests {

	private static final Instant MONDAY = Instant.parse("2026-09-21T00:00:00Z");

	private static final Instant NEXT_MONDAY = Instant.parse("2026-09-28T00:00:00Z");

	private final MutableClock clock = MutableClock.at("2026-09-27T12:00:00Z");

	private final FeedServer server = new FeedServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void articlesArriveOnce(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			NewsCollector collector = collector(database, fetcher);
			show("/a", item("g1", "/1", "Tokayev opens a dam", "Fri, 25 Sep 2026 10:00:00 +0500"),
					item("g2", "/2", "Tenge closes the week higher", "Fri, 25 Sep 2026 18:00:00 +0500"));
			assertThat(collector.collect(feed("a", "/a"), MONDAY)).isEqualTo(new Collected("a", 2, 2, null));
			this.clock.tick(Duration.ofHours(1));
			assertThat(collector.collect(feed("a", "/a"), MONDAY)).isEqualTo(new Collected("a", 0, 0, null));
			show("/a", item("g2-new", "/2?utm_source=rss", "Tenge closes the week a little higher", ""),
					item("g3", "/3", "Samarkand summit ends", ""));
			this.clock.tick(Duration.ofHours(1));
			assertThat(collector.collect(feed("a", "/a"), MONDAY)).isEqualTo(new Collected("a", 2, 1, null));
			List<Story> stories = new Articles(database.jdbc()).stories(MONDAY, NEXT_MONDAY, List.of("a"));
			assertThat(stories).extracting(Story::title)
				.containsExactly("Tokayev opens a dam", "Tenge closes the week a little higher",
						"Samarkand summit ends");
			assertThat(stories.get(1).at()).isEqualTo("2026-09-25T13:00:00Z");
			assertThat(stories.get(1).aboutMoney()).isTrue();
			assertThat(stories.get(2).at()).as("no date: when it was first seen").isEqualTo("2026-09-27T14:00:00Z");
			assertThat(stories.get(2).countries()).containsExactly(Country.UZ);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void oneGuidForAllNamesNone(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			show("/a", item("same", "/1", "First dam opens", ""), item("same", "/2", "Second dam opens", ""),
					item("same", "", "Third dam opens", ""));
			assertThat(collector(database, fetcher).collect(feed("a", "/a"), MONDAY).added()).isEqualTo(3);
			this.clock.tick(Duration.ofHours(1));
			show("/a", item("same", "/1", "First dam opens", ""), item("same", "/2", "Second dam opens", ""),
					item("same", "/4", "Fourth dam opens", ""));
			assertThat(collector(database, fetcher).collect(feed("a", "/a"), MONDAY).added()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void storyOfSeveralOutletsIsToldOnceAndDoesNotComeBack(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			NewsCollector collector = collector(database, fetcher);
			show("/a", item("1", "/1", "Kazakhstan raises base rate to 18 percent", "Fri, 25 Sep 2026 10:00:00 +0500"));
			show("/b", item("1", "/b1", "Kazakhstan's National Bank raises base rate to 18 percent",
					"Fri, 25 Sep 2026 12:00:00 +0500"));
			show("/c", item("1", "/c1", "National Bank of Kazakhstan raises base rate to 18 percent",
					"Mon, 28 Sep 2026 06:00:00 +0500"));
			this.clock.tick(Duration.ofDays(1));
			List.of("a", "b", "c").forEach((name) -> collector.collect(feed(name, "/" + name), MONDAY));
			Articles articles = new Articles(database.jdbc());
			List<Story> stories = articles.stories(MONDAY, NEXT_MONDAY, List.of("c", "b", "a"));
			assertThat(stories).hasSize(1);
			assertThat(stories.get(0).outlet()).isEqualTo("Outlet a");
			assertThat(stories.get(0).alsoReportedBy()).containsExactly("Outlet b");
			Instant later = NEXT_MONDAY.plus(Duration.ofDays(7));
			assertThat(articles.stories(NEXT_MONDAY, later, List.of("a", "b", "c"))).isEmpty();
			assertThat(articles.stories(NEXT_MONDAY, later, List.of("c"))).hasSize(1);
			assertThat(articles.stories(MONDAY, NEXT_MONDAY, List.of())).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void purgedArticleStaysKnown(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			show("/a", item("1", "/1", "First dam opens", ""));
			collector(database, fetcher).collect(feed("a", "/a"), MONDAY);
			Articles articles = new Articles(database.jdbc());
			assertThat(articles.purge(NEXT_MONDAY)).isEqualTo(1);
			this.clock.tick(Duration.ofDays(8));
			assertThat(collector(database, fetcher).collect(feed("a", "/a"), MONDAY).added()).isZero();
			assertThat(articles.stories(MONDAY, this.clock.instant(), List.of("a"))).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void failureIsRecordedUntilTheSourceAnswers(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			NewsCollector collector = collector(database, fetcher);
			Articles articles = new Articles(database.jdbc());
			Instant since = this.clock.instant();
			this.server.answers("/a", 200, "<!DOCTYPE html><title>Just a moment...</title>");
			assertThat(collector.collect(feed("a", "/a"), MONDAY).failure()).contains("challenge");
			this.clock.tick(Duration.ofHours(1));
			this.server.answers("/a", 200, "<rss><channel>");
			assertThat(collector.collect(feed("a", "/a"), MONDAY).answered()).isFalse();
			assertThat(articles.health(List.of("never", "a"))).satisfiesExactly((never) -> {
				assertThat(never.answering()).isFalse();
				assertThat(never.failure()).contains("not been collected");
			}, (failing) -> {
				assertThat(failing.failingSince()).isEqualTo(since);
				assertThat(failing.failure()).contains("broken XML");
				assertThat(failing.failures()).isEqualTo(2);
				assertThat(failing.lastAsked()).isEqualTo(this.clock.instant());
				assertThat(failing.lastSuccess()).isNull();
			});
			show("/a", item("1", "/1", "First dam opens", ""));
			assertThat(collector.collect(feed("a", "/a"), MONDAY).answered()).isTrue();
			assertThat(articles.health(List.of("a"))).containsExactly(
					new SourceHealth("a", true, null, null, this.clock.instant(), this.clock.instant(), 0));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void feedThatMovedOnLeavesAGap(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			NewsCollector collector = collector(database, fetcher);
			show("/a", item("1", "/1", "First dam opens", "Fri, 25 Sep 2026 10:00:00 GMT"));
			collector.collect(feed("a", "/a"), MONDAY);
			this.clock.tick(Duration.ofHours(1));
			show("/a", item("2", "/2", "Second dam opens", "Sun, 27 Sep 2026 10:00:00 GMT"),
					item("3", "/3", "Third dam opens", "Sat, 26 Sep 2026 10:00:00 GMT"));
			collector.collect(feed("a", "/a"), MONDAY);
			assertThat(new Articles(database.jdbc()).gaps(MONDAY, NEXT_MONDAY, List.of("a"))).containsExactly(
					new CoverageGap("a", Instant.parse("2026-09-25T10:00:00Z"), Instant.parse("2026-09-26T10:00:00Z")));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void twoRunsFetchOnce(Database database) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			NewsCollector collector = collector(database, fetcher);
			show("/a", item("1", "/1", "First dam opens", ""));
			Callable<Collected> run = () -> collector.collect(feed("a", "/a"), MONDAY);
			List<Future<Collected>> runs = threads.invokeAll(List.of(run, run));
			assertThat(runs.get(0).get().added() + runs.get(1).get().added()).isEqualTo(1);
			assertThat(runs.get(0).get().answered()).isTrue();
			assertThat(runs.get(1).get().answered()).isTrue();
			assertThat(this.server.requests()).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void listingIsPagedUntilTheWindowBegins(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			for (int page = 1; page <= 4; page++) {
				this.server.answers("/news/" + page, 200, listing(page, "2" + (6 - page)), "Content-Type",
						"text/html; charset=utf-8");
			}
			Selectors selectors = new Selectors("article", "h2", null, "p", "span.date", "dd.MM.yyyy HH:mm",
					ZoneId.of("Asia/Almaty"), "a.next", null);
			Feed feed = new Feed("l", "Outlet", Feed.Form.LISTING, this.server.at("/news/1"), null, selectors,
					List.of(Country.TJ), null);
			Instant from = Instant.parse("2026-09-23T12:00:00Z");
			assertThat(collector(database, fetcher).collect(feed, from)).isEqualTo(new Collected("l", 3, 3, null));
			assertThat(this.server.requests()).hasSize(3);
			List<Story> stories = new Articles(database.jdbc()).stories(from, NEXT_MONDAY, List.of("l"));
			assertThat(stories).extracting(Story::title)
				.containsExactly("Bridge number 2 opens", "Bridge number 1 opens");
			assertThat(stories.get(0)).satisfies((story) -> {
				assertThat(story.at()).isEqualTo("2026-09-24T05:00:00Z");
				assertThat(story.link()).isEqualTo(this.server.at("/article/2"));
				assertThat(story.excerpt()).isEqualTo("The bridge crosses the river at last.");
				assertThat(story.countries()).containsExactly(Country.TJ);
				assertThat(story.truncated()).isTrue();
			});
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void laterPageThatFailsLosesNothingOfTheEarlier(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			this.server.answers("/news/1", 200, listing(1, "25"));
			Selectors selectors = new Selectors("article", "h2", null, null, null, null, null, "a.next", 5);
			Feed feed = new Feed("l", "Outlet", Feed.Form.LISTING, this.server.at("/news/1"), null, selectors,
					List.of(), null);
			Collected collected = collector(database, fetcher).collect(feed, MONDAY);
			assertThat(collected.added()).isEqualTo(1);
			assertThat(collected.failure()).startsWith("Page 2: ").contains("404");
			assertThat(new Articles(database.jdbc()).health(List.of("l")).get(0).answering()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void savedPageIsObservedWhenItWasSaved(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			this.server.answers("/saved", 200, SavedPageTests.PAGE.getBytes(StandardCharsets.UTF_8));
			Instant saved = Instant.parse("2026-09-22T08:00:00Z");
			Feed feed = new Feed("s", "The Times of Central Asia", Feed.Form.SAVED_PAGE, this.server.at("/saved"),
					saved, null, List.of(), null);
			assertThat(collector(database, fetcher).collect(feed, MONDAY).added()).isEqualTo(2);
			assertThat(new Articles(database.jdbc()).stories(saved, saved.plusSeconds(1), List.of("s"))).hasSize(2)
				.allMatch(Story::truncated);
		}
	}

	private static String listing(int page, String day) {
		return """
				<html><body><article><h2><a href="/article/%d?utm_source=list">Bridge number %d opens</a></h2>
				<span class="date">%s.09.2026 10:00</span><p>The bridge crosses the river at last. It cost [...]</p></article>
				<a class="next" href="/news/%d">Older</a></body></html>"""
			.formatted(page, page, day, page + 1);
	}

	private void show(String path, String... items) {
		this.server.answers(path, 200,
				"<rss version=\"2.0\"><channel><title>x</title>" + String.join("", items) + "</channel></rss>");
	}

	private static String item(String guid, String link, String title, String date) {
		return "<item><guid isPermaLink=\"false\">" + guid + "</guid>"
				+ (link.isEmpty() ? "" : "<link>https://outlet.example" + link + "</link>") + "<title>" + title
				+ "</title><pubDate>" + date + "</pubDate><description>" + title
				+ " and that is what there is to say.</description></item>";
	}

	private Feed feed(String name, String path) {
		URI location = this.server.at(path);
		return new Feed(name, "Outlet " + name, Feed.Form.FEED, location, null, null, List.of(), null);
	}

	private NewsCollector collector(Database database, Fetcher fetcher) {
		return new NewsCollector(fetcher, database.jdbc(), database.transactionManager(), this.clock);
	}

}
