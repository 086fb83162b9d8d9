package elchi.subscription;

import java.nio.file.Path;
import java.time.Duration;

import elchi.ElchiApplication;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody signed up, and the process was killed before the mail was owed.
 */
class WishAfterKillIntegrationTests {

	private static final String WISH = """
			INSERT INTO wish (kind, address, address_hash, name, lists, preferences, first_rule, uttered_at, uttered_how, network)
			VALUES ('SIGN_UP', 'aida@example.org', :hash, '', 'digest', 'en|UTC|||html|excerpts||', '',
				TIMESTAMP WITH TIME ZONE '2026-09-28 01:00:00+00', 'sign-up page', '203.0.113.0/24')
			""";

	private static final String UNHEARD = """
			INSERT INTO event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
				completion_attempts)
			VALUES (RANDOM_UUID(), 'elchi.subscription.WishAnswers.on(elchi.subscription.WishUttered)',
				'elchi.subscription.WishUttered', '{"wish":1}', TIMESTAMP WITH TIME ZONE '2026-09-28 01:00:00+00',
				'PUBLISHED', 1)
			""";

	@Test
	void wishIsAnsweredAtTheNextStart(@TempDir Path home) {
		try (Database database = Database.h2()) {
			String hash = AddressHash.of(EmailAddress.parse("aida@example.org")).value();
			database.jdbc().sql(WISH).param("hash", hash).update();
			database.jdbc().sql(UNHEARD).update();
			try (ConfigurableApplicationContext application = new SpringApplicationBuilder(ElchiApplication.class)
				.web(WebApplicationType.NONE)
				.profiles("demo")
				.run("--elchi.home=" + home, "--spring.datasource.url=" + database.url(),
						"--spring.datasource.username=" + database.user(), "--spring.quartz.scheduler-name=wish")) {
				Inbox inbox = application.getBean(Inbox.class);
				await().atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(inbox.entries()).extracting(InboxEntry::to)
						.containsExactly("aida@example.org"));
			}
		}
	}

}
