package elchi;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.digest.EditionId;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.test.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * An editor takes an article out of a week that waits, and puts a line first: what was
 * approved before is worth nothing, and readers get what was approved after.
 */
class EditIntegrationTests {

	private static final EditionId W39 = EditionId.parse("2026-W39");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatWasEditedIsApprovedAnewAndMailedSo(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			Acts acts = application.getBean(Acts.class);
			Editions editions = application.getBean(Editions.class);
			Act run = new Act.Run("weekly-digest", Map.of("week", "2026-W39"));
			assertThat(await(application, acts.perform(run, order("run")))).isInstanceOf(RunOutcome.Waiting.class);
			String seen = String.valueOf(editions.find(W39).orElseThrow().manifestHash());
			String[] story = acts.plan(edit(Set.of(), "x"))
				.details()
				.get(0)
				.substring("article ".length())
				.split(": ", 2);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> acts.perform(edit(Set.of(99_999L), null), order("unknown")))
				.withMessageContaining("Article 99999 is not in edition 2026-W39");
			Outcome edited = acts.perform(edit(Set.of(Long.valueOf(story[0])), "We are back next week."),
					order("edit"));
			assertThat(await(application, edited)).isInstanceOf(RunOutcome.Waiting.class);
			String hash = String.valueOf(editions.find(W39).orElseThrow().manifestHash());
			assertThat(hash).isNotEqualTo(seen);
			assertThat(editions.find(W39).orElseThrow().state()).isEqualTo(EditionState.FROZEN);
			assertThat(acts.plan(new Act.Approve(W39, seen)).refusal()).contains("look at it again");
			assertThatIllegalStateException()
				.isThrownBy(() -> acts.perform(new Act.Approve(W39, seen), order("old hash")))
				.withMessageContaining("look at it again");
			assertThat(application.getBean(Inbox.class).entries()).isEmpty();
			Outcome approved = acts.perform(new Act.Approve(W39, hash), order("approve"));
			assertThat(await(application, approved)).isInstanceOf(RunOutcome.Completed.class);
			assertMailed(application.getBean(Inbox.class), story[1]);
		}
	}

	private static void assertMailed(Inbox inbox, String dropped) {
		assertThat(inbox.entries()).hasSize(6);
		InboxEntry english = inbox.entries()
			.stream()
			.filter((entry) -> entry.to().contains("desk@example.com"))
			.findFirst()
			.orElseThrow();
		assertThat(inbox.read(english.id()).orElseThrow().text().replaceAll("\\s+", " "))
			.contains("We are back next week.")
			.doesNotContain(dropped);
	}

	private static Act edit(Set<Long> dropped, @Nullable String line) {
		return new Act.Edit(W39, new TreeSet<>(dropped), line);
	}

	private static Order order(String key) {
		return new Order("aigul", "withdrawn by its outlet", key);
	}

	private static RunOutcome await(ConfigurableApplicationContext application, Outcome outcome) throws Exception {
		return application.getBean(JobRunner.class)
			.await(new RunTicket(String.valueOf(outcome.ticket()), "weekly-digest"), Duration.ofMinutes(2));
	}

	private static ConfigurableApplicationContext start(Database database, Path home) throws Exception {
		Path jobs = Files.createDirectories(home.resolve("jobs"));
		try (InputStream shipped = new ClassPathResource("demo/jobs/weekly-digest.yaml").getInputStream()) {
			String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
			Files.writeString(jobs.resolve("weekly-digest.yaml"), text + "\napproval: {needed: true}\n");
		}
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.run("--elchi.home=" + home, "--elchi.jobs.location=" + jobs, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user());
	}

}
