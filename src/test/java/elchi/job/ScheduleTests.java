package elchi.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTests {

	@Test
	void staysAtSevenOnTheWallAcrossAChangeOfSummerTime() {
		Schedule schedule = schedule("0 0 7 ? * MON", "Europe/Berlin");
		assertThat(schedule.fireTimes(Instant.parse("2026-10-06T00:00:00Z")).limit(5)).containsExactly(
				Instant.parse("2026-10-12T05:00:00Z"), Instant.parse("2026-10-19T05:00:00Z"),
				Instant.parse("2026-10-26T06:00:00Z"), Instant.parse("2026-11-02T06:00:00Z"),
				Instant.parse("2026-11-09T06:00:00Z"));
	}

	@Test
	void knowsThatKazakhstanHasOneOffsetAllYear() {
		Schedule schedule = schedule("0 0 7 ? * MON", "Asia/Almaty");
		assertThat(schedule.fireTimes(Instant.parse("2026-10-20T00:00:00Z")).limit(2))
			.containsExactly(Instant.parse("2026-10-26T02:00:00Z"), Instant.parse("2026-11-02T02:00:00Z"));
	}

	@Test
	void aTimeThatTheChangeLeavesOutIsFiredAtTheNextOne() {
		Schedule schedule = schedule("0 30 2 * * ?", "Europe/Berlin");
		assertThat(schedule.fireTimes(Instant.parse("2026-03-28T00:00:00Z")).limit(3)).doesNotHaveDuplicates()
			.contains(Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
	}

	@Test
	void anExpressionThatHasPassedHasNoFireTimes() {
		assertThat(schedule("0 0 7 1 1 ? 2020", "UTC").fireTimes(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
	}

	private static Schedule schedule(String cron, String zone) {
		return new Schedule(cron, ZoneId.of(zone), Duration.ofHours(1), Late.SEND, true);
	}

}
