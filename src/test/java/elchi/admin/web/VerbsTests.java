package elchi.admin.web;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.ElchiApplication;
import elchi.admin.access.AuditLog;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.Inbox;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The verbs by REST and by the console's forms, on a served week.
 */
class VerbsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

	private static ConfigurableApplicationContext application;

	private static ConsoleVisitor operator;

	private static long run;

	@BeforeAll
	static void serveAWeek(@TempDir Path home) throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:verbs;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=verbs");
		operator = ConsoleVisitor.owner(application);
		HttpResponse<String> asked = operator.json("/api/v1/runs",
				"{\"definition\": \"weekly-digest\", \"week\": \"2026-W39\", \"reason\": \"monday\"}", "monday");
		assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
		assertThat(ConsoleVisitor.location(asked)).startsWith("/api/v1/requests/");
		JsonNode repeated = tree(operator.json("/api/v1/runs",
				"{\"definition\": \"weekly-digest\", \"week\": \"2026-W39\", \"reason\": \"monday\"}", "monday"));
		assertThat(repeated.get("repeated").asBoolean()).isTrue();
		assertThat(repeated.get("ticket").asString()).isEqualTo(tree(asked).get("ticket").asString());
		run = await(tree(asked));
		JsonNode request = tree(operator.getBearing(ConsoleVisitor.location(asked)));
		assertThat(request.get("outcome").asString()).isEqualTo("Completed");
		assertThat(request.get("run").asLong()).isEqualTo(run);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void aProgramSeesTheRunItsBooksAndItsEnd() throws Exception {
		JsonNode one = tree(operator.getBearing("/api/v1/runs/" + run));
		assertThat(one.get("requested_by").asString()).isEqualTo("aigul by token tests");
		assertThat(one.get("reason").asString()).isEqualTo("monday");
		assertThat(one.get("books").get("accepted").asLong()).isEqualTo(6);
		assertThat(tree(operator.getBearing("/api/v1/runs")).get(0).get("id").isNumber()).isTrue();
		assertThat(tree(operator.getBearing("/api/v1/editions/2026-W39")).get("id").asString()).isEqualTo("2026-W39");
		assertThat(tree(operator.getBearing("/api/v1/deliveries?address=reader-kz@example.org")).get(0)
			.get("mailing")
			.asString()).isEqualTo("2026-W39");
		assertThat(tree(operator.getBearing("/api/v1/sources")).size()).isPositive();
		HttpResponse<String> events = operator.getBearing("/api/v1/runs/" + run + "/events");
		assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
		assertThat(events.body()).startsWith("event: end\ndata: {").contains("\"percent\":100");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"/runs                            | {}                      | 400 | 'definition' is missing",
			"/runs                            | rubbish                 | 400 | JSON object",
			"/runs/99999/restart              | {\"reason\": \"x\"}     | 400 | There is no run 99999",
			"/runs/1/stop?dry-run=maybe       | {\"reason\": \"x\"}     | 400 | say true or false",
			"/editions/2026-W39/approve       | {\"reason\": \"x\", \"hash\": \"0\"} | 409 | is CLOSED; only",
			"/editions/2026-W39/skip          | {}                      | 400 | There is no reason",
			"/editions/2026-W01/rerun         | {\"reason\": \"x\"}     | 400 | Nothing of week 2026-W01",
			"/editions/2026-W39/correct       | {\"reason\": \"x\", \"note\": \"n\", \"drpo\": 1} | 400 | 'drpo' is not known here; there are week, note, drop, reason",
			"/runs                            | {\"reason\": \"x\", \"definition\": \"collect\", \"wek\": 1} | 400 | 'wek' is not known here",
			"/sending/resume                  | {\"reason\": \"x\", \"confirmed\": \"perhaps\"} | 400 | say true or false",
			"/mailings/nothing/resume         | {\"reason\": \"x\"}     | 400 | There is no mailing 'nothing'",
			"/mailings/2026-W39/retry-failed  | {\"reason\": \"x\"}     | 400 | one of these" })
	void whatIsNotPossibleIsAProblem(String path, String body, int status, String detail) throws Exception {
		HttpResponse<String> answer = operator.json("/api/v1" + path, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(tree(answer).get("detail").asString()).contains(detail);
		assertThat(tree(answer).get("title").asString()).isNotEmpty();
	}

	@Test
	void whatIsNotThereIsAProblemToo() throws Exception {
		for (String path : new String[] { "/runs/99999", "/editions/2020-W01", "/mailings/2020-W01" }) {
			HttpResponse<String> answer = operator.getBearing("/api/v1" + path);
			assertThat(answer.statusCode()).as(path).isEqualTo(404);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		}
		assertThat(operator.getBearing("/api/v1/quotes?source=x&from=soon&to=later").statusCode()).isEqualTo(400);
		assertThat(operator.getBearing("/api/v1/deliveries").statusCode()).isEqualTo(400);
	}

	@Test
	void aDryRunTellsAndDoesNothing() throws Exception {
		int entries = audited("");
		JsonNode plan = tree(
				operator.json("/api/v1/editions/2026-W39/correct?dry-run=true", "{\"note\": \"The rate was wrong\"}"));
		assertThat(plan.get("count").asLong()).isEqualTo(6);
		assertThat(plan.get("who").size()).isEqualTo(6);
		assertThat(plan.get("details").get(0).asString()).startsWith("article ");
		assertThat(audited("")).isEqualTo(entries);
	}

	@Test
	void aFormTellsFirstAndADoubleClickIsOneAct() throws Exception {
		assertThat(operator.get("/acts/correct").body()).contains("Show what would happen").doesNotContain("Reason");
		HttpResponse<String> page = operator.get("/acts/rerun?definition=weekly-digest&week=2026-W39");
		assertThat(page.body()).contains("What would happen", "would add 0 readers", "6: accepted already", "Reason");
		Matcher key = KEY.matcher(page.body());
		assertThat(key.find()).isTrue();
		String form = "definition=weekly-digest&week=2026-W39&key=" + key.group(1);
		HttpResponse<String> unsaid = operator.post("/acts/rerun", form + "&reason=");
		assertThat(unsaid.statusCode()).isEqualTo(422);
		assertThat(unsaid.body()).contains("There is no reason");
		long mails = digests();
		HttpResponse<String> first = operator.post("/acts/rerun", form + "&reason=an+import+was+late");
		assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
		assertThat(first.body()).contains("A rerun of 2026-W39 was asked for").doesNotContain("done before");
		HttpResponse<String> second = operator.post("/acts/rerun", form + "&reason=an+import+was+late");
		assertThat(second.body()).contains("A rerun of 2026-W39 was asked for", "done before");
		assertThat(audited(key.group(1))).isEqualTo(1);
		assertThat(digests()).isEqualTo(mails);
	}

	@Test
	void aTestGoesToOneAddressAndIsInNoBooks() throws Exception {
		HttpResponse<String> sent = operator.json("/api/v1/editions/2026-W39/test",
				"{\"to\": \"editor@example.org\", \"reason\": \"to look at it\"}", "a test");
		assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
		operator.json("/api/v1/editions/2026-W39/test",
				"{\"to\": \"editor@example.org\", \"reason\": \"to look at it\"}", "a test");
		assertThat(application.getBean(Inbox.class).entries().stream().filter((mail) -> mail.to().contains("editor@")))
			.singleElement()
			.satisfies((mail) -> assertThat(mail.subject()).startsWith("[Test] "));
		assertThat(tree(operator.getBearing("/api/v1/mailings/2026-W39")).get("audience").asLong()).isEqualTo(6);
		assertThat(tree(operator.getBearing("/api/v1/deliveries?address=editor@example.org")).size()).isZero();
		assertThat(operator.json("/api/v1/editions/2026-W39/edit", "{\"line\": \"x\", \"reason\": \"y\"}").statusCode())
			.isEqualTo(409);
	}

	@Test
	void allSendingIsPausedAndResumedByAProgram() throws Exception {
		JsonNode paused = tree(operator.json("/api/v1/sending/pause", "{\"reason\": \"the relay moves\"}", "pause"));
		assertThat(paused.get("sentence").asString()).contains("All sending is paused");
		assertThat(tree(operator.json("/api/v1/sending/pause?dry-run=true", "{}")).get("refusal").asString())
			.contains("paused already");
		assertThat(operator.json("/api/v1/runs", "{\"definition\": \"weekly-digest\", \"reason\": \"x\"}").statusCode())
			.isEqualTo(409);
		assertThat(operator.json("/api/v1/sending/resume", "{\"reason\": \"it has moved\"}").statusCode())
			.isEqualTo(200);
		assertThat(audited("pause-sending all mail the relay moves")).isEqualTo(1);
	}

	@Test
	void aFormSaysWhyNot() throws Exception {
		HttpResponse<String> page = operator.get("/acts/restart?run=" + run);
		assertThat(page.body()).contains("it is complete").doesNotContain("name=\"reason\"");
		assertThat(operator.get("/acts/restart?run=99999").body()).contains("There is no run 99999");
		assertThat(operator.get("/acts/nothing").statusCode()).isEqualTo(404);
		String wrong = "mailing=2026-W39&to=" + URLEncoder.encode("reader-kz@example.org", StandardCharsets.UTF_8)
				+ "&as=due&key=k&reason=x";
		HttpResponse<String> refused = operator.post("/acts/settle", wrong);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("is not uncertain");
		assertThat(audited("is not uncertain")).isEqualTo(1);
	}

	@Test
	void theDescriptionOfTheApiIsThatOfTheEndpoints() throws Exception {
		JsonNode document = tree(operator.getBearing("/api/v1/openapi.json"));
		Set<String> described = new TreeSet<>();
		document.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((method) -> described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
		Set<String> served = new TreeSet<>();
		application.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.keySet()
				.forEach((each) -> each.getPatternValues()
					.stream()
					.filter((path) -> path.startsWith("/api/"))
					.forEach((path) -> each.getMethodsCondition()
						.getMethods()
						.forEach((method) -> served.add(method + " " + path)))));
		assertThat(described).isEqualTo(served);
		assertThat(operator.get("/programs").body()).contains("POST /api/v1/editions/{edition}/correct", "send");
		Matcher references = Pattern.compile("\"#(/[^\"]+)\"").matcher(document.toString());
		while (references.find()) {
			assertThat(document.at(references.group(1)).isMissingNode()).as(references.group(1)).isFalse();
		}
	}

	private static long digests() {
		return application.getBean(Inbox.class)
			.entries()
			.stream()
			.filter((mail) -> !mail.subject().startsWith("[Test]"))
			.count();
	}

	private static int audited(String words) {
		return application.getBean(AuditLog.class).find(words, 0).size();
	}

	private static long await(JsonNode outcome) throws InterruptedException {
		RunOutcome ended = application.getBean(JobRunner.class)
			.await(new RunTicket(outcome.get("ticket").asString(), "weekly-digest"), Duration.ofMinutes(2));
		assertThat(ended).isInstanceOf(RunOutcome.Completed.class);
		return ended.run().orElseThrow().id();
	}

	private static JsonNode tree(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

}
