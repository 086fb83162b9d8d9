package elchi.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;

import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class TriggersTests {

	private static final TriggerKey WEEKLY = TriggerKey.triggerKey("weekly", "definitions");

	@TempDir
	private Path folder = Path.of("");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aTriggerIsTouchedOnlyIfItsDefinitionDiffers(Database database) throws Exception {
		try (database) {
			Date first = started(database, "0 0 7 ? * MON", "Asia/Almaty").getStartTime();
			assertThat(started(database, "0 0 7 ? * MON", "Asia/Almaty").getStartTime()).isEqualTo(first);
			CronTrigger moved = started(database, "0 0 7 ? * MON", "Europe/Berlin");
			assertThat(moved.getTimeZone().getID()).isEqualTo("Europe/Berlin");
			Date afterChange = moved.getFireTimeAfter(Date.from(Instant.parse("2027-03-23T00:00:00Z")));
			assertThat(afterChange.toInstant()).isEqualTo(Instant.parse("2027-03-29T05:00:00Z"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aMissedFireTimeIsLaunchedOnceAtTheNextStart(Database database) throws Exception {
		try (database) {
			started(database, "0 0 7 ? * MON", "Asia/Almaty");
			database.jdbc()
				.sql("UPDATE qrtz_triggers SET next_fire_time = :missed WHERE trigger_name = 'weekly'")
				.param("missed", System.currentTimeMillis() - Duration.ofHours(3).toMillis())
				.update();
			write("0 0 7 ? * MON", "Asia/Almaty");
			try (ConfigurableApplicationContext context = LaunchPathTests.start(database, "jdbc", this.folder)) {
				assertThat(context.getBean(Work.class).completed.await(20, TimeUnit.SECONDS)).isTrue();
				context.getBean(OwnRuns.class).awaitIdle(Duration.ofSeconds(10));
				assertThat(context.getBean(JobRuns.class).recent(5)).hasSize(1)
					.allMatch((run) -> run.requestedBy().equals("schedule"));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aDefinitionThatIsGoneLosesItsTrigger(Database database) throws Exception {
		try (database) {
			started(database, "0 0 7 ? * MON", "Asia/Almaty");
			Files.delete(this.folder.resolve("weekly.yaml"));
			Files.writeString(this.folder.resolve("other.yaml"), "job: weekly-job\n");
			try (ConfigurableApplicationContext context = LaunchPathTests.start(database, "jdbc", this.folder)) {
				assertThat(context.getBean(Scheduler.class).getTrigger(WEEKLY)).isNull();
			}
		}
	}

	private CronTrigger started(Database database, String cron, String zone) throws Exception {
		write(cron, zone);
		try (ConfigurableApplicationContext context = LaunchPathTests.start(database, "jdbc", this.folder)) {
			return (CronTrigger) context.getBean(Scheduler.class).getTrigger(WEEKLY);
		}
	}

	private void write(String cron, String zone) throws Exception {
		Files.writeString(this.folder.resolve("weekly.yaml"),
				"job: weekly-job\nschedule: {cron: \"%s\", zone: %s}\n".formatted(cron, zone));
	}

}
