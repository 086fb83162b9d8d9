package elchi.subscription.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.ElchiApplication;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxMessage;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Signing up as a visitor does it, with the mails that come of it.
 */
class SignUpPagesTests {

	private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/([a-z])/\\S+");

	private static final String CHOICES = "&lists=digest&language=ru&zone=Asia%2FAlmaty&countries=KZ&currencies=KZT"
			+ "&format=html&style=headlines&day=friday&hour=18%3A00&pair=&percent=1";

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void serve() {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:signup;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=signup", "--server.forward-headers-strategy=native");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void somebodySignsUpConfirmsAndIsWelcomed() throws Exception {
		HttpResponse<String> answer = signUp("aida@example.org", "&name=Aida+%3Cb%3E" + CHOICES, "10.1.0.1");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("A mail is on its way to aida@example.org");
		InboxMessage mail = mail("aida@example.org", "Подтвердите адрес для Elchi");
		assertThat(mail.text()).contains("Да, это мой адрес", "еженедельный дайджест", "5 октября 2026")
			.doesNotContain("Aida", "оповещения");
		assertThat(header(mail, "Auto-Submitted")).hasValue("auto-generated");
		assertThat(header(mail, "List-Unsubscribe")).isEmpty();
		assertThat(subscriber("aida@example.org").status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
		String link = link(mail, "c");
		assertThat(get(link, "en").body()).contains("aida@example.org — это ваш адрес?", "<form method=\"post\">");
		assertThat(send(request(link).method("HEAD", BodyPublishers.noBody())).statusCode()).isEqualTo(200);
		assertThat(subscriber("aida@example.org").status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
		HttpResponse<String> done = post(link, "", "10.1.0.1");
		assertThat(done.statusCode()).isEqualTo(200);
		assertThat(done.body()).contains("Готово", "еженедельный дайджест", "/p/").doesNotContain("<form");
		Subscriber reader = subscriber("aida@example.org");
		assertThat(reader.status()).isEqualTo(SubscriberStatus.CONFIRMED);
		assertThat(reader.name()).isEqualTo("Aida <b>");
		assertThat(reader.lists()).containsExactly("digest");
		assertThat(reader.preferences().key()).isEqualTo("ru|Asia/Almaty|KZ|KZT|html|headlines|friday|18:00");
		InboxMessage welcome = mail("aida@example.org", "Добро пожаловать: Elchi");
		assertThat(get(link(welcome, "p"), "en").statusCode()).isEqualTo(200);
		assertThat(header(welcome, "List-Unsubscribe")).hasValue("<" + link(welcome, "u") + ">");
		assertThat(header(welcome, "List-Unsubscribe-Post")).hasValue("List-Unsubscribe=One-Click");
	}

	@Test
	void linkThatWasUsedBringsNobodyBackWhoLeft() throws Exception {
		signUp("gulnara@example.org", CHOICES, "10.1.1.1");
		String link = link(mail("gulnara@example.org", "Подтвердите"), "c");
		post(link, "", "10.1.1.1");
		String leave = link(mail("gulnara@example.org", "Добро пожаловать"), "u");
		assertThat(post(leave, "List-Unsubscribe=One-Click", "10.1.1.1").statusCode()).isEqualTo(200);
		HttpResponse<String> again = post(link, "", "10.1.1.1");
		assertThat(again.statusCode()).isEqualTo(404);
		assertThat(again.body()).contains("This link does not work", "/subscribe?lang=en");
		assertThat(subscriber("gulnara@example.org").lists()).isEmpty();
	}

	@Test
	void whoIsKnownIsAnsweredAlikeAndGetsTheirLink() throws Exception {
		HttpResponse<String> known = signUp("reader-kz@example.org", CHOICES, "10.1.2.1");
		HttpResponse<String> unknown = signUp("nobody-kz@example.org", CHOICES, "10.1.2.1");
		assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
		assertThat(known.body().replace("reader-kz", "x")).isEqualTo(unknown.body().replace("nobody-kz", "x"));
		assertThat(names(known)).isEqualTo(names(unknown));
		InboxMessage mail = mail("reader-kz@example.org", "");
		assertThat(get(link(mail, "p"), "en").statusCode()).isEqualTo(200);
		assertThat(mail.text()).doesNotContain("/c/");
	}

	@Test
	void lostLinkIsMailedAndWhoIsNotThereIsAnsweredAlike() throws Exception {
		HttpResponse<String> known = post("/links?lang=en", "email=desk%40example.com", "10.1.3.1");
		HttpResponse<String> unknown = post("/links?lang=en", "email=nobody-en%40example.org", "10.1.3.1");
		assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
		assertThat(known.body().replace("desk@example.com", "x"))
			.isEqualTo(unknown.body().replace("nobody-en@example.org", "x"));
		assertThat(get(link(mail("desk@example.com", "Your link to Elchi"), "p"), "en").statusCode()).isEqualTo(200);
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(undecided()).isZero());
		assertThat(find("nobody-en@example.org")).isEmpty();
	}

	@Test
	void fieldThatNobodySeesCatchesPrograms() throws Exception {
		HttpResponse<String> answer = signUp("robot@example.org", CHOICES + "&website=http%3A%2F%2Fspam.example",
				"10.1.4.1");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(wishes("10.1.4.0/24")).isZero();
	}

	@Test
	void oneNetworkIsTiredBeforeManyAddressesAre() throws Exception {
		for (int i = 0; i < 30; i++) {
			assertThat(signUp("many" + i + "@example.org", CHOICES, "10.1.5." + i).statusCode()).isEqualTo(200);
		}
		HttpResponse<String> answer = signUp("many30@example.org", CHOICES, "10.1.5.200");
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.headers().firstValue("Retry-After")).hasValue("3600");
		assertThat(answer.body()).contains("Too many requests from your network");
		assertThat(signUp("many30@example.org", CHOICES, "10.1.6.1").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			''                        | Please enter your e-mail address.
			nobody                    | This is not a complete address.
			a@b@example.org           | This is not a complete address.
			кто-то@example.org        | Before the @ there are letters
			x@localhost               | What stands after the @
			x@erased.invalid          | What stands after the @
			x@me.mailinator.com       | This address exists for a short time only.
			x@example.org>            | What stands after the @
			"x%0d%0aBcc: y"@a.org     | This is not a complete address.
			""", delimiter = '|')
	void addressThatIsNoneIsExplainedOnThePage(String typed, String words) throws Exception {
		HttpResponse<String> answer = signUp(typed, CHOICES, "10.1.7.1");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains(words, "aria-invalid", "id=\"email-wrong\"", "value=\"KZ\" checked",
				"value=\"friday\" selected");
		assertThat(wishes("10.1.7.0/24")).isZero();
	}

	@Test
	void domainInAnotherScriptIsTaken() throws Exception {
		assertThat(signUp("ainur@почта.қаз", CHOICES, "10.1.8.1").statusCode()).isEqualTo(200);
		assertThat(mail("ainur@xn--", "Подтвердите").entry().to()).isEqualTo("ainur@xn--80a1acny.xn--80ao21a");
	}

	@Test
	void whatWasTypedComesBackEscaped() throws Exception {
		String page = signUp("\"><script>alert(1)</script>", "&name=%3Cimg%3E&lists=none&zone=Mars", "10.1.9.1").body();
		assertThat(page).doesNotContain("<script", "<img>").contains("&lt;script&gt;", "This choice is not offered.");
	}

	@ParameterizedTest
	@MethodSource("languages")
	void everyPageSpeaksEveryLanguage(String language) throws Exception {
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("subscribe", get("/subscribe?lang=" + language, "fr").body());
		pages.put("subscribe-wrong", post("/subscribe?lang=" + language, "email=x", "10.1.10.1").body());
		pages.put("lost-link", get("/links?lang=" + language, "fr").body());
		pages.put("asked", post("/links?lang=" + language, "email=x%40example.org", "10.1.11.1").body());
		String address = language + ".visitor@example.org";
		signUp(address, "&lists=digest&lists=alerts&zone=UTC&format=html&style=excerpts&percent=1&language=" + language,
				"10.1.12.1");
		InboxMessage mail = mail(address, "");
		pages.put("confirm", get(link(mail, "c"), "fr").body());
		pages.put("confirmed", post(link(mail, "c"), "", "10.1.12.1").body());
		pages.put("lapsed", get("/c/none", language).body());
		pages.put("mail-confirm", Optional.ofNullable(mail.html()).orElse(""));
		InboxMessage welcome = mail(address, "", 2);
		pages.put("mail-welcome", Optional.ofNullable(welcome.html()).orElse(""));
		Files.createDirectories(Path.of("target", "pages"));
		for (Map.Entry<String, String> page : pages.entrySet()) {
			assertThat(page.getValue()).as(page.getKey())
				.contains("<html lang=\"%s\"".formatted(language))
				.doesNotContain("{{", "subscription.");
			Files.writeString(Path.of("target", "pages", page.getKey() + "-" + language + ".html"), page.getValue());
		}
		Files.writeString(Path.of("target", "pages", "mail-welcome-" + language + ".txt"),
				welcome.entry().subject() + "\n\n" + welcome.text());
		assertThat(welcome.text().lines()).allMatch((line) -> line.length() <= 78 || line.startsWith("http"));
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

	@Test
	void programsSignUpByJson() throws Exception {
		HttpResponse<String> taken = json("""
				{"email": "api@example.org", "language": "kk", "lists": ["digest", "alerts"], "currencies": ["KZT"],
				 "pair": "KZT/USD", "percent": 2}""");
		assertThat(taken.statusCode()).isEqualTo(202);
		assertThat(taken.body()).contains("\"status\":\"asked\"");
		post(link(mail("api@example.org", ""), "c"), "", "10.1.13.1");
		Subscriber reader = subscriber("api@example.org");
		assertThat(reader.preferences().key()).isEqualTo("kk|Asia/Almaty||KZT|html|excerpts||");
		String preferences = get(link(mail("api@example.org", "", 2), "p"), "en").body();
		assertThat(preferences).contains("KZT/USD", "2");
		HttpResponse<String> refused = json("{\"email\": \"api@example\", \"hour\": \"25:00\"}");
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(refused.body()).contains("The sign-up is refused", "email: What stands after the @", "hour: ");
		assertThat(json("[]").statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> json(String body) throws Exception {
		return send(request("/api/v1/subscriptions").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> signUp(String address, String choices, String from) throws Exception {
		return post("/subscribe?lang=en", "email=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + choices,
				from);
	}

	private HttpResponse<String> get(String path, String language) throws Exception {
		return send(request(path).header("Accept-Language", language));
	}

	private HttpResponse<String> post(String path, String form, String from) throws Exception {
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-Forwarded-For", from)
			.POST(BodyPublishers.ofString(form)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String address) {
		String port = application.getEnvironment().getProperty("local.server.port");
		String path = address.startsWith("http") ? URI.create(address).getPath() : address;
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
	}

	private static InboxMessage mail(String to, String subject) {
		return mail(to, subject, 1);
	}

	private static InboxMessage mail(String to, String subject, int count) {
		Inbox inbox = application.getBean(Inbox.class);
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> inbox.entries()
				.stream()
				.filter((entry) -> entry.to().startsWith(to) && entry.subject().contains(subject))
				.flatMap((entry) -> inbox.read(entry.id()).stream())
				.sorted((one, other) -> Boolean.compare(one.text().contains("/p/"), other.text().contains("/p/")))
				.skip(count - 1L)
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private static String link(InboxMessage mail, String purpose) {
		Matcher link = LINK.matcher(mail.text());
		while (link.find()) {
			if (link.group(1).equals(purpose)) {
				return link.group();
			}
		}
		throw new AssertionError("No link /" + purpose + "/ in " + mail.text());
	}

	private static Optional<String> header(InboxMessage mail, String name) {
		return mail.headers()
			.stream()
			.filter((header) -> header.name().equals(name))
			.map(InboxMessage.Header::value)
			.findFirst();
	}

	private static Set<String> names(HttpResponse<String> answer) {
		return answer.headers().map().keySet();
	}

	private static Subscriber subscriber(String address) {
		return find(address).orElseThrow();
	}

	private static Optional<Subscriber> find(String address) {
		return application.getBean(Subscribers.class).find(EmailAddress.parse(address));
	}

	private static long wishes(String network) {
		return count("SELECT count(*) FROM wish WHERE network = '%s'".formatted(network));
	}

	private static long undecided() {
		return count("SELECT count(*) FROM wish WHERE answer IS NULL");
	}

	private static long count(String sql) {
		return application.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
	}

}
