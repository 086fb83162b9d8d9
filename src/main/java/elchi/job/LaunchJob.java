package elchi.job;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * The one Quartz job: whatever starts a definition, starts it here, on the scheduler's
 * thread, which stays until the Batch job has ended.
 */
@DisallowConcurrentExecution
class LaunchJob implements Job {

	private final LaunchPath path;

	LaunchJob(LaunchPath path) {
		this.path = path;
	}

	@Override
	public void execute(JobExecutionContext context) {
		this.path.fire(context);
	}

}
