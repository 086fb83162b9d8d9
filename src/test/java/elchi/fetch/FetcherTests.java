package elchi.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import elchi.fetch.FetchResult.Failed;
import elchi.fetch.FetchResult.Fetched;
import elchi.fetch.FetchResult.NotModified;
import elchi.fetch.FetchResult.Reason;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FetcherTests {

	private static Database database;

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	private final FeedServer server = new FeedServer();

	private final Fetcher fetcher = Fetchers.onLoopback(database, this.clock);

	@BeforeAll
	static void openDatabase() {
		database = Database.h2();
	}

	@AfterAll
	static void closeDatabase() {
		database.close();
	}

	@AfterEach
	void close() throws IOException {
		this.fetcher.close();
		this.server.close();
	}

	@Test
	void documentComesWithItsBytesAndValidators() {
		this.server.answers("/feed", 200, "<rss/>", "Content-Type", "application/rss+xml", "ETag", "\"a1\"",
				"Last-Modified", "Sun, 27 Sep 2026 11:00:00 GMT");
		Fetched fetched = fetched(FetchRequest.of("timesca", this.server.at("/feed")));
		assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("<rss/>");
		assertThat(fetched.contentType()).isEqualTo("application/rss+xml");
		assertThat(fetched.etag()).isEqualTo("\"a1\"");
		assertThat(fetched.lastModified()).isEqualTo("2026-09-27T11:00:00Z");
		assertThat(fetched.fetchedAt()).isEqualTo(this.clock.instant());
		assertThat(this.server.requests().get(0).getFirst("User-Agent")).isEqualTo("Elchi tests");
	}

	@Test
	void rememberedDocumentIsAskedForConditionally() {
		this.server.handles("/feed", unlessKnown("\"a1\"", "<rss/>"));
		FetchRequest request = FetchRequest.ifModified("timesca", this.server.at("/feed"));
		Fetched first = fetched(request);
		assertThat(fetched(request)).as("not remembered, so fetched again").isNotNull();
		this.fetcher.remember(first);
		assertThat(this.fetcher.fetch(request)).isInstanceOf(NotModified.class);
		assertThat(this.fetcher.fetch(FetchRequest.of("timesca", this.server.at("/feed")))).isInstanceOf(Fetched.class);
	}

	@Test
	void notModifiedIsBelievedForAWeekOnly() {
		this.server.handles("/feed", unlessKnown("\"a1\"", "<rss/>"));
		FetchRequest request = FetchRequest.ifModified("timesca", this.server.at("/feed"));
		this.fetcher.remember(fetched(request));
		this.clock.tick(Duration.ofDays(7).minusSeconds(1));
		assertThat(this.fetcher.fetch(request)).isInstanceOf(NotModified.class);
		this.clock.tick(Duration.ofSeconds(1));
		assertThat(this.fetcher.fetch(request)).isInstanceOf(Fetched.class);
	}

	@Test
	void sameBytesAreNotModifiedWhateverTheValidatorsSay() {
		this.server.answers("/feed", 200, "<rss/>", "ETag", "\"a1\"");
		FetchRequest request = FetchRequest.ifModified("timesca", this.server.at("/feed"));
		this.fetcher.remember(fetched(request));
		this.server.answers("/feed", 200, "<rss/>", "ETag", "\"a2\"");
		assertThat(this.fetcher.fetch(request)).isInstanceOf(NotModified.class);
		this.server.answers("/feed", 200, "<rss></rss>", "ETag", "\"a1\"");
		assertThat(this.fetcher.fetch(request)).isInstanceOf(Fetched.class);
	}

	@Test
	void stuckTagIsNotBelievedWhenTheDateMoves() {
		this.server.answers("/feed", 200, "<rss/>", "ETag", "\"a1\"", "Last-Modified", "Sun, 27 Sep 2026 11:00:00 GMT");
		FetchRequest request = FetchRequest.ifModified("timesca", this.server.at("/feed"));
		this.fetcher.remember(fetched(request));
		this.server.handles("/feed", (exchange) -> {
			exchange.getResponseHeaders().add("Last-Modified", "Mon, 28 Sep 2026 01:00:00 GMT");
			if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
				exchange.sendResponseHeaders(304, -1);
				return;
			}
			send(exchange, "<rss>new</rss>");
		});
		assertThat(this.fetcher.fetch(request)).isInstanceOf(Fetched.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			120                           | 2026-09-28T02:02:00Z
			Mon, 28 Sep 2026 05:00:00 GMT | 2026-09-28T05:00:00Z
			999999999                     | 2026-09-29T02:00:00Z
			Mon, 28 Sep 2099 05:00:00 GMT | 2026-09-29T02:00:00Z
			soon                          | 2026-09-28T02:10:00Z
			""")
	void wishToBeLeftAloneOutlivesARestart(String retryAfter, Instant until) throws IOException {
		try (Database own = Database.h2(); Fetcher before = Fetchers.onLoopback(own, this.clock)) {
			this.server.answers("/feed", 429, "", "Retry-After", retryAfter);
			FetchRequest request = FetchRequest.of("timesca", this.server.at("/feed"));
			Failed failed = (Failed) before.fetch(request);
			assertThat(failed.reason()).isEqualTo(Reason.THROTTLED);
			assertThat(failed.retryAfter()).isEqualTo(until);
			this.server.answers("/feed", 200, "<rss/>");
			try (Fetcher after = Fetchers.onLoopback(own, this.clock)) {
				assertThat(((Failed) after.fetch(request)).retryAfter()).isEqualTo(until);
				assertThat(this.server.requests()).hasSize(1);
				this.clock.tick(Duration.between(this.clock.instant(), until));
				assertThat(after.fetch(request)).isInstanceOf(Fetched.class);
			}
		}
	}

	@Test
	void goneIsNotAskedAgainTheSameDay() {
		this.server.answers("/old", 410, "");
		FetchRequest request = FetchRequest.of("old", this.server.at("/old"));
		assertThat(reason(request)).isEqualTo(Reason.GONE);
		assertThat(reason(request)).isEqualTo(Reason.GONE);
		assertThat(this.server.requests()).hasSize(1);
		this.clock.tick(Duration.ofDays(1));
		assertThat(reason(request)).isEqualTo(Reason.GONE);
		assertThat(this.server.requests()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "404,NOT_FOUND", "403,STATUS", "500,STATUS", "503,STATUS", "204,STATUS", "304,STATUS" })
	void statusHasAName(int status, Reason reason) {
		this.server.answers("/feed", status, "");
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "403 <html><title>Just a moment...</title></html>",
			"200 <!DOCTYPE html><html><head><title>Just a moment...</title>",
			"200 <html><head><title>Request Rejected</title></head><body>Your support ID is: 1</body>",
			"503 <html><head><title>DDoS-Guard</title>", "200 <html><body>Please solve the captcha</body></html>",
			"403 <html><body><form id=captcha-form>" })
	void challengeIsBlocked(String answer) {
		this.server.answers("/feed", Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(Reason.BLOCKED);
	}

	@Test
	void challengeIsRecognisedByItsHeaderAlone() {
		this.server.answers("/feed", 403, "", "cf-mitigated", "challenge");
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(Reason.BLOCKED);
	}

	@Test
	void longPageWithACaptchaInItsFormIsNoChallenge() {
		this.server.answers("/news", 200,
				"<html><title>News</title>" + "<p>Rates rise.</p>".repeat(900) + "<form class=captcha>");
		assertThat(this.fetcher.fetch(FetchRequest.of("news", this.server.at("/news")))).isInstanceOf(Fetched.class);
	}

	@Test
	void feedThatSpeaksOfAChallengeIsNoChallenge() {
		this.server.answers("/feed", 200, "<rss><title>Just a moment... captcha</title></rss>");
		assertThat(this.fetcher.fetch(FetchRequest.of("news", this.server.at("/feed")))).isInstanceOf(Fetched.class);
	}

	@Test
	void redirectIsFollowedAndTheDocumentSaysWhereItWasFound() {
		this.server.answers("/old", 301, "", "Location", "/new");
		this.server.answers("/new", 200, "<rss/>");
		assertThat(fetched(FetchRequest.of("timesca", this.server.at("/old"))).location())
			.isEqualTo(this.server.at("/new"));
	}

	@Test
	void redirectInACircleEnds() {
		this.server.answers("/a", 302, "", "Location", "/b");
		this.server.answers("/b", 302, "", "Location", "/a");
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/a")))).isEqualTo(Reason.STATUS);
		assertThat(this.server.requests()).hasSize(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.2/", "http://169.254.169.254/latest/meta-data", "http://[::1]/",
			"http://2130706433/", "file:///etc/passwd", "gopher://localhost/" })
	void redirectToAPrivateAddressIsRefused(String target) {
		this.server.answers("/feed", 302, "", "Location", target);
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(Reason.REFUSED);
	}

	@Test
	void privateAddressIsRefusedUnlessItIsAllowed() throws IOException {
		this.server.answers("/feed", 200, "<rss/>");
		try (Fetcher strict = Fetchers.with(Fetchers.properties(List.of("*.intranet.example")), database, this.clock)) {
			Failed failed = (Failed) strict.fetch(FetchRequest.of("timesca", this.server.at("/feed")));
			assertThat(failed.reason()).isEqualTo(Reason.REFUSED);
			assertThat(failed.message()).contains("'localhost'", "elchi.fetch.private-addresses");
		}
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void smallAnswerThatUnpacksTooLargeIsRefused() throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(new byte[10_000_000]);
		}
		this.server.answers("/feed", 200, packed.toByteArray(), "Content-Encoding", "gzip");
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(Reason.TOO_LARGE);
	}

	@Test
	void answerWithoutEndIsGivenUpByItsSize() {
		this.server.handles("/feed", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			byte[] block = new byte[8192];
			while (true) {
				exchange.getResponseBody().write(block);
			}
		});
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(Reason.TOO_LARGE);
	}

	@Test
	void answerThatDripsIsGivenUpByItsTime() {
		this.server.handles("/feed", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			Object nobody = new Object();
			while (true) {
				exchange.getResponseBody().write('x');
				exchange.getResponseBody().flush();
				synchronized (nobody) {
					try {
						nobody.wait(50);
					}
					catch (InterruptedException ex) {
						return;
					}
				}
			}
		});
		assertThat(reason(FetchRequest.of("timesca", this.server.at("/feed")))).isEqualTo(Reason.TIMEOUT);
	}

	@Test
	void serverThatIsNotThereIsUnreachable() {
		URI location = this.server.at("/feed");
		this.server.close();
		assertThat(reason(FetchRequest.of("timesca", location))).isEqualTo(Reason.UNREACHABLE);
		assertThat(reason(FetchRequest.of("timesca", URI.create("http://nowhere.invalid/feed"))))
			.isEqualTo(Reason.UNREACHABLE);
	}

	@Test
	void failureNamesTheAddressWithoutItsQuery() {
		this.server.answers("/rates", 500, "");
		Failed failed = (Failed) this.fetcher.fetch(FetchRequest.of("x", this.server.at("/rates?key=secret")));
		assertThat(failed.message()).contains("/rates").doesNotContain("secret");
	}

	@Test
	void savedDocumentIsReadFromFileAndClassPath(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("a page.txt"), "saved");
		Fetched fetched = fetched(FetchRequest.ifModified("seed", file.toUri()));
		assertThat(fetched.body()).asString().isEqualTo("saved");
		this.fetcher.remember(fetched);
		assertThat(this.fetcher.fetch(FetchRequest.ifModified("seed", file.toUri()))).isInstanceOf(NotModified.class);
		assertThat(fetched(FetchRequest.of("seed", URI.create("classpath:logback-test.xml"))).body()).isNotEmpty();
		assertThat(reason(FetchRequest.of("seed", URI.create("file:./nowhere.txt")))).isEqualTo(Reason.NOT_FOUND);
		assertThat(reason(FetchRequest.of("seed", URI.create("ftp://example.org/x")))).isEqualTo(Reason.REFUSED);
	}

	private static HttpHandler unlessKnown(String etag, String body) {
		return (exchange) -> {
			exchange.getResponseHeaders().add("ETag", etag);
			if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
				exchange.sendResponseHeaders(304, -1);
				return;
			}
			send(exchange, body);
		};
	}

	private static void send(HttpExchange exchange, String body) throws IOException {
		exchange.sendResponseHeaders(200, body.length());
		exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
	}

	private Fetched fetched(FetchRequest request) {
		return (Fetched) this.fetcher.fetch(request);
	}

	private Reason reason(FetchRequest request) {
		return ((Failed) this.fetcher.fetch(request)).reason();
	}

}
