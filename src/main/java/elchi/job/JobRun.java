package elchi.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One execution of a job, as an operator sees it.
 *
 * @param id number of the execution
 * @param definition name of the definition
 * @param job name of the Batch job
 * @param parameters the identifying parameters, {@code week=2026-W39}
 * @param status what it is doing or how it ended
 * @param exit Batch's exit code
 * @param started when it began
 * @param ended when it ended; null while it runs
 * @param steps the steps so far in running order
 * @param requestedBy who asked for it
 * @param reason why
 * @param failure what went wrong in words, or why it was put aside, or for what it waits;
 * null unless one of them happened
 */
public record JobRun(long id, String definition, String job, Map<String, String> parameters, Status status, String exit,
		@Nullable Instant started, @Nullable Instant ended, List<StepRun> steps, String requestedBy, String reason,
		@Nullable String failure) {

	public JobRun {
		steps = List.copyOf(steps);
	}

	/**
	 * What a run is doing or how it ended.
	 */
	public enum Status {

		/** At work; can be stopped. */
		RUNNING,

		/** Asked to stop; it will at the end of its chunk. */
		STOPPING,

		/** Stopped before its end; a restart continues it. */
		STOPPED,

		/** Stopped until an operator decides; only a restart by name continues it. */
		WAITING,

		/** Failed; a restart continues it. */
		FAILED,

		/** Done; the same work is never run again. */
		COMPLETED,

		/** Ended in a way that cannot be continued safely. */
		UNKNOWN

	}

}
