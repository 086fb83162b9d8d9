package elchi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxMessage;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberImport;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What readers do on their page, with the mails that come of it: another address, all
 * that is kept about them, and to be forgotten.
 */
class ChangingIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/([a-z])/\\S+)");

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void mailTheWeek() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:changing;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=changing");
		JobRunner runner = application.getBean(JobRunner.class);
		assertThat(runner.await(runner.request("weekly-digest", Map.of(), "test", "changing"), PATIENCE))
			.isInstanceOf(RunOutcome.Completed.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void addressIsChangedFromTheNewOneAndToldToTheOld() throws Exception {
		Subscriber reader = subscriber("reader-kz@example.org");
		HttpResponse<String> asked = post(page(reader), "section=address&email=new-kz%40example.org");
		assertThat(asked.headers().firstValue("Location")).hasValue("?done=address");
		InboxMessage mail = mail("new-kz@example.org");
		assertThat(mail.text()).contains("new-kz@example.org").doesNotContain("reader-kz", "/p/", "/u/");
		assertThat(get(link(mail, "m")).body()).contains("new-kz@example.org", "<form method=\"post\">");
		assertThat(subscriber("reader-kz@example.org").id()).isEqualTo(reader.id());
		assertThat(post(link(mail, "m"), "").body()).contains("new-kz@example.org").doesNotContain("<form");
		assertThat(subscriber("new-kz@example.org").id()).isEqualTo(reader.id());
		InboxMessage told = mail("reader-kz@example.org", "/p/", "n…@example.org");
		assertThat(told.text()).doesNotContain("new-kz");
		assertThat(get(link(told, "p")).statusCode()).isEqualTo(200);
		assertThat(get(page(reader)).statusCode()).as("a link of before").isEqualTo(200);
	}

	@Test
	void addressThatIsNoneIsExplainedBesideItsField() throws Exception {
		HttpResponse<String> answer = post(page(subscriber("desk@example.com")), "section=address&email=%3Cb%3Enobody");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("id=\"email-wrong\">This is not a complete address.",
				"value=\"&lt;b&gt;nobody\" required aria-invalid=\"true\"", "href=\"#email\"");
	}

	@Test
	void allThatIsKeptComesByMailAsAFile() throws Exception {
		Subscriber reader = subscriber("desk@example.com");
		assertThat(post(page(reader), "section=disclosure").headers().firstValue("Location"))
			.hasValue("?done=disclosure");
		InboxMessage mail = mail("desk@example.com", "elchi-" + reader.id() + ".json", "");
		JsonNode all = file(mail);
		assertThat(all.get("email").asString()).isEqualTo("desk@example.com");
		assertThat(all.get("preferences").get("zone").asString()).isEqualTo(reader.zone().getId());
		assertThat(all.get("lists")).hasSize(2);
		assertThat(all.get("rules").get(0).get("pair").asString()).contains("/");
		assertThat(all.get("mails").findValuesAsString("mailing")).contains("2026-W39");
		assertThat(all.has("consent")).isTrue();
		for (int i = 0; i < 2; i++) {
			assertThat(post(page(reader), "section=disclosure").statusCode()).isEqualTo(303);
		}
		assertThat(post(page(reader), "section=disclosure").statusCode()).isEqualTo(429);
	}

	@Test
	void whoIsErasedIsForgottenAndTheBooksStayWhole() throws Exception {
		Subscriber reader = subscriber("reader-kg@example.org");
		Books before = application.getBean(DeliveryLedger.class).books(new MailingId("2026-W39"));
		post(page(reader), "section=address&email=elsewhere%40example.org");
		mail("elsewhere@example.org");
		post(page(reader), "section=rules&do=save&pair=KGS%2FUSD&kind=change&amount=2&direction=either&window=7d");
		assertThat(kept(reader, "reader-kg")).isPositive();
		HttpResponse<String> asks = get(page(reader) + "/erase");
		assertThat(asks.body()).contains("r…@example.org", "<form method=\"post\">").doesNotContain("reader-kg");
		assertThat(subscriber("reader-kg@example.org").status()).isEqualTo(SubscriberStatus.CONFIRMED);
		HttpResponse<String> erased = post(page(reader) + "/erase", "");
		assertThat(erased.statusCode()).isEqualTo(200);
		assertThat(erased.body()).contains("<html lang=\"" + reader.language().getLanguage() + "\"");
		assertThat(subscriber("reader-kg@example.org").status()).isEqualTo(SubscriberStatus.ERASED);
		assertThat(kept(reader, "reader-kg")).isZero();
		assertThat(kept(reader, "elsewhere")).isZero();
		assertThat(application.getBean(DeliveryLedger.class).books(new MailingId("2026-W39"))).isEqualTo(before);
		assertThat(get(page(reader)).statusCode()).isEqualTo(404);
		assertThat(post(page(reader) + "/erase", "").statusCode()).isEqualTo(404);
		application.getBean(SubscriberImport.class)
			.run(new ByteArrayInputStream(
					"email,name,language,zone,countries,currencies,format,status\nreader-kg@example.org,,,,,,,\n"
						.getBytes(StandardCharsets.UTF_8)));
		assertThat(subscriber("reader-kg@example.org").status()).isEqualTo(SubscriberStatus.ERASED);
	}

	/**
	 * What was answered is left in target/pages to look at.
	 */
	@ParameterizedTest
	@MethodSource("languages")
	void everyPageSpeaksEveryLanguage(String language) throws Exception {
		Subscribers subscribers = application.getBean(Subscribers.class);
		Subscriber reader = subscribers.register(EmailAddress.parse(language + "-speaker@example.org"), "",
				Preferences.parse(language + "|Asia/Dushanbe|||html|excerpts||"), List.of("digest"), "test");
		subscribers.confirm(reader.id(), "test");
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("changed-wrong", post(page(reader), "section=pause&list=digest&until=x").body());
		pages.put("changed", get(page(reader) + "?done=saved").body());
		post(page(reader), "section=address&email=" + language + "-new%40example.org");
		InboxMessage mail = mail(language + "-new@example.org");
		pages.put("mail-address", Optional.ofNullable(mail.html()).orElse(""));
		pages.put("move", get(link(mail, "m")).body());
		pages.put("moved", post(link(mail, "m"), "").body());
		InboxMessage told = mail(language + "-speaker@example.org");
		pages.put("mail-moved", Optional.ofNullable(told.html()).orElse(""));
		post(page(reader), "section=disclosure");
		InboxMessage all = mail(language + "-new@example.org", ".json", "");
		pages.put("mail-disclosure", Optional.ofNullable(all.html()).orElse(""));
		pages.put("erase", get(page(reader) + "/erase").body());
		pages.put("erased", post(page(reader) + "/erase", "").body());
		Files.createDirectories(Path.of("target", "pages"));
		for (Map.Entry<String, String> page : pages.entrySet()) {
			assertThat(page.getValue()).as(page.getKey())
				.contains("<html lang=\"%s\"".formatted(language))
				.doesNotContain("{{", "subscription.");
			Files.writeString(Path.of("target", "pages", page.getKey() + "-" + language + ".html"), page.getValue());
		}
		assertThat(all.text().lines()).allMatch((line) -> line.length() <= 78 || line.startsWith("http"));
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

	/** In how many rows of which tables a word of theirs still stands. */
	private static long kept(Subscriber reader, String word) {
		JdbcClient jdbc = application.getBean(JdbcClient.class);
		long rows = 0;
		for (String table : List.of("subscriber", "subscription", "wish", "address_change", "disclosure", "suppression",
				"delivery", "bounce")) {
			rows += jdbc.sql("SELECT * FROM " + table)
				.query()
				.listOfRows()
				.stream()
				.filter((row) -> row.toString().contains(word))
				.count();
		}
		return rows + jdbc.sql("SELECT count(*) FROM alert_rule WHERE subscriber = :id")
			.param("id", reader.id())
			.query(Long.class)
			.single();
	}

	private static JsonNode file(InboxMessage mail) throws Exception {
		MimeMessage message = new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(mail.source()));
		MimeBodyPart part = (MimeBodyPart) ((MimeMultipart) message.getContent()).getBodyPart(1);
		return JsonMapper.shared().readTree(part.getInputStream().readAllBytes());
	}

	private static String page(Subscriber reader) {
		Links links = application.getBean(Links.class);
		Clock clock = application.getBean(Clock.class);
		return links.preferences(reader.id(), clock.instant(), links.sealedKeyId()).getPath();
	}

	private static InboxMessage mail(String to) {
		return mail(to, "", "");
	}

	private static InboxMessage mail(String to, String words, String others) {
		Inbox inbox = application.getBean(Inbox.class);
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> inbox.entries()
				.stream()
				.filter((entry) -> entry.to().startsWith(to))
				.flatMap((entry) -> inbox.read(entry.id()).stream())
				.filter((mail) -> mail.text().contains(words) && mail.text().contains(others))
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private static String link(InboxMessage mail, String purpose) {
		Matcher link = LINK.matcher(mail.text());
		while (link.find()) {
			if (link.group(2).equals(purpose)) {
				return link.group(1);
			}
		}
		throw new AssertionError("No link /" + purpose + "/ in " + mail.text());
	}

	private static Subscriber subscriber(String address) {
		return application.getBean(Subscribers.class).find(EmailAddress.parse(address)).orElseThrow();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
		return this.http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path) {
		String port = application.getEnvironment().getProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
	}

}
