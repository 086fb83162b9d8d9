package elchi.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import elchi.admin.access.RefusalPage;
import elchi.fx.CurrencyPair;
import elchi.fx.PairHistory;
import elchi.mail.EmailAddress;
import elchi.subscription.Links;
import elchi.subscription.PreferenceSection;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import elchi.template.Templates;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages that the links in alerts lead to, over HTTP.
 */
class RulePagesTests {

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext context;

	private static int traders;

	private final HttpClient http = HttpClient.newHttpClient();

	private long trader;

	private long rule;

	@BeforeAll
	static void serve() throws IOException {
		Files.createDirectories(Path.of("target", "alert"));
		context = new SpringApplication(Rooms.class).run("--server.port=0",
				"--management.endpoint.health.validate-group-membership=false", "--elchi.home=" + home,
				"--spring.datasource.url=jdbc:h2:mem:rulepages;DB_CLOSE_DELAY=-1", "--spring.batch.job.enabled=false",
				"--spring.quartz.auto-startup=false", "--spring.main.banner-mode=off",
				"--spring.quartz.scheduler-name=rulepages", "--elchi.publisher.public-url=https://news.example.net");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void save() {
		this.trader = trader("en|Asia/Almaty|||html|excerpts||");
		this.rule = rules().save(this.trader, Watching.rule("KZT", Watching.ONE_PERCENT), "test").id();
	}

	@Test
	void showsTheRuleAndChangesNothing() throws Exception {
		HttpResponse<String> page = get(link());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("KZT/USD, 1% either way, 7 days", "Active: decided on every fixing.",
				"value=\"2026-09-28\">A day, until 28 September", "value=\"2026-10-04\">A week", "value=\"stop\"",
				"<option value=\"7d\" selected>7 days</option>");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(page.headers().map()).doesNotContainKeys("set-cookie", "location");
		Files.writeString(Path.of("target", "alert", "page-rule.html"), page.body());
		assertThat(stored().status()).isEqualTo(RuleStatus.ACTIVE);
	}

	@Test
	void stopsTheRuleHoweverOften() throws Exception {
		assertThat(post(link(), "do=stop").body()).contains("The rule is stopped.").doesNotContain("<form");
		assertThat(post(link(), "do=stop").statusCode()).isEqualTo(200);
		assertThat(stored().status()).isEqualTo(RuleStatus.STOPPED);
	}

	@Test
	void silencesTheRuleUntilADayHoweverOften() throws Exception {
		post(link(), "do=snooze&until=2026-09-28");
		assertThat(post(link(), "do=snooze&until=2026-09-28").body()).contains("Silent until 28 September 2026");
		assertThat(stored().rule().snoozedUntil()).isEqualTo(LocalDate.parse("2026-09-28"));
	}

	@Test
	void refusesASilenceThatIsNone() throws Exception {
		HttpResponse<String> page = post(link(), "do=snooze&until=2026-09-01");
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body()).contains("That is not possible", "2026-09-28");
		assertThat(post(link(), "do=snooze").statusCode()).isEqualTo(422);
		assertThat(post(link(), "do=dance").statusCode()).isEqualTo(422);
		assertThat(stored().rule().snoozedUntil()).isNull();
	}

	@Test
	void changesTheRuleOnlyAfterATrial() throws Exception {
		String form = "&amount=0,5&direction=up&window=7d";
		HttpResponse<String> tried = post(link(), "do=try" + form);
		assertThat(tried.body()).contains("What it would have done", "KZT/USD, 0.5% up, 7 days:",
				"Nothing is saved yet.", "value=\"save\"", "value=\"0,5\"");
		Files.writeString(Path.of("target", "alert", "page-tried.html"), tried.body());
		assertThat(stored().rule()).isEqualTo(Watching.rule("KZT", Watching.ONE_PERCENT));
		assertThat(post(link(), "do=save" + form).body()).contains("Changed.", "<h1>KZT/USD, 0.5% up, 7 days</h1>");
		assertThat(post(link(), "do=save" + form).statusCode()).isEqualTo(200);
		assertThat(stored().rule().direction()).isEqualTo(Direction.UP);
	}

	@Test
	void refusesARuleThatCannotBeWithWhatIsAllowed() throws Exception {
		HttpResponse<String> page = post(link(), "do=save&amount=0&direction=up&window=7d");
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body()).contains("0.01% to 100%");
		assertThat(stored().rule().direction()).isEqualTo(Direction.EITHER);
	}

	@Test
	void linkOfOneTraderIsWorthNothingForAnothersRule() throws Exception {
		URI others = envelope().rule(trader("en|UTC|||html|excerpts||"), this.rule, clock().instant());
		assertThat(get(others).statusCode()).isEqualTo(404);
		assertThat(post(others, "do=stop").statusCode()).isEqualTo(404);
		assertThat(get(URI.create(preferences().toString().replace("/p/", "/a/"))).statusCode()).isEqualTo(404);
		assertThat(stored().status()).isEqualTo(RuleStatus.ACTIVE);
	}

	@Test
	void preferencesListTheRulesAndTryANewOneBeforeTheySaveIt() throws Exception {
		assertThat(get(preferences()).body()).contains("KZT/USD, 1% either way, 7 days", "https://news.example.net/a/");
		String form = "section=rules&pair=tjs/usd&kind=level&amount=0.105&direction=up&window=7d";
		HttpResponse<String> tried = post(preferences(), form + "&do=try");
		assertThat(tried.body()).contains("TJS/USD, rises above 0.105:", "Nothing is saved yet.");
		Files.writeString(Path.of("target", "alert", "page-section.html"), tried.body());
		assertThat(rules().of(this.trader)).hasSize(1);
		assertThat(post(preferences(), form + "&do=save").body()).contains("Saved.");
		post(preferences(), form + "&do=save");
		assertThat(rules().of(this.trader)).hasSize(2);
	}

	@Test
	void preferencesRefuseWithAllFindings() throws Exception {
		HttpResponse<String> page = post(preferences(),
				"section=rules&pair=XXX&kind=change&amount=-1&direction=up&window=7d&do=save");
		assertThat(page.body()).contains("That is not possible", "XXX");
		assertThat(rules().of(this.trader)).hasSize(1);
	}

	@Test
	void readsRussian() throws Exception {
		long reader = trader("ru|Asia/Bishkek|||html|excerpts||");
		long own = rules().save(reader, Watching.sigma("KZT"), "test").id();
		assertThat(get(envelope().rule(reader, own, clock().instant())).body()).contains("Отложить",
				"в 3 раза больше обычного за день");
	}

	@ParameterizedTest
	@MethodSource("languages")
	void speaksEveryLanguage(String language) throws Exception {
		this.trader = trader(language + "|Asia/Bishkek|||html|excerpts||");
		this.rule = rules().save(this.trader, Watching.rule("KZT", Watching.ONE_PERCENT), "test").id();
		String tried = "&amount=0,5&direction=up&window=7d&do=try";
		Map<String, String> pages = Map.of("rule", get(link()).body(), "tried", post(link(), tried).body(), "stopped",
				post(link(), "do=stop").body(), "section",
				post(preferences(), "section=rules&pair=tjs/usd&kind=level" + tried).body());
		for (Map.Entry<String, String> page : pages.entrySet()) {
			assertThat(page.getValue()).as(page.getKey())
				.contains("<html lang=\"%s\"".formatted(language))
				.doesNotContainPattern("alert\\.[a-z]+\\.");
			Files.writeString(Path.of("target", "alert", "page-%s-%s.html".formatted(page.getKey(), language)),
					page.getValue());
		}
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

	@Test
	void erasureForgetsTheRulesAndExportGivesThem() {
		PreferenceSection section = context.getBean("ruleSection", PreferenceSection.class);
		assertThat(section.export(this.trader)).singleElement()
			.satisfies((words) -> assertThat(words).containsEntry("pair", "KZT/USD")
				.containsEntry("threshold_percent", "1"));
		context.getBean(Subscribers.class).erase(this.trader, "test");
		assertThat(rules().of(this.trader)).isEmpty();
	}

	private URI link() {
		return envelope().rule(this.trader, this.rule, clock().instant());
	}

	private URI preferences() {
		Links links = context.getBean(Links.class);
		return links.preferences(this.trader, clock().instant(), links.sealedKeyId());
	}

	private AlertRule stored() {
		return rules().find(this.rule).orElseThrow();
	}

	private HttpResponse<String> get(URI page) throws IOException, InterruptedException {
		return this.http.send(request(page).GET().build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(URI page, String form) throws IOException, InterruptedException {
		return this.http.send(request(page).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(URI page) {
		String port = context.getEnvironment().getProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + page.getPath()));
	}

	private static long trader(String preferences) {
		traders++;
		Subscribers subscribers = context.getBean(Subscribers.class);
		long id = subscribers
			.register(EmailAddress.parse("trader%d@example.org".formatted(traders)), "", Preferences.parse(preferences),
					Subscription.LISTS, "test")
			.id();
		subscribers.confirm(id, "test");
		return id;
	}

	private static AlertRules rules() {
		return context.getBean(AlertRules.class);
	}

	private static AlertEnvelope envelope() {
		return context.getBean(AlertEnvelope.class);
	}

	private static Clock clock() {
		return context.getBean(MutableClock.class);
	}

	/**
	 * Without a stereotype, so that no other test's scan finds it.
	 */
	@EnableAutoConfiguration
	@ComponentScan({ "elchi.admin.access", "elchi.subscription", "elchi.template", "elchi.alert.web" })
	static class Rooms {

		@Bean
		RefusalPage refusalPage() {
			return (status, title, words) -> ResponseEntity.status(status).body(words);
		}

		@Bean
		MutableClock clock() {
			return MutableClock.at("2026-09-27T02:30:00Z");
		}

		@Bean
		AlertRules alertRules(JdbcClient jdbc, PlatformTransactionManager transactionManager, Subscribers subscribers,
				Clock clock) {
			return new AlertRules(RuleStores.of(jdbc, transactionManager), subscribers, Real::new, 100, clock);
		}

		@Bean
		AlertEnvelope alertEnvelope(Publisher publisher, Links links, Phrases phrases) {
			return new AlertEnvelope(publisher, links, phrases);
		}

		@Bean
		RulePages rulePages(AlertRules rules, Subscribers subscribers, Phrases phrases, Clock clock) {
			return new RulePages(rules, subscribers, phrases, clock);
		}

		@Bean
		RuleSection ruleSection(AlertRules rules, JdbcClient jdbc, AlertEnvelope envelope, Templates templates,
				Phrases phrases, Clock clock) {
			return new RuleSection(rules, jdbc, envelope, templates, phrases, clock);
		}

	}

	/**
	 * The real series of two months.
	 */
	private static final class Real implements KnownFixings {

		@Override
		public Optional<PairHistory> of(CurrencyPair pair, LocalDate from) {
			return Optional.of(SampleMoves.real(pair.base().getCurrencyCode()));
		}

		@Override
		public Optional<String> impossible(CurrencyPair pair) {
			return Map.of("KZT", true, "TJS", true).containsKey(pair.base().getCurrencyCode()) ? Optional.empty()
					: Optional.of("No source has rates of " + pair);
		}

	}

}
