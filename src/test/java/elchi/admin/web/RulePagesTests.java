package elchi.admin.web;

import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import elchi.ElchiApplication;
import elchi.alert.AlertRules;
import elchi.alert.RuleStatus;
import elchi.fx.ImportReport;
import elchi.fx.QuoteImport;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the demonstration's traders, seen and changed over HTTP by people and by
 * programs.
 */
class RulePagesTests {

	private static final String TENGE = "{\"owner\": \"desk@example.com\", \"pair\": \"KZT/USD\", \"threshold_percent\": %s,"
			+ " \"window_days\": 7}";

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private static ConsoleVisitor visitor;

	@BeforeAll
	static void serve() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:rules;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=rules");
		application.getBean(QuoteImport.class)
			.take(new InputStreamReader(
					Objects
						.requireNonNull(RulePagesTests.class.getResourceAsStream("/elchi/fx/dollar-series-2026.csv")),
					StandardCharsets.UTF_8));
		visitor = ConsoleVisitor.owner(application);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void theRulesAreListedAndFoundByOwnerAndState() throws Exception {
		assertThat(get("/rules").body()).contains("trader@example.com",
				"KZT/USD rises or falls by 1% or more within 7 days", "USD/KZT crosses 450 downwards");
		assertThat(get("/rules?owner=reader-kz@example.org&state=quiet").body()).contains("reader-kz@example.org")
			.doesNotContain("<td data-label=\"Owner\" class=\"address\">trader@example.com");
		assertThat(get("/rules?owner=nobody@example.org").body())
			.contains("There is no subscriber &#39;nobody@example.org&#39;", "There are no such rules");
		assertThat(get("/rules?state=asleep").body()).contains("State &#39;asleep&#39; is not known");
	}

	@Test
	void ratesAreShownPerPairAndDownloadedAsAnImportTakesThem() throws Exception {
		assertThat(get("/rates").body()).contains("<a href=\"/rates/USD-KZT\">USD/KZT</a>", "currency-api",
				"market aggregate");
		String page = get("/rates/USD-KZT?days=92").body();
		assertThat(page).contains("<h1>KZT per USD</h1>", "<polyline points=\"", "468.95226075",
				"href=\"/rates/USD-KZT.csv?days=92\"");
		HttpResponse<String> csv = get("/rates/usd-kzt.csv?days=92");
		assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
		assertThat(csv.body()).startsWith("date,pair,rate,source,nominal,known_at\n")
			.contains("2026-08-09,USD/KZT,468.95226075,currency-api,1,");
		ImportReport again = application.getBean(QuoteImport.class).take(new StringReader(csv.body()));
		assertThat(again.known()).isEqualTo(again.read()).isPositive();
		assertThat(get("/rates/KGS-KZT").body()).contains("≈ ", "<polyline").doesNotContain("No source has said");
		assertThat(get("/rates?pair=kgs%2Fkzt").headers().firstValue("Location")).contains("/rates/KGS-KZT");
		assertThat(get("/rates?pair=x").body()).contains("&#39;x&#39; is not a pair of currencies");
		assertThat(get("/rates/nothing").statusCode()).isEqualTo(404);
		assertThat(get("/rates/nothing.csv").statusCode()).isEqualTo(404);
	}

	@Test
	void aRuleExplainsItself() throws Exception {
		String page = get("/rules/1").body();
		assertThat(page).contains("<h1>Rule 1</h1>", "currency-api", "Would be news", "Nothing yet.", "Stop for good");
	}

	@Test
	void aRuleIsTriedBeforeItIsSaved() throws Exception {
		String page = get("/rules/new?owner=desk%40example.com&pair=kzt%2Fusd&kind=change&direction=either"
				+ "&threshold_percent=1&window=7d&level=&clear_percent=&expires=&quiet=")
			.body();
		assertThat(page).contains("it would have told", "2026-09-26", "FIRED", "value=\"desk@example.com\"")
			.doesNotContain("That is not possible");
		assertThat(get("/rules/new?pair=KZT&kind=change&threshold_percent=0&window=0d").body()).contains(
				"That is not possible", "Currency pair &#39;KZT&#39; is not of the form KZT/USD",
				"Threshold 0% is not possible; 0.01% to 100% are", "A window of 0 days is not possible");
	}

	@Test
	void theFormSavesARuleAndShowsIt() throws Exception {
		String fields = "owner=desk%40example.com&pair=USD%2FUZS&kind=level&direction=up&threshold_percent=&window=7d"
				+ "&level=12500&clear_percent=&expires=&quiet=22%3A00-07%3A00";
		HttpResponse<String> saved = post("/rules", fields);
		assertThat(saved.statusCode()).isEqualTo(303);
		String location = saved.headers().firstValue("Location").orElseThrow();
		assertThat(get(location).body()).contains("USD/UZS crosses 12500 upwards, silent at 22:00-07:00");
		HttpResponse<String> again = post("/rules", fields);
		assertThat(again.statusCode()).isEqualTo(422);
		assertThat(again.body()).contains("says the same", "value=\"12500\"");
	}

	@Test
	void aRuleIsSnoozedAndStoppedWithAReason() throws Exception {
		long id = save("9.5");
		assertThat(post("/rules/%d/stop".formatted(id), "reason=").statusCode()).isEqualTo(422);
		assertThat(post("/rules/%d/snooze".formatted(id), "until=2020-01-01").body()).contains("is possible");
		assertThat(post("/rules/%d/snooze".formatted(id), "until=2026-10-20").statusCode()).isEqualTo(303);
		assertThat(get("/rules/" + id).body()).contains("silent until 2026-10-20");
		assertThat(post("/rules/%d/stop".formatted(id), "reason=by+telephone").statusCode()).isEqualTo(303);
		assertThat(application.getBean(AlertRules.class).find(id).orElseThrow().status()).isEqualTo(RuleStatus.STOPPED);
		assertThat(get("/rules/" + id).body()).doesNotContain("Stop for good");
	}

	@Test
	void aFormThatIsNotOursIsRefused() throws Exception {
		long id = save("8.5");
		for (String token : new String[] { "", "_csrf=&", "_csrf=stolen&" }) {
			HttpResponse<String> answer = visitor.postBare("/rules/%d/stop".formatted(id), token + "reason=evil");
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(answer.body()).contains("This form is not good any more");
		}
		assertThat(application.getBean(AlertRules.class).find(id).orElseThrow().status()).isEqualTo(RuleStatus.ACTIVE);
	}

	@Test
	void aProgramTriesSavesExplainsAndStops() throws Exception {
		String dry = json("/api/v1/rules?dryRun=true", TENGE.formatted("1.5")).body();
		assertThat(dry).contains("\"findings\":[]", "\"source\":\"currency-api\"", "\"fixings\":");
		HttpResponse<String> saved = json("/api/v1/rules", TENGE.formatted("1.5"));
		assertThat(saved.statusCode()).isEqualTo(201);
		String rule = saved.headers().firstValue("Location").orElseThrow();
		assertThat(get(rule).body()).contains("\"owner\":\"desk@example.com\"", "\"threshold_percent\":\"1.5\"",
				"\"state\":\"quiet\"");
		assertThat(get(rule + "/explanation").body()).contains("\"next\":\"A rise of 1.5% or more", "\"past\":[]");
		assertThat(json(rule + "/snooze", "{\"until\": \"2026-10-20\"}").body())
			.contains("\"snoozed_until\":\"2026-10-20\"");
		assertThat(json(rule + "/stop", "{\"reason\": \"enough\"}").body()).contains("\"status\":\"stopped\"");
		assertThat(get("/api/v1/rules?owner=desk@example.com&state=stopped").body()).contains("\"1.5\"");
	}

	@Test
	void aProgramIsToldEverythingThatIsWrong() throws Exception {
		HttpResponse<String> refused = json("/api/v1/rules", """
				{"owner": "newcomer@example.org", "pair": "GEL/USD", "threshold_percent": 1, "window_days": 7}
				""");
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(refused.body()).contains("No source has rates of GEL/USD", "is unconfirmed", "\"findings\":[");
		assertThat(json("/api/v1/rules", "{\"pair\": \"KZT\", \"threshold_percent\": 0, \"window_days\": 0}").body())
			.contains("There is no owner", "Currency pair 'KZT'", "Threshold 0%", "A window of 0 days");
		assertThat(json("/api/v1/rules", "rubbish").statusCode()).isEqualTo(400);
		assertThat(json("/api/v1/rules/1/stop", "{}").statusCode()).isEqualTo(400);
		for (String path : new String[] { "/api/v1/rules/4711", "/api/v1/rules/4711/explanation" }) {
			assertThat(get(path).statusCode()).isEqualTo(404);
			assertThat(get(path).body()).contains("There is no rule 4711");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/rules", "/rules/1", "/rules/new", "/rules/4711", "/rules/abc",
			"/rules/new?pair=%3Cscript%3E&kind=change" })
	void everyPageIsGuardedAndAccessible(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
				"form-action 'self'");
		assertThat(page.body()).containsOnlyOnce("<h1>")
			.doesNotContainPattern("<th>|<th class|<script|style=")
			.doesNotContain("{{");
	}

	private long save(String percent) throws Exception {
		String location = json("/api/v1/rules", TENGE.formatted(percent)).headers()
			.firstValue("Location")
			.orElseThrow();
		return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return path.startsWith("/api/") ? visitor.getBearing(path) : visitor.get(path);
	}

	private HttpResponse<String> post(String path, String fields) throws Exception {
		return visitor.post(path, fields);
	}

	private HttpResponse<String> json(String path, String body) throws Exception {
		return visitor.json(path, body);
	}

}
