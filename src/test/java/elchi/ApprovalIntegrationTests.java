package elchi;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import elchi.digest.DueDecisions;
import elchi.digest.EditionId;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.digest.WaitingEdition;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunOutcome;
import elchi.mail.Inbox;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A week that waits for somebody's word: nobody is mailed before it, everybody after it,
 * and nobody when the word is no.
 */
class ApprovalIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	private static final EditionId W39 = EditionId.parse("2026-W39");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void waitingEditionIsMailedOnceItIsApproved(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			RunOutcome waiting = run(application);
			assertThat(waiting).isInstanceOf(RunOutcome.Waiting.class);
			assertThat(waiting.sentence()).contains("waits for an operator. The definition wants an approval.",
					"is approved under its hash "
							+ application.getBean(Editions.class).find(W39).orElseThrow().manifestHash());
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

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aboveSoManyReadersASecondPersonMustApproveAndTheRunThenGoesOnByItself(Database database, @TempDir Path home)
			throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home, "second-above: 5")) {
			long run = run(application).run().map(JobRun::id).orElseThrow();
			Editions editions = application.getBean(Editions.class);
			String hash = String.valueOf(editions.find(W39).orElseThrow().manifestHash());
			assertThat(editions.approve(W39, hash, "ann")).isFalse();
			assertThat(editions.approve(W39, hash, "ann")).as("the same person again").isFalse();
			assertThat(editions.waiting(W39)).get().extracting(WaitingEdition::approvedBy).isEqualTo(List.of("ann"));
			Inbox inbox = application.getBean(Inbox.class);
			keepHouse(application);
			keepHouse(application);
			assertThat(inbox.entries()).as("one mail to one operator").hasSize(1);
			assertThat(inbox.entries().get(0).subject()).isEqualTo("Elchi: Edition 2026-W39 waits for your approval");
			assertThat(inbox.read(inbox.entries().get(0).id()).orElseThrow().text().replaceAll("\\s+", " "))
				.contains("/editions/2026-W39", "2 different people", "The tenge gained")
				.contains(hash);
			assertThat(editions.approve(W39, hash, "bob")).isTrue();
			assertThat(editions.waiting()).isEmpty();
			keepHouse(application);
			awaitDecision(application);
			assertThat(run(application)).as("after it").isInstanceOf(RunOutcome.AlreadyComplete.class);
			keepHouse(application);
			assertThat(inbox.entries()).as("six readers, and that it is over").hasSize(8);
			assertThat(application.getBean(JobRuns.class).find(run).orElseThrow().status())
				.isEqualTo(JobRun.Status.WAITING);
			assertThat(application.getBean(JobRuns.class).waiting()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatNobodyApprovesInTimeIsSkipped(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home, "deadline: 4h")) {
			assertThat(run(application)).isInstanceOf(RunOutcome.Waiting.class);
			DueDecisions decisions = application.getBean(DueDecisions.class);
			this.clock.tick(Duration.ofHours(4).minusSeconds(1));
			assertThat(decisions.goOn()).isEmpty();
			this.clock.tick(Duration.ofSeconds(1));
			assertThat(decisions.goOn()).hasSize(1);
			awaitDecision(application);
			RunOutcome after = run(application);
			assertThat(after.run().orElseThrow().exit()).isEqualTo("SKIPPED");
			assertThat(application.getBean(Inbox.class).entries()).isEmpty();
			assertThat(application.getBean(Editions.class).find(W39)).get()
				.satisfies((edition) -> assertThat(edition.state()).isEqualTo(EditionState.SKIPPED))
				.satisfies((edition) -> assertThat(edition.reason())
					.isEqualTo("Nobody released it by 2026-09-28T06:00:00Z."));
		}
	}

	@Test
	void whatNobodyApprovesInTimeIsSentWhereTheDefinitionSaysSo(@TempDir Path home) throws Exception {
		try (Database database = Database.h2();
				ConfigurableApplicationContext application = start(database, home, "deadline: 4h, then: send")) {
			assertThat(run(application)).isInstanceOf(RunOutcome.Waiting.class);
			this.clock.tick(Duration.ofHours(5));
			assertThat(application.getBean(DueDecisions.class).goOn()).hasSize(1);
			awaitDecision(application);
			assertThat(run(application)).isInstanceOf(RunOutcome.AlreadyComplete.class);
			assertThat(application.getBean(Inbox.class).entries()).hasSize(6);
		}
	}

	private static RunOutcome run(ConfigurableApplicationContext application) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		return runner.await(runner.request("weekly-digest", Map.of("week", "2026-W39"), "test", "approval"), PATIENCE);
	}

	private void keepHouse(ConfigurableApplicationContext application) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		for (String job : List.of("housekeeping", "deliver")) {
			this.clock.tick(Duration.ofSeconds(1));
			assertThat(runner.await(runner.request(job, Map.of(), "test", ""), PATIENCE))
				.isInstanceOf(RunOutcome.Completed.class);
		}
	}

	/**
	 * Until the run that waited has gone on to its end.
	 */
	private static void awaitDecision(ConfigurableApplicationContext application) {
		JobRuns runs = application.getBean(JobRuns.class);
		await().atMost(PATIENCE)
			.until(() -> runs.last("weekly-digest").orElseThrow().status(), JobRun.Status.COMPLETED::equals);
	}

	private static RunOutcome restart(ConfigurableApplicationContext application, long run)
			throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		return runner.await(runner.restart(run, "test", "approval"), PATIENCE);
	}

	private ConfigurableApplicationContext start(Database database, Path home) throws Exception {
		return start(database, home, "then: skip");
	}

	private ConfigurableApplicationContext start(Database database, Path home, String more) throws Exception {
		Path jobs = Files.createDirectories(home.resolve("jobs"));
		try (InputStream shipped = new ClassPathResource("demo/jobs/weekly-digest.yaml").getInputStream()) {
			String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
			Files.writeString(jobs.resolve("weekly-digest.yaml"),
					text + "\napproval: {needed: true, %s}\n".formatted(more));
		}
		for (String job : List.of("housekeeping", "deliver")) {
			Files.writeString(jobs.resolve(job + ".yaml"), "job: " + job + "\n");
		}
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("testClock", Clock.class,
					() -> this.clock, (bean) -> bean.setPrimary(true)))
			.run("--elchi.home=" + home, "--elchi.jobs.location=" + jobs, "--elchi.operators=ann@example.org",
					"--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user());
	}

}
