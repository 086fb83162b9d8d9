package elchi.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

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
			return late(context, launch).orElseGet(() -> claimed(launch, context.isRecovering()));
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

	private RunOutcome claimed(Launch launch, boolean recovering) {
		Nodes.Claim claim = recovering ? this.nodes.takeOver(launch.definition())
				: this.nodes.claim(launch.definition());
		if (claim == Nodes.Claim.HELD) {
			return new RunOutcome.Refused("%s is at work in another process (%s).".formatted(launch.definition(),
					this.nodes.owner(launch.definition())));
		}
		try {
			return recovering ? this.launcher.recover(launch) : this.launcher.launch(launch);
		}
		finally {
			this.nodes.release(launch.definition());
		}
	}

	/**
	 * What the schedule says about a run that the clock starts too late. The planned time
	 * is computed: on a misfire the scheduler says that it is now.
	 */
	private Optional<RunOutcome> late(JobExecutionContext context, Launch launch) {
		if (requested(context) || context.isRecovering()) {
			return Optional.empty();
		}
		Schedule schedule = this.definitions.get(launch.definition()).schedule();
		Duration lateness = lateness(schedule, context);
		if (schedule.late() == Late.SEND || lateness.compareTo(schedule.lateness()) <= 0) {
			return Optional.empty();
		}
		String what = "%s was due %s ago, later than %s allows".formatted(launch.definition(), words(lateness),
				words(schedule.lateness()));
		return Optional.of(new RunOutcome.Refused((schedule.late() == Late.SKIP) ? what + "; it is left out."
				: what + "; it waits until an operator runs it."));
	}

	static Duration lateness(Schedule schedule, JobExecutionContext context) {
		Date before = (context.getPreviousFireTime() != null) ? context.getPreviousFireTime()
				: context.getTrigger().getStartTime();
		Instant fired = context.getFireTime().toInstant();
		return schedule.fireTimes(before.toInstant().minusMillis(1))
			.takeWhile((planned) -> !planned.isAfter(fired))
			.reduce((earlier, later) -> later)
			.map((planned) -> Duration.between(planned, fired))
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
