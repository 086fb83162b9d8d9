package elchi.job;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of a request.
 */
public sealed interface RunOutcome {

	/**
	 * The run that the outcome speaks of, if there is one.
	 */
	Optional<JobRun> run();

	/**
	 * One sentence for an operator.
	 */
	String sentence();

	/**
	 * It ran to its end.
	 *
	 * @param done the run
	 */
	record Completed(JobRun done) implements RunOutcome {

		@Override
		public Optional<JobRun> run() {
			return Optional.of(this.done);
		}

		@Override
		public String sentence() {
			String how = this.done.exit().equals("COMPLETED") ? "completed" : this.done.exit().toLowerCase(Locale.ROOT);
			return "Run %d of %s is %s.".formatted(this.done.id(), this.done.definition(), how);
		}

	}

	/**
	 * The same work was done before; nothing was run.
	 *
	 * @param done the run that did it
	 */
	record AlreadyComplete(JobRun done) implements RunOutcome {

		@Override
		public Optional<JobRun> run() {
			return Optional.of(this.done);
		}

		@Override
		public String sentence() {
			return "%s %s is already complete (run %d); nothing was run and nobody was mailed."
				.formatted(this.done.definition(), JobRuns.words(this.done.parameters()), this.done.id());
		}

	}

	/**
	 * It stopped until an operator decides.
	 *
	 * @param waiting the run
	 */
	record Waiting(JobRun waiting) implements RunOutcome {

		@Override
		public Optional<JobRun> run() {
			return Optional.of(this.waiting);
		}

		@Override
		public String sentence() {
			String why = this.waiting.failure();
			return "Run %d of %s waits for an operator.%s".formatted(this.waiting.id(), this.waiting.definition(),
					(why != null) ? " " + why : "");
		}

	}

	/**
	 * It was stopped before its end.
	 *
	 * @param stopped the run
	 */
	record Stopped(JobRun stopped) implements RunOutcome {

		@Override
		public Optional<JobRun> run() {
			return Optional.of(this.stopped);
		}

		@Override
		public String sentence() {
			return "Run %d of %s was stopped; a restart continues it.".formatted(this.stopped.id(),
					this.stopped.definition());
		}

	}

	/**
	 * It failed.
	 *
	 * @param failed the run, with its failure in words
	 */
	record Failed(JobRun failed) implements RunOutcome {

		@Override
		public Optional<JobRun> run() {
			return Optional.of(this.failed);
		}

		@Override
		public String sentence() {
			return "Run %d of %s failed: %s".formatted(this.failed.id(), this.failed.definition(),
					this.failed.failure());
		}

	}

	/**
	 * It was not run.
	 *
	 * @param reason why, in words
	 */
	record Refused(String reason) implements RunOutcome {

		@Override
		public Optional<JobRun> run() {
			return Optional.empty();
		}

		@Override
		public String sentence() {
			return this.reason;
		}

	}

	/**
	 * It has not ended within the time that the caller was ready to wait.
	 *
	 * @param ticket the request
	 * @param run the run that is at work; empty until it has begun
	 */
	record Pending(RunTicket ticket, Optional<JobRun> run) implements RunOutcome {

		@Override
		public String sentence() {
			return this.run.map((begun) -> "Run %d of %s is at work.".formatted(begun.id(), begun.definition()))
				.orElseGet(() -> "%s waits for its turn.".formatted(this.ticket.definition()));
		}

	}

}
