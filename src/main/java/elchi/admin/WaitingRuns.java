package elchi.admin;

import java.util.Optional;

import elchi.digest.Edition;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunTicket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that wait for a word on their edition.
 */
final class WaitingRuns {

	private static final Logger logger = LoggerFactory.getLogger(WaitingRuns.class);

	/**
	 * Nothing that waits for an operator is older than so many runs of its definition.
	 */
	private static final int RECENT = 20;

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
	Optional<JobRun> of(Edition edition) {
		String id = edition.id().toString();
		return this.runs.recent(edition.definition(), RECENT)
			.stream()
			.filter((run) -> RunBooks.edition(run).filter(id::equals).isPresent())
			.findFirst()
			.filter((run) -> run.status() == JobRun.Status.WAITING);
	}

	/**
	 * Lets it go on and mail, unless mail may not leave.
	 */
	Optional<RunTicket> goOn(Edition edition, Order order) {
		return of(edition).filter(this::mayMail).map((run) -> restart(run, order));
	}

	/**
	 * Lets it look again at what was decided, which mails nobody.
	 */
	Optional<RunTicket> lookAgain(Edition edition, Order order) {
		return of(edition).map((run) -> restart(run, order));
	}

	private RunTicket restart(JobRun run, Order order) {
		return this.runner.restart(run.id(), order.who(), order.reason());
	}

	private boolean mayMail(JobRun run) {
		try {
			this.sending.require(run.definition());
			return true;
		}
		catch (SendingRefusedException ex) {
			logger.warn("run={} is left waiting though its edition is approved: {}", run.id(), ex.getMessage());
			return false;
		}
	}

}
