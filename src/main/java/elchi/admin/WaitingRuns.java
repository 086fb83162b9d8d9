package elchi.admin;

import java.util.Optional;

import elchi.digest.EditionId;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunTicket;

/**
 * The runs that wait for a word on their edition.
 */
final class WaitingRuns {

	/** Nothing that waits for an operator is older than so many runs. */
	private static final int RECENT = 200;

	private final JobRuns runs;

	private final JobRunner runner;

	private final Sending sending;

	WaitingRuns(JobRuns runs, JobRunner runner, Sending sending) {
		this.runs = runs;
		this.runner = runner;
		this.sending = sending;
	}

	/**
	 * The newest run of an edition, if it waits.
	 */
	Optional<JobRun> of(EditionId edition) {
		return this.runs.recent(RECENT)
			.stream()
			.filter((run) -> RunBooks.edition(run).filter(edition.toString()::equals).isPresent())
			.findFirst()
			.filter((run) -> run.status() == JobRun.Status.WAITING);
	}

	/**
	 * Lets it go on.
	 */
	Optional<RunTicket> goOn(EditionId edition, Order order) {
		return of(edition).map((run) -> {
			this.sending.require(run.definition());
			return this.runner.restart(run.id(), order.who(), order.reason());
		});
	}

}
