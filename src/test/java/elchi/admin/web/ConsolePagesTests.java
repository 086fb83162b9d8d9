package elchi.admin.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.ElchiApplication;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunOutcome;
import elchi.job.StepRun;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.mail.InboxMessage;
import elchi.test.ConsoleVisitor;
import elchi.test.TableRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the console after the demonstration's week has been mailed.
 */
class ConsolePagesTests {

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private static ConsoleVisitor visitor;

	@BeforeAll
	static void serve() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:console;DB_CLOSE_DELAY=-1");
		JobRunner runner = application.getBean(JobRunner.class);
		assertThat(runner.await(runner.request("weekly-digest", Map.of(), "test", "to be seen"), Duration.ofMinutes(2)))
			.isInstanceOf(RunOutcome.Completed.class);
		assertThat(runner.await(runner.request("rate-alerts", Map.of(), "test", "to be done"), Duration.ofMinutes(2)))
			.isInstanceOf(RunOutcome.Completed.class);
		visitor = ConsoleVisitor.owner(application);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void theFirstPageAnswersTheQuestionsOfTheMorning() throws Exception {
		String page = get("/").body();
		assertThat(page).contains("2026-W39 was accepted for 6 of 6.")
			.contains("Nobody.")
			.contains("None. 5 of 5 answered last.")
			.contains("Nothing fires by itself")
			.contains("<a href=\"/mailings\">What is in the queue?</a></dt><dd class=\"\">Nothing.")
			.contains("It is the embedded server", "<a href=\"/held\">Which alerts are held?</a>",
					"<dd class=\"\">Yes.")
			.contains("<a href=\"/editions/2026-W39\">2026-W39</a>")
			.contains("<span class=\"status closed\">closed</span>")
			.contains("<a href=\"/runs/1\">1</a> <span class=\"status completed\">COMPLETED</span>")
			.contains("sample-wire", "sample-ticker")
			.doesNotContain("Needs attention")
			.contains("<a href=\"/\" aria-current=\"page\">Overview</a>");
	}

	@Test
	void theBooksAreOnTheFirstPageAndOnTheRuns() throws Exception {
		for (String path : List.of("/", "/runs/1")) {
			assertThat(get(path).body())
				.contains("Books of <a href=\"/mailings/2026-W39\">2026-W39</a>", "Audience <strong>6</strong>",
						"balanced")
				.contains("<dt>accepted</dt><dd>6</dd>");
		}
	}

	@Test
	void allSendingIsPausedAndResumedWithAReasonThatTheAuditLogKeeps() throws Exception {
		assertThat(visitor.post("/sending/pause", "reason=").statusCode()).isEqualTo(422);
		assertThat(visitor.post("/sending/pause", "reason=the+relay+moves").statusCode()).isEqualTo(303);
		assertThat(get("/").body()).contains("Needs attention", "All sending is paused by aigul: the relay moves",
				"action=\"/sending/resume\"");
		assertThat(visitor.post("/sending/resume", "reason=it+has+moved").statusCode()).isEqualTo(303);
		assertThat(get("/").body()).contains("action=\"/sending/pause\"")
			.doesNotContain("Needs attention", "/sending/confirm");
		assertThat(get("/audit").body()).contains("pause-sending", "the relay moves", "resume-sending", "it has moved");
	}

	@Test
	void aProgramReadsTheFigures() throws Exception {
		String figures = visitor.getBearing("/actuator/prometheus").body();
		assertThat(figures).contains("elchi_deliveries_total{lane=\"digest\",outcome=\"accepted\"} 6.0")
			.contains("elchi_deliveries_total{lane=\"digest\",outcome=\"uncertain\"} 0.0")
			.contains("elchi_deliveries_due{lane=\"digest\"} 0.0")
			.contains("elchi_runs_seconds_count{definition=\"weekly-digest\",outcome=\"Completed\"} 1")
			.contains("elchi_delivery_latency_seconds_count{lane=\"digest\"} 6")
			.containsPattern("elchi_source_staleness_seconds\\{brings=\"news\",source=\"sample-wire\"} \\d")
			.contains("elchi_limiter_wait_seconds_count{lane=\"digest\"}");
	}

	@Test
	void thatSendingIsOffIsADetailOfTheHealth() throws Exception {
		assertThat(visitor.getBearing("/actuator/health").body()).contains("\"sending\":\"on\"");
		visitor.post("/sending/pause", "reason=a+probe");
		assertThat(visitor.getBearing("/actuator/health").body()).contains("\"sending\":\"off\"", "a probe")
			.doesNotContain("DOWN");
		assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		visitor.post("/sending/resume", "reason=probed");
	}

	@Test
	void aRunShowsItsStepsInRunningOrder() throws Exception {
		assertThat(get("/runs/1").body()).containsSubsequence("collect-news", "collect-quotes", "assemble-edition",
				"freeze", "approve", "enqueue", "deliver", "balance");
		assertThat(get("/runs").body()).contains("weekly-digest", "2026-W39", "COMPLETED");
	}

	@Test
	void theRunsAreNarrowedToOneDefinition() throws Exception {
		assertThat(get("/runs?definition=rate-alerts").body()).contains("aria-current=\"true\">rate-alerts</a>")
			.doesNotContain("<a href=\"/runs/1\">1</a>");
		assertThat(get("/runs?definition=weekly-digest&before=2").body()).contains("<a href=\"/runs/1\">1</a>");
		assertThat(get("/runs?definition=weekly-digest&before=1").body()).contains("Nothing like that");
	}

	@Test
	void aRunThatMovesShowsHowFarItIs() throws Exception {
		JobRun ended = application.getBean(JobRuns.class).find(1).orElseThrow();
		List<StepRun> steps = List.of(new StepRun("freeze", "COMPLETED", "COMPLETED", 0, 0, 0, Map.of()),
				new StepRun("deliver", "STARTED", "EXECUTING", 0, 0, 0, Map.of()));
		JobRun moving = new JobRun(1, ended.definition(), ended.job(), ended.parameters(), JobRun.Status.RUNNING,
				"UNKNOWN", ended.started(), null, steps, "test", "to be seen", null);
		LiveView live = application.getBean(RunViews.class).live(moving);
		assertThat(live.ended()).isFalse();
		assertThat(live.said()).isEqualTo("deliver: 100 percent.");
		assertThat(live.bars()).singleElement()
			.extracting(LiveView.Bar::words)
			.asString()
			.startsWith("6 of 6 mailed, 100%");
		assertThat(live.steps()).extracting(LiveView.Step::words).containsExactly("done", "at work");
		RunView view = application.getBean(RunViews.class).page(moving);
		assertThat(view.live()).isTrue();
		assertThat(view.acts()).extracting(EditionView.Link::path).contains("/acts/stop?run=1");
		assertThat(get("/run.js").body()).contains("dataset.from");
		assertThat(get("/runs/1/live").body()).startsWith("<div data-ended=\"true\"");
	}

	@Test
	void aDefinitionIsShownAsItWasRead() throws Exception {
		assertThat(get("/definitions").body()).contains("<a href=\"/definitions/weekly-digest\">weekly-digest</a>");
		assertThat(get("/definitions/weekly-digest").body()).contains("job: weekly-digest", "# ", "Read from",
				"/acts/run?definition=weekly-digest");
	}

	@Test
	void lookingAtRunsMoreOftenThanThereAreConnectionsKeepsNoneOfThem() throws Exception {
		int connections = application.getEnvironment()
			.getRequiredProperty("spring.datasource.hikari.maximum-pool-size", Integer.class);
		for (int i = 0; i <= connections; i++) {
			assertThat(get("/runs").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void aMailIsSeenAsHtmlAsTextAndAsSource() throws Exception {
		String id = mail("desk@example.com").entry().id();
		assertThat(get("/inbox").body()).contains("desk@example.com", "/inbox/" + id);
		assertThat(get("/inbox/" + id).body()).contains("<iframe", "/inbox/" + id + "/body");
		assertThat(get("/inbox/" + id + "/text").body()).contains("<pre", "The tenge gained").doesNotContain("<iframe");
		assertThat(get("/inbox/" + id + "/source").body()).contains("List-Unsubscribe-Post:");
	}

	@Test
	void aMailsHtmlRunsNothingAndOpensItsLinksBesideTheConsole() throws Exception {
		HttpResponse<String> body = get("/inbox/" + mail("desk@example.com").entry().id() + "/body");
		assertThat(header(body, "Content-Security-Policy")).contains("sandbox", "default-src 'none'")
			.doesNotContain("allow-scripts")
			.doesNotContain("allow-same-origin");
		assertThat(body.body()).contains("<base target=\"_blank\">", "data:image/png;base64,");
	}

	@Test
	void anEditionShowsWhereItStandsWhatWasSealedAndWhatCanBeDone() throws Exception {
		assertThat(get("/editions").body()).contains("<a href=\"/editions/2026-W39\">2026-W39</a>")
			.contains("<a href=\"/editions\" aria-current=\"page\">Editions</a>");
		assertThat(get("/editions/2026-W39").body()).contains("<span class=\"status closed\">closed</span>")
			.contains("nobody: its definition asks for no approval", "Books of <a")
			.containsPattern("<dt>audience</dt><dd><code>6 [0-9a-f]{64}</code>")
			.containsPattern("<dt>Manifest hash</dt><dd><code>[0-9a-f]{64}</code>")
			.contains("Tenge ends week stronger", "KZT", "currency-api, market aggregate")
			.contains("/acts/correct?week&#61;2026-W39", "/acts/rerun?", "<a href=\"/runs/1\">1</a>")
			.doesNotContain("/acts/approve", "/acts/settle", "Needs attention");
	}

	@Test
	void anEditionIsSeenAtTwoWidthsAsTextAndAsSourceInEachLanguage() throws Exception {
		assertThat(get("/editions/2026-W39").body()).contains("<iframe class=\"w600\"", "<iframe class=\"w320\"")
			.doesNotContain("<pre");
		assertThat(get("/editions/2026-W39/text?lang=ru").body()).contains("<pre", "Казахстан")
			.doesNotContain("<iframe");
		assertThat(get("/editions/2026-W39/source").body()).containsPattern("(?i)&lt;!doctype html");
		HttpResponse<String> body = get("/editions/2026-W39/body");
		assertThat(header(body, "Content-Security-Policy")).contains("sandbox", "frame-ancestors 'self'")
			.doesNotContain("allow-scripts");
		assertThat(body.body()).contains("<base target=\"_blank\">", "data:image/png;base64,");
	}

	@Test
	void theArchiveShowsTheEditionWithItsChart() throws Exception {
		HttpResponse<String> page = get("/archive/2026-W39");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Kazakhstan", "src=\"/archive/2026-W39/chart.png?lang&#61;en\"")
			.doesNotContain("/u/")
			.doesNotContain("/p/");
		assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'", "img-src 'self'");
		assertThat(header(get("/archive/2026-W39/chart.png"), "Content-Type")).isEqualTo("image/png");
	}

	@Test
	void theLinksOfAMailLeadToThisServersPages() throws Exception {
		String text = mail("desk@example.com").text();
		Matcher links = Pattern.compile("http://localhost:\\d+(/[up]/\\S+)").matcher(text);
		List<String> paths = links.results().map((link) -> link.group(1)).toList();
		assertThat(paths).hasSize(2);
		for (String path : paths) {
			assertThat(get(path).statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/", "/runs", "/runs/1", "/runs/99", "/inbox", "/inbox/nope", "/editions", "/editions/2026-W39",
					"/editions/2026-W38", "/definitions", "/definitions/weekly-digest", "/definitions/nope" })
	void everyPageIsGuardedAndAccessible(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
		assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(page.body()).containsOnlyOnce("<h1>")
			.contains("<html lang=\"en\">", "<nav aria-label=", "<main id=\"content\">", "href=\"#content\"")
			.doesNotContainPattern("<th>|<th class|<script|style=")
			.doesNotContain("{{");
	}

	@ParameterizedTest
	@CsvSource({ "/runs/99", "/runs/abc", "/runs/9999999999999999999", "/inbox/nope", "/inbox/00000099",
			"/inbox/00000099/text", "/inbox/00000099/source", "/inbox/00000099/body", "/editions/2026-W38",
			"/editions/xyz", "/editions/xyz/body", "/editions/2026-W39.2/text", "/definitions/nope", "/runs/99/live" })
	void whatIsNotThereIsSaid(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("<h1>Not found</h1>", "There is no");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/archive/2026-W38", "/archive/xyz", "/archive/2026-W39.x", "/archive/xyz/chart.png",
			"/u/nope", "/p/nope", "/nothing" })
	void aPublicAddressThatLeadsNowhereIsNotFound(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void whatAMailSaysCannotBecomePartOfAPage() throws Exception {
		assertThat(get("/inbox/%3Cscript%3E").body()).contains("&lt;script&gt;").doesNotContain("<script>");
	}

	@Test
	void lookingChangesNothing() throws Exception {
		JdbcClient jdbc = application.getBean(JdbcClient.class);
		Map<String, String> before = TableRows.of(jdbc);
		int mails = application.getBean(Inbox.class).entries().size();
		String id = mail("desk@example.com").entry().id();
		for (String path : List.of("/", "/runs", "/runs/1", "/runs/99", "/inbox", "/inbox/" + id,
				"/inbox/" + id + "/text", "/inbox/" + id + "/source", "/inbox/" + id + "/body", "/archive/2026-W39",
				"/archive/2026-W39/chart.png", "/editions", "/editions/2026-W39", "/editions/2026-W39/body",
				"/editions/2026-W39/text", "/definitions", "/definitions/weekly-digest", "/runs/1/live")) {
			get(path);
		}
		assertThat(TableRows.of(jdbc)).isEqualTo(before);
		assertThat(application.getBean(Inbox.class).entries()).hasSize(mails);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/runs", "/runs/1", "/inbox" })
	void aPageTakesNoOrders(String path) throws Exception {
		HttpRequest order = HttpRequest.newBuilder(address(path))
			.POST(HttpRequest.BodyPublishers.ofString("x=1"))
			.build();
		assertThat(visitor.send(order).statusCode()).isEqualTo(403);
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return visitor.send(HttpRequest.newBuilder(address(path)).build());
	}

	private static URI address(String path) {
		return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

	private static InboxMessage mail(String to) {
		Inbox inbox = application.getBean(Inbox.class);
		InboxEntry entry = inbox.entries()
			.stream()
			.filter((each) -> each.to().contains(to) && each.subject().contains("week"))
			.findFirst()
			.orElseThrow();
		return inbox.read(entry.id()).orElseThrow();
	}

}
