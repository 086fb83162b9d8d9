package elchi.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

import elchi.job.Schedule;
import elchi.subscription.Preferences;

/**
 * When an edition goes to each of its readers. Who chose neither a day nor an hour gets
 * it as soon as it is there. Who chose one gets it then by the clocks of their own zone,
 * on the publisher's day and at the publisher's hour where they left that open; and as
 * soon as it is there if that moment is over, since nobody waits a week for an hour.
 * <p>
 * The publisher's day and hour are those that the calendar names, not those of the run:
 * an edition that is late must not be put off for a week, until the next one goes.
 *
 * @param earliest the end of the week; what is sealed is due at once from then on, though
 * the clock be set back
 * @param published the publisher's day and hour
 */
record Moments(Instant earliest, LocalDateTime published) {

	/**
	 * The moments of a week.
	 * @param schedule of the job; without a time in it, the publisher's is the very end
	 * of the week
	 */
	static Moments of(Week week, Schedule schedule) {
		Instant end = week.end(schedule.zone());
		Instant nextEnd = week.minus(-1).end(schedule.zone());
		Instant published = schedule.fireTimes(end.minusSeconds(1))
			.findFirst()
			.filter((fire) -> fire.isBefore(nextEnd))
			.orElse(end);
		return new Moments(end, LocalDateTime.ofInstant(published, schedule.zone()));
	}

	/**
	 * When a reader gets it. An hour that the change to summer time leaves out comes as
	 * much later as the clocks are put on, and of one that comes twice it is the first.
	 */
	Instant of(Preferences reader) {
		if (reader.day() == null && reader.hour() == null) {
			return this.earliest;
		}
		DayOfWeek day = (reader.day() != null) ? reader.day() : this.published.getDayOfWeek();
		LocalTime hour = (reader.hour() != null) ? reader.hour() : this.published.toLocalTime();
		Instant chosen = this.published.toLocalDate()
			.with(TemporalAdjusters.nextOrSame(day))
			.atTime(hour)
			.atZone(reader.zone())
			.toInstant();
		return chosen.isAfter(this.earliest) ? chosen : this.earliest;
	}

}
