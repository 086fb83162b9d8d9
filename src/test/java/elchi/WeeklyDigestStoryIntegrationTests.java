package elchi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.digest.Edition;
import elchi.digest.EditionId;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.mail.InboxMessage;
import elchi.subscription.LatestDigest;
import elchi.subscription.Preferences;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One week from the sources to the mailboxes: collected, assembled, frozen, sent, and not
 * sent again.
 */
class WeeklyDigestStoryIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final EditionId W39 = EditionId.parse("2026-W39");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theSampleWeekReachesEachReaderOnce(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			assertThat(run(application)).isInstanceOf(RunOutcome.Completed.class);
			assertThat(application.getBean(Editions.class).find(W39)).map(Edition::state).contains(EditionState.CLOSED);
			assertBooks(application.getBean(DeliveryLedger.class).books(new MailingId("2026-W39")));
			assertMails(application.getBean(Inbox.class));
			assertNewcomersAreToldOf(application.getBean(LatestDigest.class));
			assertThat(run(application)).isInstanceOf(RunOutcome.AlreadyComplete.class);
			assertThat(digests(application.getBean(Inbox.class))).hasSize(6);
		}
	}

	@Test
	void theShippedDefinitionsAreGood(@TempDir Path home) {
		try (Database database = Database.h2();
				ConfigurableApplicationContext application = start(database, home,
						"--elchi.jobs.location=file:jobs/")) {
			assertThat(application.getBean(JobDefinitions.class).all()).extracting(JobDefinition::name)
				.containsExactly("collect", "deliver", "forget-wishes", "housekeeping", "rate-alerts", "read-bounces",
						"weekly-digest");
		}
	}

	@Test
	void aTemplateThatCannotBeRenderedIsFoundBeforeAnythingIsSealed(@TempDir Path home) throws Exception {
		Path broken = Files.createDirectories(home.resolve("templates/digest")).resolve("html.mustache");
		Files.writeString(broken, Files.readString(Path.of("templates/digest/html.mustache")) + "{{nonsense}}");
		try (Database database = Database.h2();
				ConfigurableApplicationContext application = start(database, home,
						"--elchi.templates.location=" + home.resolve("templates"))) {
			assertThat(run(application)).isInstanceOf(RunOutcome.Failed.class)
				.extracting(RunOutcome::sentence)
				.asString()
				.contains("freeze:", "No value for {{nonsense}}", "digest/html.mustache:");
			assertThat(application.getBean(Editions.class).find(W39)).map(Edition::state).contains(EditionState.DRAFT);
		}
	}

	private static void assertBooks(Books books) {
		assertThat(books.audience()).isEqualTo(6);
		assertThat(books.accepted()).isEqualTo(6);
		assertThat(books.balanced()).isTrue();
	}

	private static void assertMails(Inbox inbox) {
		List<InboxEntry> entries = digests(inbox);
		assertThat(entries).hasSize(6).extracting(InboxEntry::to).doesNotHaveDuplicates();
		assertThat(text(inbox, "desk@example.com"))
			.contains("The tenge gained 0.77% to 441.97 per dollar.", "Sample Wire, also Sample Courier",
					"5 of 5 sources answered.")
			.contains("market aggregate");
		assertThat(text(inbox, "reader-kz@example.org")).contains("Тенге укрепился на 0,77")
			.contains("Казахстан")
			.doesNotContain("Кыргызстан");
		assertThat(message(inbox, "reader-tj@example.org").html()).isNull();
	}

	private static void assertNewcomersAreToldOf(LatestDigest latest) {
		assertThat(latest.newest()).contains("2026-W39");
		LatestDigest.Glance glance = latest.glance("2026-W39", Preferences.DEFAULT).orElseThrow();
		assertThat(glance.headlines()).hasSize(5)
			.first()
			.asString()
			.startsWith("The tenge gained 0.77% to 441.97 per dollar.");
		assertThat(glance.page().toString()).endsWith("/archive/2026-W39");
	}

	/**
	 * The mails whose subject ends with the week in brackets; alerts arrive beside them.
	 */
	private static List<InboxEntry> digests(Inbox inbox) {
		return inbox.entries().stream().filter((entry) -> entry.subject().endsWith(")")).toList();
	}

	private static String text(Inbox inbox, String address) {
		return message(inbox, address).text().replaceAll("\\s+", " ");
	}

	private static InboxMessage message(Inbox inbox, String address) {
		InboxEntry entry = digests(inbox).stream()
			.filter((candidate) -> candidate.to().contains(address))
			.findFirst()
			.orElseThrow();
		return inbox.read(entry.id()).orElseThrow();
	}

	private static RunOutcome run(ConfigurableApplicationContext application) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		return runner.await(runner.request("weekly-digest", Map.of("week", "2026-W39"), "test", "story"), PATIENCE);
	}

	private static ConfigurableApplicationContext start(Database database, Path home, String... more) {
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.run(Stream.concat(Stream.of("--elchi.home=" + home, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user()), Stream.of(more))
				.toArray(String[]::new));
	}

}
