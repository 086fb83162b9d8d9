package elchi.admin.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import elchi.job.JobRun;
import elchi.job.JobRuns;
import org.jspecify.annotations.Nullable;

/**
 * Times, durations and runs as the console writes them.
 */
final class RunWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

	private final ZoneId zone;

	RunWords(ZoneId zone) {
		this.zone = zone;
	}

	String time(@Nullable Instant instant) {
		return (instant != null) ? TIME.format(instant.atZone(this.zone)) : "";
	}

	String time(@Nullable Instant instant, ZoneId other) {
		return (instant != null) ? TIME.format(instant.atZone(other)) + " " + other : "";
	}

	String zone() {
		return this.zone.toString();
	}

	Line line(JobRun run) {
		return new Line(run.id(), run.definition(), JobRuns.words(run.parameters()), run.status().name(),
				run.status().name().toLowerCase(Locale.ROOT), time(run.started()), took(run), run.requestedBy(),
				run.failure());
	}

	/**
	 * A length of time in words, such as {@code 6 h} or {@code 1 h 30 min}.
	 */
	static String length(Duration length) {
		String hours = (length.toHours() > 0) ? length.toHours() + " h" : "";
		String minutes = (length.toMinutesPart() > 0 || hours.isEmpty()) ? length.toMinutesPart() + " min" : "";
		return (hours + " " + minutes).strip();
	}

	private static String took(JobRun run) {
		if (run.started() == null || run.ended() == null) {
			return "";
		}
		Duration took = Duration.between(run.started(), run.ended());
		return (took.toMinutes() > 0) ? "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart())
				: "%d.%d s".formatted(took.toSeconds(), took.toMillisPart() / 100);
	}

	/**
	 * One run in a table.
	 *
	 * @param id its number
	 * @param definition name of its definition
	 * @param work what it was for
	 * @param status its status
	 * @param tone name of the status' colour
	 * @param started when it began
	 * @param took how long it took; empty while it runs
	 * @param by who asked
	 * @param failure what went wrong
	 */
	record Line(long id, String definition, String work, String status, String tone, String started, String took,
			String by, @Nullable String failure) {
	}

}
