package elchi.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;

import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * The way from a fired trigger to the recorded outcome.
 */
final class LaunchPath {

	private static final Logger logger = LoggerFactory.getLogger(LaunchPath.class);

	private final JobDefinitions definitions;

	private final Launcher launcher;

	private final Nodes nodes;

	private final Requests requests;

	private final OwnRuns own;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	LaunchPath(JobDefinitions definitions, Launcher launcher, Nodes nodes, Requests requests, OwnRuns own,
			ApplicationEventPublisher events, Clock clock) {
		this.definitions = definitions;
		this.launcher = launcher;
		this.nodes = nodes;
		this.requests = requests;
		this.own = own;
		this.events = events;
		this.clock = clock;
	}

	void fire(JobExecutionContext context) {
		Launch launch = launch(context);
		RunOutcome outcome = outcome(context, launch);
		this.own.forgetEnded();
		if (!requested(context) && outcome instanceof RunOutcome.Refused) {
			// What the clock started leaves a run; what it did not run leaves this.
			this.requests.open(launch);
		}
		try {
			report(launch, outcome);
		}
		finally {
			this.requests.close(launch.ticket(), outcome);
		}
	}

	/**
	 * Whatever happens, the request ends: somebody may be waiting for it.
	 */
	private RunOutcome outcome(JobExecutionContext context, Launch launch) {
		try {
			if (context.isRecovering()) {
				return claimed(launch, this.nodes.takeOver(launch.definition()), this.launcher::recover);
			}
			return claimed(launch, this.nodes.claim(launch.definition()), late(context, launch));
		}
		catch (RuntimeException ex) {
			logger.error("definition={} could not be launched", launch.definition(), ex);
			return new RunOutcome.Refused(
					"%s could not be launched: %s".formatted(launch.definition(), ex.getMessage()));
		}
	}

	private Launch launch(JobExecutionContext context) {
		String definition = context.getJobDetail().getKey().getName();
		return requested(context) ? Launch.from(definition, context.getTrigger().getJobDataMap())
				: Launch.scheduled(definition, this.clock.instant());
	}

	private static boolean requested(JobExecutionContext context) {
		return Launch.isIn(context.getTrigger().getJobDataMap());
	}

	private RunOutcome claimed(Launch launch, Nodes.Claim claim, Function<Launch, RunOutcome> act) {
		if (claim == Nodes.Claim.HELD) {
			return new RunOutcome.Refused("%s is at work in another process (%s).".formatted(launch.definition(),
					this.nodes.owner(launch.definition())));
		}
		try {
			return act.apply(launch);
		}
		finally {
			this.nodes.release(launch.definition());
		}
	}

	/**
	 * What is done with a run, unless the clock starts it too late: that is put aside,
	 * visibly. The planned time is computed: on a misfire the scheduler says that it is
	 * now.
	 */
	private Function<Launch, RunOutcome> late(JobExecutionContext context, Launch launch) {
		Schedule schedule = this.definitions.get(launch.definition()).schedule();
		if (requested(context) || schedule.late() == Late.SEND) {
			return this.launcher::launch;
		}
		Date before = (context.getPreviousFireTime() != null) ? context.getPreviousFireTime()
				: context.getTrigger().getStartTime();
		Duration lateness = lateness(schedule, before.toInstant(), this.clock.instant());
		if (lateness.compareTo(schedule.lateness()) <= 0) {
			return this.launcher::launch;
		}
		String what = "%s was due %s ago, later than %s allows".formatted(launch.definition(), words(lateness),
				words(schedule.lateness()));
		return (schedule.late() == Late.SKIP) ? (late) -> this.launcher.leaveOut(late, what + "; it is left out.")
				: (late) -> this.launcher.hold(late, what + "; it waits until an operator restarts it.");
	}

	/**
	 * For how long the last fire time that was missed is over.
	 * @param before the fire time before, or since when there is a schedule
	 */
	static Duration lateness(Schedule schedule, Instant before, Instant now) {
		return schedule.fireTimes(before.minusMillis(1))
			.takeWhile((planned) -> !planned.isAfter(now))
			.reduce((earlier, later) -> later)
			.map((planned) -> Duration.between(planned, now))
			.orElse(Duration.ZERO);
	}

	private static String words(Duration duration) {
		return (duration.toHours() > 0) ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
				: "%d min".formatted(duration.toMinutes());
	}

	private void report(Launch launch, RunOutcome outcome) {
		if (outcome instanceof RunOutcome.Refused) {
			logger.warn("definition={} outcome=Refused requestedBy={} reason={}", launch.definition(),
					launch.requestedBy(), outcome.sentence());
		}
		outcome.run().ifPresent((run) -> {
			Duration took = (run.started() != null && run.ended() != null)
					? Duration.between(run.started(), run.ended()) : Duration.ZERO;
			this.events.publishEvent(new JobRunEnded(run.definition(), outcome.getClass().getSimpleName(), took));
			logger.info("run={} definition={} {} outcome={} took={} requestedBy={}", run.id(), run.definition(),
					JobRuns.words(run.parameters()), outcome.getClass().getSimpleName(), took, launch.requestedBy());
		});
		if (outcome instanceof RunOutcome.Failed failed) {
			logger.error("run={} definition={} failure={}", failed.failed().id(), failed.failed().definition(),
					failed.failed().failure());
			this.events.publishEvent(new JobRunFailed(failed.failed()));
		}
	}

}
