package elchi;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.mail.InboxMessage;
import elchi.subscription.Subscribers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the links of real mails do, and what they do not: a digest and alerts of the
 * sample week have been sent.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeavingIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/[^\\s\"<>]*)");

	private static final List<String> TABLES = List.of("subscriber", "subscription", "suppression", "wish",
			"alert_rule", "mailing", "delivery", "batch_job_instance");

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void mailTheWeek() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:leaving;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=leaving", "--logging.level.root=INFO");
		assertThat(run("weekly-digest")).isInstanceOf(RunOutcome.Completed.class);
		assertThat(run("rate-alerts")).isInstanceOf(RunOutcome.Completed.class);
	}

	/**
	 * The other tests are to be quiet.
	 */
	@AfterAll
	static void stop() {
		LoggingSystem.get(LeavingIntegrationTests.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
		application.close();
	}

	@Test
	void scannerThatFollowsEveryLinkOfEveryMailChangesNothing() throws Exception {
		TreeSet<String> links = new TreeSet<>();
		inbox().entries().forEach((entry) -> links.addAll(links(message(entry))));
		assertThat(links).anyMatch((link) -> link.startsWith("/u/"))
			.anyMatch((link) -> link.startsWith("/p/"))
			.anyMatch((link) -> link.startsWith("/a/"))
			.anyMatch((link) -> link.startsWith("/archive/"));
		Map<String, List<String>> before = everything();
		for (String link : links) {
			HttpResponse<String> page = send(request(link));
			assertThat(page.statusCode()).as(link).isEqualTo(200);
			assertThat(page.headers().map()).doesNotContainKey("set-cookie");
			HttpResponse<String> head = send(request(link).method("HEAD", BodyPublishers.noBody()));
			assertThat(head.statusCode()).as("HEAD " + link).isEqualTo(200);
			assertThat(head.body()).isEmpty();
			send(request(link + "?List-Unsubscribe=One-Click&section=leave&list=digest&do=stop"));
		}
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void publicPagesWithoutATokenAnswerToHead() throws Exception {
		for (String page : List.of("/subscribe", "/links", "/archive/2026-W39", "/icon.svg")) {
			HttpResponse<String> head = send(request(page).method("HEAD", BodyPublishers.noBody()));
			assertThat(head.statusCode()).as(page).isEqualTo(200);
		}
	}

	@Test
	void oneClickHoldsForMailThatIsAlreadyEnqueued() throws Exception {
		String address = "reader-kz@example.org";
		long reader = application.getBean(Subscribers.class).find(EmailAddress.parse(address)).orElseThrow().id();
		assertThat(compose(reader)).isInstanceOf(Composition.Composed.class);
		String header = header(digest(address), "List-Unsubscribe");
		HttpResponse<String> answer = send(
				request(links(header).get(0)).header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(compose(reader)).isInstanceOfSatisfying(Composition.Withdrawn.class,
				(withdrawn) -> assertThat(withdrawn.reason()).startsWith("unsubscribed 2026-09-28"));
	}

	@Test
	void noTokenIsWrittenToTheLog(CapturedOutput output) throws Exception {
		TreeSet<String> tokens = new TreeSet<>();
		for (String link : links(digest("desk@example.com"))) {
			if (link.matches("/[a-z]/.*")) {
				visit(link);
				tokens.add(link.substring(3));
			}
		}
		assertThat(tokens).hasSizeGreaterThanOrEqualTo(2);
		assertThat(output.getAll()).as("a log at all").contains("INFO");
		for (String token : tokens) {
			assertThat(output.getAll()).doesNotContain(token).doesNotContain(token.substring(0, token.indexOf('.')));
			assertThat(everything().toString()).doesNotContain(token);
		}
	}

	/**
	 * As readers, programs and fools do.
	 */
	private void visit(String link) throws Exception {
		send(request(link));
		send(request(link).method("HEAD", BodyPublishers.noBody()));
		for (String method : List.of("PUT", "DELETE", "OPTIONS")) {
			send(request(link).method(method, BodyPublishers.noBody()));
		}
		for (String type : List.of("application/json", "nonsense/type", "multipart/form-data; boundary=x",
				"multipart/form-data")) {
			send(request(link).header("Content-Type", type).POST(BodyPublishers.ofString("{")));
		}
		send(request(link + "/further"));
		send(request(link + "%00"));
		send(request(link + ";x=1"));
		send(request(link + "?section=rules&pair=%ff%fe&done=%00"));
		send(request(link.replaceFirst(".$", "")));
		raw("GET " + link + "{ HTTP/1.1");
		raw("G\u0001T " + link + " HTTP/1.1");
	}

	/**
	 * What no client of good manners would send.
	 */
	private static void raw(String line) throws IOException {
		try (Socket socket = new Socket("localhost", Integer.parseInt(port()))) {
			socket.getOutputStream()
				.write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
			socket.getInputStream().readAllBytes();
		}
	}

	private static Composition compose(long reader) {
		return application.getBeansOfType(MessageComposer.class)
			.values()
			.stream()
			.filter((composer) -> composer.kind().equals("digest"))
			.findFirst()
			.orElseThrow()
			.compose(new MailingId("2026-W39"), reader);
	}

	private static Map<String, List<String>> everything() {
		Map<String, List<String>> rows = new TreeMap<>();
		for (String table : TABLES) {
			rows.put(table,
					application.getBean(JdbcClient.class)
						.sql("SELECT * FROM " + table)
						.query()
						.listOfRows()
						.stream()
						.map(Object::toString)
						.sorted()
						.toList());
		}
		return rows;
	}

	private static InboxMessage digest(String address) {
		return inbox().entries()
			.stream()
			.filter((entry) -> entry.to().contains(address) && entry.subject().endsWith(")"))
			.findFirst()
			.map(LeavingIntegrationTests::message)
			.orElseThrow();
	}

	private static List<String> links(InboxMessage mail) {
		return links(mail.text() + " " + mail.html() + " " + header(mail, "List-Unsubscribe"));
	}

	private static List<String> links(String text) {
		TreeSet<String> links = new TreeSet<>();
		Matcher link = LINK.matcher(text.replace("&amp;", "&"));
		while (link.find()) {
			links.add(link.group(1));
		}
		return List.copyOf(links);
	}

	private static String header(InboxMessage mail, String name) {
		return mail.headers()
			.stream()
			.filter((header) -> header.name().equals(name))
			.map(InboxMessage.Header::value)
			.findFirst()
			.orElse("");
	}

	private static InboxMessage message(InboxEntry entry) {
		return inbox().read(entry.id()).orElseThrow();
	}

	private static Inbox inbox() {
		return application.getBean(Inbox.class);
	}

	private static RunOutcome run(String job) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		return runner.await(runner.request(job, Map.of(), "test", "leaving"), PATIENCE);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
	}

	private static String port() {
		return String.valueOf(application.getEnvironment().getProperty("local.server.port"));
	}

}
