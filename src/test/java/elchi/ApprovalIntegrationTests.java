package elchi;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import elchi.digest.EditionId;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.mail.Inbox;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A week that waits for somebody's word: nobody is mailed before it, everybody after it,
 * and nobody when the word is no.
 */
class ApprovalIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final EditionId W39 = EditionId.parse("2026-W39");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void waitingEditionIsMailedOnceItIsApproved(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			RunOutcome waiting = run(application);
			assertThat(waiting).isInstanceOf(RunOutcome.Waiting.class);
			assertThat(run(application)).as("asked again").isInstanceOf(RunOutcome.Waiting.class);
			long run = waiting.run().map(JobRun::id).orElseThrow();
			RunOutcome still = restart(application, run);
			assertThat(still).as("restarted without a word").isInstanceOf(RunOutcome.Waiting.class);
			assertThat(application.getBean(Inbox.class).entries()).isEmpty();
			Editions editions = application.getBean(Editions.class);
			String hash = editions.find(W39).orElseThrow().manifestHash();
			editions.approve(W39, String.valueOf(hash), "test");
			assertThat(restart(application, still.run().map(JobRun::id).orElseThrow()))
				.isInstanceOf(RunOutcome.Completed.class);
			assertThat(application.getBean(Inbox.class).entries()).hasSize(6);
			assertThat(editions.find(W39).orElseThrow().state()).isEqualTo(EditionState.CLOSED);
			assertThat(run(application)).isInstanceOf(RunOutcome.AlreadyComplete.class);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void waitingEditionThatIsSkippedMailsNobody(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			RunOutcome waiting = run(application);
			application.getBean(Editions.class).skip(W39, "a holiday");
			RunOutcome skipped = restart(application, waiting.run().map(JobRun::id).orElseThrow());
			assertThat(skipped).isInstanceOf(RunOutcome.Completed.class);
			assertThat(skipped.run().orElseThrow().exit()).isEqualTo("SKIPPED");
			assertThat(application.getBean(Inbox.class).entries()).isEmpty();
		}
	}

	private static RunOutcome run(ConfigurableApplicationContext application) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		return runner.await(runner.request("weekly-digest", Map.of("week", "2026-W39"), "test", "approval"), PATIENCE);
	}

	private static RunOutcome restart(ConfigurableApplicationContext application, long run)
			throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		return runner.await(runner.restart(run, "test", "approval"), PATIENCE);
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
