package elchi;

import java.nio.file.Path;
import java.time.Duration;

import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Quotes were recorded, and the process was killed before the rules heard of it.
 */
class NewQuotesIntegrationTests {

	private static final String UNHEARD = """
			INSERT INTO event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
				completion_attempts)
			VALUES (RANDOM_UUID(), 'elchi.alert.NewQuotes.recorded(elchi.fx.QuotesRecorded)', 'elchi.fx.QuotesRecorded',
				'{"upto":1,"source":"nbk","quotes":5}', TIMESTAMP WITH TIME ZONE '2026-09-28 01:00:00+00', 'PUBLISHED', 1)
			""";

	@Test
	void whatWasNotHeardBeforeAKillIsHeardAtTheNextStart(@TempDir Path home) {
		try (Database database = Database.h2()) {
			database.jdbc().sql(UNHEARD).update();
			try (ConfigurableApplicationContext application = start(database, home)) {
				JdbcClient jdbc = application.getBean(JdbcClient.class);
				await().atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(count(jdbc, "event_publication")).isZero());
				await().atMost(Duration.ofSeconds(60))
					.untilAsserted(
							() -> assertThat(count(jdbc, "batch_job_instance WHERE job_name = 'rate-alerts'")).isOne());
			}
		}
	}

	private static long count(JdbcClient jdbc, String what) {
		return jdbc.sql("SELECT count(*) FROM " + what).query(Long.class).single();
	}

	private static ConfigurableApplicationContext start(Database database, Path home) {
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo")
			.run("--elchi.home=" + home, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user());
	}

}
