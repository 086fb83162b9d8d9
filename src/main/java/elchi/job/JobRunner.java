package elchi.job;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Asks for runs. Whatever asks, the schedule or a person, takes the same path: the
 * definition's one durable job in the scheduler, which never executes twice at once.
 */
public final class JobRunner {

	private final JobDefinitions definitions;

	private final Identity identity;

	private final Triggers triggers;

	private final Requests requests;

	private final JobRuns runs;

	private final SoftStop softStop;

	private final Clock clock;

	JobRunner(JobDefinitions definitions, Identity identity, Triggers triggers, Requests requests, JobRuns runs,
			SoftStop softStop, Clock clock) {
		this.definitions = definitions;
		this.identity = identity;
		this.triggers = triggers;
		this.requests = requests;
		this.runs = runs;
		this.softStop = softStop;
		this.clock = clock;
	}

	/**
	 * Asks for a run and returns at once. Work that is complete is not done again; work
	 * that was cut off, failed or stopped is continued. Where the scheduler keeps its
	 * triggers in the database, the request takes part in the caller's transaction.
	 * @param definition name of the definition
	 * @param arguments what the run is for, such as {@code week=2026-W39}; empty for the
	 * defaults
	 * @param requestedBy who asks
	 * @param reason why
	 * @throws IllegalArgumentException if the definition or an argument is unknown or
	 * wrong
	 */
	public RunTicket request(String definition, Map<String, String> arguments, String requestedBy, String reason) {
		return ask(definition, arguments, requestedBy, reason, null);
	}

	/**
	 * Asks that a run be continued: one that failed, was stopped, was cut off or waits.
	 * @throws IllegalArgumentException if there is no such run
	 */
	public RunTicket restart(long run, String requestedBy, String reason) {
		return ask(existing(run).definition(), Map.of(), requestedBy, reason, run);
	}

	/**
	 * Asks a run to stop at the end of its chunk, wherever it is at work. That it was
	 * asked does not mean that it has stopped.
	 * @throws IllegalArgumentException if there is no such run, or it has ended
	 */
	public void stop(long run) {
		JobRun found = existing(run);
		if (found.status() != JobRun.Status.RUNNING && found.status() != JobRun.Status.STOPPING) {
			throw new IllegalArgumentException(
					"Run %d of %s is not at work: it is %s".formatted(run, found.definition(), found.status()));
		}
		this.softStop.stop(run);
	}

	/**
	 * Waits for the end of a request.
	 * @return {@link RunOutcome.Pending} if it has not ended when the patience has
	 */
	public RunOutcome await(RunTicket ticket, Duration patience) throws InterruptedException {
		return this.requests.await(ticket.id(), patience)
			.map(this::outcome)
			.orElseGet(() -> new RunOutcome.Pending(ticket, begun(ticket)));
	}

	/**
	 * The receipt of a request that somebody has made; empty if nobody has.
	 */
	public Optional<RunTicket> find(String ticket) {
		return this.requests.known(ticket).map((known) -> new RunTicket(ticket, known.definition()));
	}

	private Optional<JobRun> begun(RunTicket ticket) {
		return this.requests.known(ticket.id())
			.flatMap((known) -> Optional.ofNullable(known.run()))
			.flatMap(this.runs::find);
	}

	private RunTicket ask(String name, Map<String, String> arguments, String requestedBy, String reason,
			@Nullable Long continues) {
		JobDefinition definition = this.definitions.get(name);
		Launch launch = new Launch(Requests.newTicket(), name, arguments, requestedBy, reason, this.clock.instant(),
				continues);
		if (continues == null) {
			this.identity.parameters(definition, launch);
		}
		this.triggers.fire(launch);
		return new RunTicket(launch.ticket(), name);
	}

	private RunOutcome outcome(Requests.Closed closed) {
		if (closed.run() == null) {
			return new RunOutcome.Refused(closed.detail());
		}
		JobRun run = existing(closed.run());
		return switch (closed.outcome()) {
			case "Completed" -> new RunOutcome.Completed(run);
			case "AlreadyComplete" -> new RunOutcome.AlreadyComplete(run);
			case "Waiting" -> new RunOutcome.Waiting(run);
			case "Stopped" -> new RunOutcome.Stopped(run);
			default -> new RunOutcome.Failed(run);
		};
	}

	private JobRun existing(long run) {
		return this.runs.find(run)
			.orElseThrow(
					() -> new IllegalArgumentException("There is no run %d; 'elchi runs' lists them".formatted(run)));
	}

}
