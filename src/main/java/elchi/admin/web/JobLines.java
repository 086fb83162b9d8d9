package elchi.admin.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRun;
import elchi.job.JobRuns;
import elchi.job.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Every definition with its last run and its next.
 */
final class JobLines {

	private static final Set<String> EVERY_MINUTE = Set.of("deliver", "housekeeping");

	private static final int FIRES = 5;

	private final JobDefinitions definitions;

	private final JobRuns runs;

	private final RunWords words;

	private final Clock clock;

	private final boolean scheduled;

	JobLines(JobDefinitions definitions, JobRuns runs, RunWords words, Clock clock, boolean scheduled) {
		this.definitions = definitions;
		this.runs = runs;
		this.words = words;
		this.clock = clock;
		this.scheduled = scheduled;
	}

	List<Line> all() {
		return this.definitions.all().stream().map(this::line).toList();
	}

	/**
	 * What fires next of that which does not fire all the time, as a sentence.
	 */
	String next() {
		if (!this.scheduled) {
			return "Nothing fires by itself: schedules are not in force in this process.";
		}
		return this.definitions.all()
			.stream()
			.filter((definition) -> definition.schedule().recurs())
			.filter((definition) -> !EVERY_MINUTE.contains(definition.job()))
			.flatMap((definition) -> definition.schedule()
				.fireTimes(this.clock.instant())
				.limit(1)
				.map((time) -> new Fire(definition, time)))
			.min(Comparator.comparing(Fire::time))
			.map((fire) -> "%s at %s".formatted(fire.definition().name(),
					this.words.time(fire.time(), fire.definition().schedule().zone())))
			.orElse("Nothing fires by itself: no definition has a schedule.");
	}

	/**
	 * When a definition is run, as a sentence.
	 */
	String schedule(JobDefinition definition) {
		Schedule schedule = definition.schedule();
		if (!schedule.recurs()) {
			return (schedule.cron() != null) ? "On request: its schedule is switched off." : "On request.";
		}
		String late = switch (schedule.late()) {
			case SEND -> "is run all the same";
			case ASK -> "waits for an operator";
			case SKIP -> "is left out";
		};
		return "By the clocks of %s. A run that is more than %s late %s.%s".formatted(schedule.zone(),
				RunWords.length(schedule.lateness()), late,
				this.scheduled ? "" : " Schedules are not in force in this process.");
	}

	/**
	 * The next few times that a definition fires, in its own zone; none where schedules
	 * are not in force.
	 */
	List<String> fires(JobDefinition definition) {
		Schedule schedule = definition.schedule();
		return schedule.fireTimes(this.clock.instant())
			.limit(this.scheduled ? FIRES : 0)
			.map((time) -> this.words.time(time, schedule.zone()))
			.toList();
	}

	/**
	 * The last runs that went wrong or wait, one sentence each.
	 */
	List<String> troubles() {
		return this.definitions.all().stream().flatMap((definition) -> trouble(definition).stream()).toList();
	}

	private Optional<String> trouble(JobDefinition definition) {
		return this.runs.last(definition.name())
			.filter((run) -> run.status() != JobRun.Status.COMPLETED && run.status() != JobRun.Status.RUNNING)
			.map((run) -> "Run %d of %s is %s.".formatted(run.id(), definition.name(), this.words.line(run).tone())
					+ ((run.failure() != null) ? " " + run.failure() : ""));
	}

	private Line line(JobDefinition definition) {
		Schedule schedule = definition.schedule();
		String next = schedule.fireTimes(this.clock.instant())
			.findFirst()
			.filter((time) -> this.scheduled)
			.map((time) -> this.words.time(time, schedule.zone()))
			.orElse("on request");
		String cron = schedule.cron();
		return new Line(definition.name(), (cron != null) ? cron : "", next,
				this.runs.last(definition.name()).map(this.words::line).orElse(null));
	}

	/**
	 * One definition.
	 *
	 * @param name its name
	 * @param cron its cron expression; empty if it has none
	 * @param next when it fires next, in its own zone
	 * @param last its last run; null if it has not been run
	 */
	record Line(String name, String cron, String next, RunWords.@Nullable Line last) {
	}

	private record Fire(JobDefinition definition, Instant time) {
	}

}
