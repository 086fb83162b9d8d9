package elchi.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a fire time that was missed.
 */
class LatenessTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ZonedDateTime planned = ZonedDateTime.now(ZoneOffset.UTC).minusHours(3).withSecond(0).withNano(0);

	@TempDir
	private Path folder = Path.of("");

	@Test
	void latenessIsThatOfTheLastFireTimeMissed() {
		Schedule mondays = new Schedule("0 0 7 ? * MON", ZoneId.of("Asia/Almaty"), Duration.ofHours(6), Late.ASK, true);
		Instant before = Instant.parse("2026-09-07T02:00:00Z");
		assertThat(lateness(mondays, before, "2026-09-14T02:00:00Z")).isZero();
		assertThat(lateness(mondays, before, "2026-09-14T08:00:00Z")).isEqualTo(Duration.ofHours(6));
		assertThat(lateness(mondays, before, "2026-09-28T03:30:00Z")).as("two weeks more were missed")
			.isEqualTo(Duration.ofMinutes(90));
		Instant made = Instant.parse("2026-09-28T04:00:00Z");
		assertThat(lateness(mondays, made, "2026-09-28T23:00:00Z")).as("made after the fire time").isZero();
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsTooLateIsLeftOutOrWaitsAndIsRunOnlyByName(Database database) throws Exception {
		try (database) {
			write("lateness: 1h, late: skip");
			start(database).close();
			missed(database);
			try (ConfigurableApplicationContext context = start(database)) {
				JobRun skipped = firstRun(context, 1);
				assertThat(skipped.status()).isEqualTo(JobRun.Status.COMPLETED);
				assertThat(skipped.exit()).isEqualTo("SKIPPED");
				assertThat(skipped.failure()).startsWith("weekly was due 3 h ")
					.contains("later than 1 h 0 min", "left out");
				assertThat(skipped.requestedBy()).isEqualTo("schedule");
				assertThat(skipped.started()).isNotNull();
			}
			missed(database);
			write("lateness: 1h, late: ask");
			try (ConfigurableApplicationContext context = start(database)) {
				JobRun waiting = firstRun(context, 2);
				assertThat(waiting.status()).isEqualTo(JobRun.Status.WAITING);
				assertThat(waiting.failure()).contains("waits until an operator restarts it");
				assertThat(context.getBean(JobRuns.class).waiting()).extracting(JobRun::id)
					.containsExactly(waiting.id());
				JobRunner runner = context.getBean(JobRunner.class);
				assertThat(runner.await(runner.request("weekly", Map.of(), "ann", ""), PATIENCE))
					.isInstanceOf(RunOutcome.Waiting.class);
				Work work = context.getBean(Work.class);
				assertThat(work.done).hasValue(0);
				assertThat(runner.await(runner.restart(waiting.id(), "ann", "better late"), PATIENCE))
					.isInstanceOf(RunOutcome.Completed.class);
				assertThat(work.done).hasValue(1);
				assertThat(context.getBean(JobRuns.class).waiting()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsNotTooLateGoesByItself(Database database) throws Exception {
		try (database) {
			write("lateness: 4h, late: ask");
			start(database).close();
			missed(database);
			try (ConfigurableApplicationContext context = start(database)) {
				assertThat(context.getBean(Work.class).completed.await(20, TimeUnit.SECONDS)).isTrue();
			}
		}
	}

	private static Duration lateness(Schedule schedule, Instant before, String now) {
		return LaunchPath.lateness(schedule, before, Instant.parse(now));
	}

	private static JobRun firstRun(ConfigurableApplicationContext context, int runs) throws Exception {
		JobRuns all = context.getBean(JobRuns.class);
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (all.recent(5).stream().filter((run) -> run.ended() != null).count() < runs
				&& System.nanoTime() < deadline) {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		List<JobRun> found = all.recent(5);
		assertThat(found).hasSize(runs);
		return found.get(0);
	}

	private void missed(Database database) {
		database.jdbc()
			.sql("UPDATE qrtz_triggers SET next_fire_time = :next, prev_fire_time = :before WHERE trigger_name = 'weekly'")
			.param("next", this.planned.toInstant().toEpochMilli())
			.param("before", this.planned.minusDays(1).toInstant().toEpochMilli())
			.update();
	}

	private ConfigurableApplicationContext start(Database database) {
		return LaunchPathTests.start(database, "jdbc", this.folder);
	}

	private void write(String rest) throws Exception {
		Files.writeString(this.folder.resolve("weekly.yaml"),
				"job: weekly-job\nschedule: {cron: \"0 %d %d ? * *\", zone: UTC, %s}\n"
					.formatted(this.planned.getMinute(), this.planned.getHour(), rest));
	}

}
