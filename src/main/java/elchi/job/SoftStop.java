package elchi.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Stops an execution by telling the repository, wherever it runs. The operator's own stop
 * is never used: in the same process it destroys the running step's reader, from another
 * it writes an old checkpoint over a newer one.
 */
final class SoftStop {

	private static final int ATTEMPTS = 5;

	private final JobRepository repository;

	private final OwnRuns own;

	SoftStop(JobRepository repository, OwnRuns own) {
		this.repository = repository;
		this.own = own;
	}

	/**
	 * Asks an execution to stop at the end of its chunk; does nothing if it has ended.
	 */
	void stop(long run) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				tell(run);
				this.own.tellSteps(run);
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private void tell(long run) {
		JobExecution execution = this.repository.getJobExecution(run);
		if (execution != null && execution.isRunning() && !execution.isStopping()) {
			execution.setStatus(BatchStatus.STOPPING);
			this.repository.update(execution);
		}
	}

}
