package elchi.subscription.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import elchi.admin.access.RefusalPage;
import elchi.mail.EmailAddress;
import elchi.subscription.Audiences;
import elchi.subscription.Consent;
import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class PublicPagesTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext context;

	private static int readers;

	private final HttpClient http = HttpClient.newHttpClient();

	private long reader;

	private URI link;

	@BeforeAll
	static void serve() {
		context = new SpringApplication(Rooms.class).run("--server.port=0", "--elchi.home=" + home,
				"--spring.datasource.url=jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1", "--spring.batch.job.enabled=false",
				"--spring.quartz.auto-startup=false", "--spring.main.banner-mode=off",
				"--elchi.publisher.public-url=https://news.example.net");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void subscribe() {
		this.reader = register("ru|Asia/Almaty|KZ|KZT|text|headlines|monday|07:00");
		this.link = links().unsubscribe(this.reader, "digest", "2026-W47", links().sealedKeyId());
	}

	@Test
	void openingTheLinkShowsAButtonAndChangesNothing() throws Exception {
		HttpResponse<String> page = send(request(this.link).GET());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("<html lang=\"ru\"", "еженедельный дайджест. Отписаться?", "method=\"post\"",
					"name=\"List-Unsubscribe\" value=\"One-Click\"")
			.doesNotContain("reader" + this.reader);
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		HttpResponse<String> head = send(request(this.link).method("HEAD", BodyPublishers.noBody()));
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void oneClickEndsTheListAndOnlyThatList() throws Exception {
		HttpResponse<String> answer = post(this.link, FORM, ONE_CLICK);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("Вы отписались");
		assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(isSubscribed("alerts")).isTrue();
		assertThat(subscribers().consent(this.reader, "digest"))
			.isEqualTo(new Consent.Withheld("unsubscribed 2026-11-23"));
	}

	@Test
	void oneClickMayBeRepeatedAndTheFirstTimeCounts() throws Exception {
		post(this.link, FORM, ONE_CLICK);
		context.getBean(MutableClock.class).tick(Duration.ofDays(1));
		HttpResponse<String> again = post(this.link, FORM, ONE_CLICK);
		context.getBean(MutableClock.class).tick(Duration.ofDays(-1));
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(subscribers().consent(this.reader, "digest"))
			.isEqualTo(new Consent.Withheld("unsubscribed 2026-11-23"));
		assertThat(send(request(this.link).GET()).body()).contains("Вы отписались").doesNotContain("<form");
	}

	@Test
	void oneClickComesAsMultipartToo() throws Exception {
		String body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
		assertThat(post(this.link, "multipart/form-data; boundary=x", body).statusCode()).isEqualTo(200);
		assertThat(isSubscribed("digest")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x=y", "List-Unsubscribe=yes", "list-unsubscribe=One-Click" })
	void postWithoutTheKeyIsRefused(String body) throws Exception {
		HttpResponse<String> answer = post(this.link, FORM, body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("<form method=\"post\">");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void cookieAndForeignOriginAreNoWall() throws Exception {
		HttpResponse<String> answer = send(request(this.link).header("Content-Type", FORM)
			.header("Cookie", "SESSION=x")
			.header("Origin", "https://mail.example")
			.POST(BodyPublishers.ofString(ONE_CLICK)));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void linkThatIsNotGoodSaysSoInTheVisitorsLanguage() throws Exception {
		String forged = this.link.toString().substring(0, this.link.toString().length() - 1);
		HttpResponse<String> post = post(URI.create(forged), FORM, ONE_CLICK);
		assertThat(post.statusCode()).isEqualTo(404);
		HttpResponse<String> page = send(request(URI.create(forged)).header("Accept-Language", "ru-KZ").GET());
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("Ссылка не работает");
		assertThat(send(request(URI.create(forged)).header("Accept-Language", "fr").GET()).body())
			.contains("This link does not work");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void preferencesTokenDoesNotUnsubscribeNorTheOtherWayRound() throws Exception {
		URI preferences = preferences();
		URI crossed = URI.create(preferences.toString().replace("/p/", "/u/"));
		assertThat(post(crossed, FORM, ONE_CLICK).statusCode()).isEqualTo(404);
		assertThat(send(request(URI.create(this.link.toString().replace("/u/", "/p/"))).GET()).statusCode())
			.isEqualTo(404);
	}

	@Test
	void preferencesAreShownInTheReadersLanguage() throws Exception {
		HttpResponse<String> page = send(request(preferences()).GET());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("Что вы выбрали", "value=\"KZ\" checked> Казахстан", "value=\"KZT\" checked> Тенге",
					"value=\"ru\" selected>Русский", "value=\"text\" checked> простой текст",
					"value=\"monday\" selected>понедельник", "value=\"07:00\" selected")
			.doesNotContain("reader" + this.reader + "@");
		subscribers().erase(this.reader, "test");
		assertThat(send(request(preferences()).GET()).statusCode()).isEqualTo(404);
		assertThat(change("section=leave&list=digest").statusCode()).isEqualTo(404);
	}

	@Test
	void everythingCanBeChangedAndThePageIsShownAnew() throws Exception {
		HttpResponse<String> answer = change("section=choices&name=Aida+%3Cb%3E%0D%0A&language=kk&zone=Asia%2FTashkent"
				+ "&countries=UZ&countries=TJ&currencies=UZS&format=html&style=excerpts&day=friday&hour=18%3A00");
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).hasValue("?done=saved");
		assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		Subscriber changed = subscribers().find(this.reader).orElseThrow();
		assertThat(changed.preferences().key()).isEqualTo("kk|Asia/Tashkent|TJ UZ|UZS|html|excerpts|friday|18:00");
		assertThat(changed.name()).isEqualTo("Aida <b>");
		assertThat(shown("?done=saved")).contains("<html lang=\"kk\"", "Сақталды.", "value=\"Aida &lt;b&gt;\"");
		assertThat(shown("?done=%3Cscript%3E")).doesNotContain("script", "role=\"status\"");
	}

	@Test
	void whatWasSealedStaysAsItWasChosen() throws Exception {
		Audiences audiences = context.getBean(Audiences.class);
		audiences.seal("2026-W50-" + this.reader, "digest");
		change("section=choices&name=&language=en&zone=UTC&format=html&style=excerpts&day=&hour=");
		audiences.seal("2026-W51-" + this.reader, "digest");
		assertThat(audiences.reader("2026-W50-" + this.reader, this.reader).orElseThrow().preferences().key())
			.startsWith("ru|Asia/Almaty|KZ");
		assertThat(audiences.reader("2026-W51-" + this.reader, this.reader).orElseThrow().preferences().key())
			.isEqualTo("en|UTC|||html|excerpts||");
	}

	@Test
	void whatAnImportChoseAndThePageDoesNotOfferStaysUnlessItIsChanged() throws Exception {
		this.reader = register("uz-Latn|Z|||html|excerpts|friday|18:30");
		assertThat(shown("")).contains("value=\"uz\" selected", "value=\"UTC\" selected", "value=\"18:30\" selected");
		change("section=choices&name=&language=uz&zone=UTC&format=html&style=excerpts&day=friday&hour=18%3A30");
		assertThat(subscribers().find(this.reader).orElseThrow().preferences().key())
			.isEqualTo("uz-Latn|UTC|||html|excerpts|friday|18:30");
	}

	@Test
	void whatIsNotPossibleIsSaidBesideItsFieldAndNothingChanges() throws Exception {
		HttpResponse<String> answer = change("section=choices&name=" + "x".repeat(101)
				+ "&language=kk&zone=Mars&countries=ZZ&format=html&style=excerpts&day=friday&hour=25%3A00");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("<html lang=\"ru\"", "id=\"name-wrong\">Имя слишком длинное.",
				"id=\"zone-wrong\">Такого варианта нет.", "id=\"countries-wrong\">", "id=\"hour-wrong\">",
				"href=\"#zone\"", "value=\"friday\" selected");
		assertThat(subscribers().find(this.reader).orElseThrow().preferences().key())
			.isEqualTo("ru|Asia/Almaty|KZ|KZT|text|headlines|monday|07:00");
	}

	@Test
	void pauseHoldsForMailThatIsAlreadyWaitingUntilItsDay() throws Exception {
		assertThat(change("section=pause&list=digest&until=2026-12-24").headers().firstValue("Location"))
			.hasValue("?done=paused");
		assertThat(subscribers().consent(this.reader, "digest"))
			.isEqualTo(new Consent.Withheld("paused until 2026-12-24"));
		assertThat(isSubscribed("alerts")).isTrue();
		assertThat(shown("?done=paused")).contains("приостановлена до 24 декабря 2026", "value=\"resume\"");
		assertThat(change("section=resume&list=digest").headers().firstValue("Location")).hasValue("?done=resumed");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026-11-23", "2026-11-22", "2027-11-25", "24.12.2026", "tomorrow" })
	void pauseNeedsADayWithinAYear(String until) throws Exception {
		HttpResponse<String> answer = change("section=pause&list=digest&until=" + until);
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("id=\"until-digest-wrong\">Пожалуйста, выберите день",
				"value=\"" + until + "\" required aria-invalid=\"true\"");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void whoLeftAListComesBackByAFreshMailOnly() throws Exception {
		assertThat(change("section=leave&list=digest").headers().firstValue("Location")).hasValue("?done=left");
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(change("section=resume&list=digest").statusCode()).isEqualTo(303);
		assertThat(change("section=pause&list=digest&until=2026-12-24").statusCode()).isEqualTo(303);
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(shown("")).contains("вы отписались", "value=\"return\"", "Я хочу получать по почте от Elchi");
		assertThat(change("section=return&list=digest").headers().firstValue("Location")).hasValue("?done=asked");
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(context.getBean(JdbcClient.class)
			.sql("SELECT uttered_how FROM wish WHERE address_hash = (SELECT address_hash FROM subscriber WHERE id = :id)")
			.param("id", this.reader)
			.query(String.class)
			.single()).isEqualTo("preferences page");
	}

	@Test
	void listThatIsNoneIsRefused() throws Exception {
		assertThat(change("section=leave&list=weekly").statusCode()).isEqualTo(422);
	}

	/**
	 * What was answered is left in target/pages to look at.
	 */
	@ParameterizedTest
	@MethodSource("languages")
	void everyPageSpeaksEveryLanguage(String language) throws Exception {
		this.reader = register(language + "|Asia/Dushanbe|TJ UZ|TJS UZS|html|excerpts|friday|18:30");
		this.link = links().unsubscribe(this.reader, "digest", "2026-W47", links().sealedKeyId());
		subscribers().unsubscribe(this.reader, "alerts", context.getBean(MutableClock.class).instant(), "test");
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("preferences", send(request(preferences()).GET()).body());
		pages.put("unsubscribe", send(request(this.link).GET()).body());
		pages.put("unsubscribed", post(this.link, FORM, ONE_CLICK).body());
		pages.put("link-not-good",
				send(request(URI.create("/u/none")).header("Accept-Language", language).GET()).body());
		Files.createDirectories(Path.of("target", "pages"));
		for (Map.Entry<String, String> page : pages.entrySet()) {
			assertThat(page.getValue()).as(page.getKey())
				.contains("<html lang=\"%s\"".formatted(language))
				.doesNotContain("{{", "subscription.");
			Files.writeString(Path.of("target", "pages", page.getKey() + "-" + language + ".html"), page.getValue());
		}
		assertThat(pages.get("preferences"))
			.contains(context.getBean(Phrases.class).in(Locale.forLanguageTag(language)).text("digest.currency.UZS"))
			.contains(", 18:30");
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

	@Test
	void preferencesLinkExpires() throws Exception {
		URI old = links().preferences(this.reader,
				context.getBean(MutableClock.class).instant().minus(Links.PREFERENCES_LIFE), "k1");
		assertThat(send(request(old).GET()).statusCode()).isEqualTo(404);
	}

	@Test
	void pagesLeaveNoTrace() throws Exception {
		for (URI page : List.of(this.link, preferences())) {
			HttpResponse<String> answer = send(request(page).GET());
			assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
			assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
			assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
				.contains("default-src 'none'");
			assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
		}
	}

	@Test
	void linkOfSomebodyUnknownIsAnsweredLikeAnyOther() throws Exception {
		URI unknown = links().link(new LinkTicket(LinkPurpose.UNSUBSCRIBE, 99_999, "digest", "", null), "k1");
		assertThat(post(unknown, FORM, ONE_CLICK).statusCode()).isEqualTo(200);
	}

	private URI preferences() {
		return links().preferences(this.reader, context.getBean(MutableClock.class).instant(), "k1");
	}

	private HttpResponse<String> change(String form) throws Exception {
		return post(preferences(), FORM, form);
	}

	private String shown(String query) throws Exception {
		return send(request(URI.create(preferences() + query)).GET()).body();
	}

	private boolean isSubscribed(String list) {
		return subscribers().consent(this.reader, list) instanceof Consent.Given;
	}

	private HttpResponse<String> post(URI page, String type, String body) throws IOException, InterruptedException {
		return send(request(page).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(URI page) {
		String port = context.getEnvironment().getProperty("local.server.port");
		String query = (page.getRawQuery() != null) ? "?" + page.getRawQuery() : "";
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + page.getRawPath() + query));
	}

	private static long register(String preferences) {
		readers++;
		long id = subscribers()
			.register(EmailAddress.parse("reader%d@example.org".formatted(readers)), "", Preferences.parse(preferences),
					Subscription.LISTS, "test")
			.id();
		subscribers().confirm(id, "test");
		return id;
	}

	private static Subscribers subscribers() {
		return context.getBean(Subscribers.class);
	}

	private static Links links() {
		return context.getBean(Links.class);
	}

	/**
	 * Without a stereotype, so that no other test's scan finds it.
	 */
	@EnableAutoConfiguration
	@ComponentScan({ "elchi.admin.access", "elchi.subscription", "elchi.template" })
	static class Rooms {

		@Bean
		RefusalPage refusalPage() {
			return (status, title, words) -> ResponseEntity.status(status).body(words);
		}

		@Bean
		MutableClock clock() {
			return MutableClock.at("2026-11-23T02:00:00Z");
		}

	}

}
