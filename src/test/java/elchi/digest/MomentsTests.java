package elchi.digest;

import java.time.Instant;
import java.time.ZoneId;

import elchi.job.Late;
import elchi.job.Schedule;
import elchi.subscription.Preferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MomentsTests {

	private static final Week W39 = Week.parse("2026-W39");

	private static final Moments MONDAY_AT_SEVEN = moments(W39, "0 0 7 ? * MON", "Asia/Almaty");

	@ParameterizedTest
	@CsvSource(textBlock = """
			# nothing chosen: as soon as it is there
			Asia/Almaty||, 2026-09-27T19:00:00Z
			America/New_York||, 2026-09-27T19:00:00Z
			# an hour: on the publisher's Monday, wherever the reader is
			Asia/Almaty||07:00, 2026-09-28T02:00:00Z
			Asia/Almaty||20:30, 2026-09-28T15:30:00Z
			America/New_York||08:00, 2026-09-28T12:00:00Z
			Pacific/Auckland||07:00, 2026-09-27T19:00:00Z
			Asia/Kathmandu||07:00, 2026-09-28T01:15:00Z
			# a day: at the publisher's seven, by the reader's clocks
			Asia/Almaty|monday|, 2026-09-28T02:00:00Z
			Europe/London|monday|, 2026-09-28T06:00:00Z
			America/New_York|tuesday|, 2026-09-29T11:00:00Z
			# both, up to the day before the next edition
			Asia/Almaty|sunday|09:00, 2026-10-04T04:00:00Z
			Pacific/Kiritimati|tuesday|06:15, 2026-09-28T16:15:00Z
			""")
	void readersHaveTheirOwnDayAndHour(String choice, String moment) {
		assertThat(MONDAY_AT_SEVEN.of(reader(choice))).isEqualTo(moment);
	}

	@Test
	void hourThatIsSkippedOrComesTwiceStillComesOnce() {
		Moments spring = moments(Week.parse("2026-W09"), "0 0 7 ? * MON", "Asia/Almaty");
		assertThat(spring.of(reader("America/New_York|sunday|02:30"))).as("the clocks go from 2:00 to 3:00")
			.isEqualTo("2026-03-08T07:30:00Z");
		Moments autumn = moments(Week.parse("2026-W43"), "0 0 7 ? * MON", "Asia/Almaty");
		assertThat(autumn.of(reader("America/New_York|sunday|01:30"))).as("the first of two half past one")
			.isEqualTo("2026-11-01T05:30:00Z");
		assertThat(spring.of(reader("America/New_York|saturday|02:30"))).isEqualTo("2026-03-07T07:30:00Z");
	}

	@Test
	void publisherOfAnotherDayHasReadersOfTheDaysAfterIt() {
		Moments thursday = moments(W39, "0 30 9 ? * THU", "Asia/Almaty");
		assertThat(thursday.of(reader("Asia/Almaty||08:00"))).isEqualTo("2026-10-01T03:00:00Z");
		assertThat(thursday.of(reader("Asia/Almaty|thursday|"))).isEqualTo("2026-10-01T04:30:00Z");
		assertThat(thursday.of(reader("Asia/Almaty|monday|08:00"))).as("the Monday after, not the one before")
			.isEqualTo("2026-10-05T03:00:00Z");
	}

	@Test
	void withoutAScheduleTheDayIsTheFirstAfterTheWeek() {
		assertFirstDayAfterTheWeek(moments(W39, null, "Asia/Almaty"));
		assertFirstDayAfterTheWeek(moments(W39, "0 0 7 1 1 ?", "Asia/Almaty"));
	}

	@Test
	void nobodyGetsTheLastEditionWhenTheNextOneIsThere() {
		Instant next = moments(W39.minus(-1), "0 0 7 ? * MON", "Asia/Almaty").of(reader("Asia/Almaty|monday|07:00"));
		for (String day : new String[] { "", "monday", "tuesday", "saturday", "sunday" }) {
			for (String hour : new String[] { "", "00:00", "06:59", "23:59" }) {
				assertThat(MONDAY_AT_SEVEN.of(reader("Asia/Almaty|" + day + "|" + hour)))
					.isBetween(MONDAY_AT_SEVEN.earliest(), next.minusSeconds(1));
			}
		}
	}

	private static void assertFirstDayAfterTheWeek(Moments moments) {
		assertThat(moments.of(reader("Asia/Almaty||"))).isEqualTo("2026-09-27T19:00:00Z");
		assertThat(moments.of(reader("Asia/Almaty||08:00"))).isEqualTo("2026-09-28T03:00:00Z");
		assertThat(moments.of(reader("Asia/Almaty|tuesday|08:00"))).isEqualTo("2026-09-29T03:00:00Z");
	}

	private static Moments moments(Week week, @Nullable String cron, String zone) {
		Schedule any = Schedule.onRequest();
		return Moments.of(week, new Schedule(cron, ZoneId.of(zone), any.lateness(), Late.SEND, true));
	}

	/** From zone, day and hour. */
	private static Preferences reader(String choice) {
		String[] parts = choice.split("\\|", -1);
		return Preferences.parse("en|" + parts[0] + "|||html|excerpts|" + parts[1] + "|" + parts[2]);
	}

}
