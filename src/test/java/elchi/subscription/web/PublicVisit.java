package elchi.subscription.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import elchi.admin.access.RefusalPage;
import elchi.mail.EmailAddress;
import elchi.subscription.Consent;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.test.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.ResponseEntity;

/**
 * A visit to the public pages by one reader who has just subscribed. The application is
 * started once for all tests that visit it.
 */
abstract class PublicVisit {

	static final String FORM = "application/x-www-form-urlencoded";

	static final String ONE_CLICK = "List-Unsubscribe=One-Click";

	private static @Nullable ConfigurableApplicationContext started;

	private static int readers;

	private final HttpClient http = HttpClient.newHttpClient();

	long reader;

	URI link = URI.create("");

	@BeforeEach
	void subscribe() {
		this.reader = register("ru|Asia/Almaty|KZ|KZT|text|headlines|monday|07:00");
		this.link = links().unsubscribe(this.reader, "digest", "2026-W47", links().sealedKeyId());
	}

	static synchronized ConfigurableApplicationContext context() {
		ConfigurableApplicationContext running = started;
		if (running == null) {
			running = start();
			started = running;
		}
		return running;
	}

	private static ConfigurableApplicationContext start() {
		try {
			Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "visits")), "home");
			return new SpringApplication(Rooms.class).run("--server.port=0",
					"--management.endpoint.health.validate-group-membership=false", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1", "--spring.batch.job.enabled=false",
					"--spring.quartz.auto-startup=false", "--spring.main.banner-mode=off",
					"--elchi.publisher.public-url=https://news.example.net");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI preferences() {
		return links().preferences(this.reader, context().getBean(MutableClock.class).instant(), "k1");
	}

	HttpResponse<String> change(String form) throws Exception {
		return post(preferences(), FORM, form);
	}

	String shown(String query) throws Exception {
		return send(request(URI.create(preferences() + query)).GET()).body();
	}

	boolean isSubscribed(String list) {
		return subscribers().consent(this.reader, list) instanceof Consent.Given;
	}

	HttpResponse<String> post(URI page, String type, String body) throws IOException, InterruptedException {
		return send(request(page).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	static HttpRequest.Builder request(URI page) {
		String port = context().getEnvironment().getProperty("local.server.port");
		String query = (page.getRawQuery() != null) ? "?" + page.getRawQuery() : "";
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + page.getRawPath() + query));
	}

	static long register(String preferences) {
		readers++;
		long id = subscribers()
			.register(EmailAddress.parse("reader%d@example.org".formatted(readers)), "", Preferences.parse(preferences),
					Subscription.LISTS, "test")
			.id();
		subscribers().confirm(id, "test");
		return id;
	}

	static Subscribers subscribers() {
		return context().getBean(Subscribers.class);
	}

	static Links links() {
		return context().getBean(Links.class);
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
