package elchi.admin.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.OperatingSystemMXBean;
import elchi.job.RunOutcome;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

/**
 * How long the step that sends took, and how much of the processors.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds of this process, its own sink included
 */
record SimulationSpeed(double seconds, double cpuSeconds) {

	/**
	 * Reads when the step began and ended.
	 * @param cpuNanos what was used while it ran
	 */
	static SimulationSpeed of(RunOutcome outcome, JobRepository repository, long cpuNanos) {
		Duration took = outcome.run()
			.map((run) -> repository.getJobExecution(run.id()))
			.map(SimulationSpeed::took)
			.orElse(Duration.ZERO);
		return new SimulationSpeed(Math.max(1, took.toMillis()) / 1e3, cpuNanos / 1e9);
	}

	static long cpuNanos() {
		return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
	}

	private static Duration took(JobExecution execution) {
		return execution.getStepExecutions()
			.stream()
			.filter((step) -> step.getStepName().equals("deliver") && step.getStartTime() != null
					&& step.getEndTime() != null)
			.map((step) -> Duration.between(step.getStartTime(), step.getEndTime()))
			.reduce(Duration.ZERO, Duration::plus);
	}

}
