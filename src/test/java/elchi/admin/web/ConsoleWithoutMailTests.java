package elchi.admin.web;

import java.nio.file.Path;

import elchi.ElchiApplication;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Serving outside the demonstration before a mail server is named.
 */
class ConsoleWithoutMailTests {

	@Test
	void servingStartsWithSendingPausedAndTheFirstPageSaysSo(@TempDir Path home) throws Exception {
		try (ConfigurableApplicationContext application = serve(home, "unsent")) {
			String page = firstPage(application);
			assertThat(page)
				.containsSubsequence("Needs attention", "Sending is paused.", "spring.mail.host", "At a glance")
				.contains("No digest has been assembled yet.", "not asked yet")
				.doesNotContain("failing since");
		}
	}

	@Test
	void theFirstPageNamesWhatWaitsAndWhatFails(@TempDir Path home) throws Exception {
		try (ConfigurableApplicationContext application = serve(home, "waiting")) {
			JdbcClient jdbc = application.getBean(JdbcClient.class);
			jdbc.sql("""
					INSERT INTO fx_source (name, provider, failing_since, failure)
					VALUES ('cbr', 'cbr', TIMESTAMP WITH TIME ZONE '2026-11-20 10:00:00+00:00', 'HTTP 503 <b>')
					""").update();
			jdbc.sql(
					"""
							INSERT INTO digest_edition (id, definition, state, document, assembled_at, reason)
							VALUES ('2026-W47', 'weekly-digest', 'DRAFT', '{}', TIMESTAMP WITH TIME ZONE '2026-11-23 01:00:00+00:00',
								'Only 3 articles.')
							""")
				.update();
			assertThat(firstPage(application))
				.containsSubsequence("Needs attention", "Edition 2026-W47 waits: Only 3 articles.",
						"Source cbr (rates) is failing since Fri 20 Nov 2026, 10:00. HTTP 503 &lt;b&gt;", "At a glance",
						"<dd class=\"failed\">cbr. 0 of")
				.doesNotContain("/archive/2026-W47");
		}
	}

	private static ConfigurableApplicationContext serve(Path home, String database) {
		return new SpringApplicationBuilder(ElchiApplication.class).run("--server.port=0", "--elchi.home=" + home,
				"--spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(database),
				"--elchi.jobs.schedule=false");
	}

	private static String firstPage(ConfigurableApplicationContext application) throws Exception {
		ConsoleVisitor visitor = ConsoleVisitor.owner(application);
		return visitor.get("/").body();
	}

}
