package elchi.admin.web;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import elchi.ElchiApplication;
import elchi.admin.access.AuditLog;
import elchi.admin.access.Role;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.Recipient;
import elchi.delivery.RecipientTraces;
import elchi.mail.EmailAddress;
import elchi.subscription.Preferences;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators look up in the ledger: mailings, the mails of an address, and to whom
 * nothing is sent.
 */
class LedgerViewsTests {

	private static final Instant PLANNED = Instant.parse("2026-09-28T02:00:00Z");

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private static ConsoleVisitor owner;

	private static ConsoleVisitor viewer;

	@BeforeAll
	static void serve() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:ledger-views;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=ledger-views");
		DeliveryLedger ledger = application.getBean(DeliveryLedger.class);
		mailing(ledger, "2026-W39", PLANNED, 120);
		for (int number = 1; number <= 21; number++) {
			mailing(ledger, "old-" + number, PLANNED.minus(Duration.ofDays(number)), 0);
		}
		set("ACCEPTED", "250 2.0.0 Ok: queued as 4CxQ2b3", 1, 100);
		set("UNCERTAIN", "The connection broke after the last dot", 101, 102);
		set("REJECTED", "550 5.1.1 <r103@example.net>: no such user", 103, 103);
		ledger.pause(new MailingId("2026-W39"), "554 5.7.1 we do not like you");
		owner = ConsoleVisitor.owner(application);
		viewer = ConsoleVisitor.in(Role.VIEWER, application);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void mailingsAreListedNewestFirstAndLeafedThrough() throws Exception {
		String first = owner.get("/mailings").body();
		assertThat(first).contains("<a href=\"/mailings/2026-W39\">2026-W39</a>", "PAUSED", "/mailings/old-1\"")
			.contains("data-label=\"Accepted\" class=\"number\">100<", "data-label=\"Uncertain\" class=\"number\">2<")
			.doesNotContain("/mailings/old-21\"");
		Matcher older = Pattern.compile("href=\"(/mailings\\?lane=&amp;after=[^\"]+)\">Older").matcher(first);
		assertThat(older.find()).isTrue();
		assertThat(owner.get(older.group(1).replace("&amp;", "&")).body()).contains("/mailings/old-21\"", "Newest")
			.doesNotContain("/mailings/2026-W39\"", "Older");
		assertThat(owner.get("/mailings?lane=alerts").body()).contains("Nothing has been mailed yet");
	}

	@Test
	void aMailingSaysWhyItIsPausedAndLeadsToTheActsThatFit() throws Exception {
		String page = owner.get("/mailings/2026-W39").body();
		assertThat(page)
			.contains("554 5.7.1 we do not like you", "Audience <strong>120</strong>", "balanced",
					"100 accepted within 1 min 39 s, 1.0 a second", "href=\"/acts/resume?mailing=2026-W39\"",
					"href=\"/acts/retry-failed?mailing=2026-W39&amp;which=uncertain\"", "UNCERTAIN 2",
					"r101@example.net", "action=\"/acts/settle/plan\"")
			.doesNotContain("which=deferred", "r1@example.net");
		assertThat(viewer.get("/mailings/2026-W39").body()).contains("r101@example.net")
			.doesNotContain("/acts/resume", "/acts/settle", "/acts/retry-failed");
		assertThat(owner.get("/mailings/2026-W40").statusCode()).isEqualTo(404);
		assertThat(owner.get("/mailings/no%20mailing").statusCode()).isEqualTo(404);
	}

	@Test
	void deliveriesOfAStateAreLeafedThroughByKey() throws Exception {
		String first = owner.get("/mailings/2026-W39?state=ACCEPTED").body();
		assertThat(first)
			.contains("r1@example.net", "r50@example.net", "in its queue: 4CxQ2b3", "Message-ID d.2026-w39.")
			.doesNotContain("r51@example.net");
		String second = owner.get("/mailings/2026-W39?state=ACCEPTED&after=1050").body();
		assertThat(second).contains("r51@example.net", "r100@example.net").doesNotContain("r50@example.net", ">Next<");
		assertThat(first).contains("after=1050");
		assertThat(owner.get("/mailings/2026-W39?state=ACCEPTED&after=9999").body())
			.contains("There are no further ones");
		assertThat(owner.get("/mailings/2026-W39?state=nonsense").body()).contains("r101@example.net");
	}

	@Test
	void everyMailOfAnAddressIsFoundAndTheAddressStandsInNoLink() throws Exception {
		assertThat(owner.get("/deliveries").body()).contains("method=\"post\"", "name=\"_csrf\"");
		HttpResponse<String> found = owner.post("/deliveries", "address=R103%40Example.NET");
		assertThat(found.body())
			.contains("/mailings/2026-W39", "REJECTED", "550 5.1.1", "Nobody is known at this address now",
					"action=\"/acts/retry-failed/plan\"")
			.doesNotContainPattern("(href|action)=\"[^\"]*103");
		assertThat(owner.post("/deliveries", "address=stranger%40example.net").body())
			.contains("Nothing was ever due to this address");
		HttpResponse<String> wrong = owner.post("/deliveries", "address=rubbish");
		assertThat(wrong.statusCode()).isEqualTo(422);
		assertThat(wrong.body()).contains("That is not possible", "value=\"rubbish\"");
	}

	@Test
	void whatWasSentIsFoundAfterTheAddressWasErased() throws Exception {
		application.getBean(RecipientTraces.class).erase(1099, List.of(EmailAddress.parse("r99@example.net").hash()));
		assertThat(owner.post("/deliveries", "address=r99%40example.net").body()).contains("/mailings/2026-W39",
				"ACCEPTED");
		assertThat(owner.get("/mailings/2026-W39?state=ACCEPTED&after=1090").body())
			.contains("reader 1099, address erased")
			.doesNotContain("r99@example.net");
	}

	@Test
	void anUncertainMailIsSettledFromItsRow() throws Exception {
		HttpResponse<String> plan = owner.post("/acts/settle/plan",
				"mailing=2026-W39&to=r102%40example.net&as=accepted");
		assertThat(plan.body()).contains("Would settle the mail of 2026-W39 to &#39;r102@example.net&#39; as ACCEPTED",
				"action=\"/acts/settle/plan\" method=\"post\"");
		assertThat(owner.post("/acts/nothing/plan", "to=x").statusCode()).isEqualTo(404);
		assertThat(owner.postBare("/acts/settle/plan", "to=x").statusCode()).isEqualTo(403);
	}

	@Test
	void aSuppressionIsFoundWithItsEvidenceAndUndoneOnce() throws Exception {
		long id = suppressed("gone@example.com", "550 5.1.1 no such user", "bounce of 2026-W39");
		application.getBean(JdbcClient.class)
			.sql("""
					INSERT INTO bounce (report_key, kind, mailing, subscriber, status, detail, read_at)
					VALUES ('k', 'FAILED', '2026-W39', :id, '5.1.1', 'the mailbox is not here', CURRENT_TIMESTAMP)""")
			.param("id", id)
			.update();
		assertThat(owner.get("/suppressions").body()).contains("gone@example.com", "550 5.1.1 no such user",
				"<a href=\"/mailings/2026-W39\">bounce of 2026-W39</a>", "FAILED 5.1.1 the mailbox is not here",
				"Undo");
		assertThat(viewer.get("/suppressions").body()).contains("gone@example.com").doesNotContain("Undo");
		assertThat(owner.post("/suppressions", "words=GONE%40").body()).contains("gone@example.com");
		assertThat(owner.post("/suppressions", "words=nobody%25").body()).contains("There is no such suppression");
		assertThat(owner.post("/deliveries", "address=gone%40example.com").body()).contains("is SUPPRESSED",
				"the mailbox is not here", "/acts/unsuppress/plan");
		HttpResponse<String> plan = owner.post("/acts/unsuppress/plan", "to=gone%40example.com");
		assertThat(plan.body()).contains("Would let mail go to &#39;gone@example.com&#39; again", "no such user",
				"report read", "on the lists digest");
		Matcher key = KEY.matcher(plan.body());
		assertThat(key.find()).isTrue();
		String form = "to=gone%40example.com&reason=they+wrote&key=" + key.group(1);
		assertThat(viewer.post("/acts/unsuppress", form).statusCode()).isEqualTo(403);
		assertThat(owner.post("/acts/unsuppress", form).body()).contains("It is UNCONFIRMED now")
			.doesNotContain("done before");
		assertThat(owner.post("/acts/unsuppress", form).body()).contains("done before");
		assertThat(application.getBean(AuditLog.class).find(key.group(1), 0)).singleElement().satisfies((entry) -> {
			assertThat(entry.what()).isEqualTo("unsuppress");
			assertThat(entry.why()).isEqualTo("they wrote");
		});
		assertThat(owner.post("/acts/unsuppress/plan", "to=gone%40example.com").body())
			.contains("is UNCONFIRMED and not suppressed");
	}

	@Test
	void aSourceSaysHowItAnsweredLastWhatIsMissingAndWhenItIsAskedNext() throws Exception {
		JdbcClient jdbc = application.getBean(JdbcClient.class);
		jdbc.sql("""
				INSERT INTO news_source (name, failing_since, failure, asked_at, failures)
				VALUES ('sample-wire', TIMESTAMP WITH TIME ZONE '2026-09-26 10:00:00Z', 'It answered with a challenge.',
					TIMESTAMP WITH TIME ZONE '2026-09-27 10:00:00Z', 13)""").update();
		jdbc.sql("""
				INSERT INTO news_gap (source, gap_from, gap_upto)
				VALUES ('sample-wire', TIMESTAMP WITH TIME ZONE '2026-09-20 10:00:00Z',
					TIMESTAMP WITH TIME ZONE '2026-09-21 11:30:00Z')""").update();
		assertThat(owner.get("/sources").body()).contains("failing since Sat 26 Sep 2026, 10:00",
				"It answered with a challenge.", "Sun 27 Sep 2026, 10:00", "<span class=\"failed\">13</span>",
				"Nothing is known of Sun 20 Sep 2026, 10:00 to Mon 21 Sep 2026, 11:30.", "sample-ticker",
				"not asked yet", "schedules are not in force");
		assertThat(owner.getBearing("/api/v1/sources").body()).contains("\"failures\":13",
				"\"last_asked\":\"2026-09-27T10:00:00Z\"");
	}

	@Test
	void aProgramListsSuppressionsAndUndoesOne() throws Exception {
		suppressed("full@example.com", "452 4.2.2 full", "bounce of 2026-W38");
		assertThat(owner.getBearing("/api/v1/suppressions").body()).contains("\"address\":\"full@example.com\"",
				"\"how\":\"bounce of 2026-W38\"");
		String body = "{\"to\": \"full@example.com\", \"reason\": \"has room again\"}";
		assertThat(owner.json("/api/v1/suppressions/undo?dry-run=true", body).body()).contains("Would let mail go");
		HttpResponse<String> done = owner.json("/api/v1/suppressions/undo", body, "room");
		assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
		assertThat(owner.json("/api/v1/suppressions/undo", body, "room").body()).contains("\"repeated\":true");
		assertThat(owner.json("/api/v1/suppressions/undo", body).statusCode()).isEqualTo(409);
		assertThat(owner.json("/api/v1/suppressions/undo", body.replace("full@", "who@")).statusCode()).isEqualTo(400);
		assertThat(application.getBean(Subscribers.class)
			.find(EmailAddress.parse("full@example.com"))
			.orElseThrow()
			.status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { "250 2.0.0 Ok: queued as 4CxQ2b3 | 4CxQ2b3",
			"250 OK id=1sT2ab-0001Ab-3C | 1sT2ab-0001Ab-3C",
			"250 2.6.0 <a@b> [InternalId=4711, Hostname=x] Queued mail for delivery | 4711",
			"250 2.0.0 48S2xYz1012345 Message accepted for delivery | 48S2xYz1012345",
			"250 2.0.0 OK  1695866400 d2e1a72fcca58-7c3.1 - gsmtp | d2e1a72fcca58-7c3.1",
			"250 Ok 0100018f2a3b4c5d-11112222-3333-4444-5555-666677778888-000000 | 0100018f2a3b4c5d-11112222-3333-4444-5555-666677778888-000000",
			"250 OK | ''", "- | ''" })
	void theQueueIdIsReadOutOfTheReply(String reply, String id) {
		assertThat(QueuedAs.in(reply)).isEqualTo(id);
	}

	private static long suppressed(String address, String reason, String how) {
		Subscribers subscribers = application.getBean(Subscribers.class);
		long id = subscribers.register(EmailAddress.parse(address), "", Preferences.DEFAULT, List.of("digest"), "test")
			.id();
		subscribers.suppress(id, reason, how);
		return id;
	}

	private static void mailing(DeliveryLedger ledger, String name, Instant planned, int readers) {
		MailingId id = new MailingId(name);
		ledger.open(new Mailing(id, "digest", "digest", readers, planned, Duration.ofHours(48)));
		ledger.enqueue(id,
				LongStream.rangeClosed(1, readers)
					.mapToObj((number) -> new Recipient(1000 + number,
							EmailAddress.parse("r%d@example.net".formatted(number)), planned)));
	}

	private static void set(String status, String reply, int from, int upto) {
		application.getBean(JdbcClient.class)
			.sql("""
						UPDATE delivery SET status = :status, open = FALSE, reply = :reply, attempts = 1,
					changed_at = DATEADD('SECOND', subscriber - 1000, changed_at)
						WHERE mailing = '2026-W39' AND subscriber >= :from AND subscriber <= :upto""")
			.param("status", status)
			.param("reply", reply)
			.param("from", 1000 + from)
			.param("upto", 1000 + upto)
			.update();
	}

}
