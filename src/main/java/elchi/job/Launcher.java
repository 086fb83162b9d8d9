package elchi.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Runs one definition's Batch job on the calling thread: starts it, continues it, or says
 * why not. Whoever holds the claim on the definition is the only one at it, so that an
 * execution that still seems to run has lost its process.
 */
final class Launcher {

	private static final Logger logger = LoggerFactory.getLogger(Launcher.class);

	private final JobDefinitions definitions;

	private final Identity identity;

	private final ObjectProvider<Job> jobs;

	private final JobRepository repository;

	private final JobOperator operator;

	private final JobRuns runs;

	private final OwnRuns own;

	Launcher(JobDefinitions definitions, Identity identity, ObjectProvider<Job> jobs, JobRepository repository,
			JobOperator operator, JobRuns runs, OwnRuns own) {
		this.definitions = definitions;
		this.identity = identity;
		this.jobs = jobs;
		this.repository = repository;
		this.operator = operator;
		this.runs = runs;
		this.own = own;
	}

	/**
	 * Launches and returns when the job has ended. Call it only with the claim on the
	 * definition.
	 */
	RunOutcome launch(Launch launch) {
		JobDefinition definition = this.definitions.get(launch.definition());
		Job job = job(definition);
		recoverCutOff(definition);
		try {
			return launch(job, parameters(definition, launch), launch);
		}
		catch (JobExecutionException | IllegalArgumentException ex) {
			return new RunOutcome.Refused(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Continues what the scheduler's cluster found without its process; the same as any
	 * other launch if there is nothing, or if it was being stopped.
	 */
	RunOutcome recover(Launch launch) {
		JobDefinition definition = this.definitions.get(launch.definition());
		List<JobExecution> cutOff = recoverCutOff(definition);
		if (cutOff.isEmpty()) {
			return launch(launch);
		}
		JobExecution last = cutOff.get(cutOff.size() - 1);
		try {
			return launch(job(definition), Identity.asked(last.getJobParameters(), launch), launch);
		}
		catch (JobExecutionException ex) {
			return new RunOutcome.Refused(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Leaves a run behind that waits for an operator before its first step. Call it only
	 * with the claim on the definition.
	 */
	RunOutcome hold(Launch launch, String reason) {
		return putAside(launch, new ExitStatus("WAITING", reason));
	}

	/**
	 * Leaves a run behind that did nothing and says why; whoever asks for the same work
	 * by name still gets it. Call it only with the claim on the definition.
	 */
	RunOutcome leaveOut(Launch launch, String reason) {
		return putAside(launch, new ExitStatus(JobRuns.SKIPPED, reason));
	}

	private RunOutcome putAside(Launch launch, ExitStatus exit) {
		JobDefinition definition = this.definitions.get(launch.definition());
		Job job = job(definition);
		recoverCutOff(definition);
		JobParameters parameters = parameters(definition, launch);
		JobExecution last = last(job, parameters);
		RunOutcome refusal = (last != null) ? refusal(last, launch) : null;
		if (refusal != null) {
			return refusal;
		}
		JobInstance known = this.repository.getJobInstance(job.getName(), parameters);
		JobInstance instance = (known != null) ? known : this.repository.createJobInstance(job.getName(), parameters);
		JobExecution execution = this.repository.createJobExecution(instance, parameters, new ExecutionContext());
		this.own.beforeJob(execution);
		execution.setStatus(BatchStatus.STOPPED);
		execution.setExitStatus(exit);
		this.repository.update(execution);
		this.own.afterJob(execution);
		return outcome(execution);
	}

	private JobParameters parameters(JobDefinition definition, Launch launch) {
		if (launch.continues() == null) {
			return this.identity.parameters(definition, launch);
		}
		JobExecution execution = this.repository.getJobExecution(launch.continues());
		if (execution == null) {
			throw new IllegalArgumentException("There is no run %d".formatted(launch.continues()));
		}
		return Identity.asked(execution.getJobParameters(), launch);
	}

	private RunOutcome launch(Job job, JobParameters parameters, Launch launch) throws JobExecutionException {
		JobExecution last = last(job, parameters);
		RunOutcome refusal = (last != null) ? refusal(last, launch) : null;
		if (refusal != null) {
			return refusal;
		}
		return outcome(this.operator.start(job, parameters));
	}

	private @Nullable JobExecution last(Job job, JobParameters parameters) {
		JobInstance instance = this.repository.getJobInstance(job.getName(), parameters);
		if (instance == null) {
			return null;
		}
		JobExecution last = this.repository.getLastJobExecution(instance);
		if (last == null) {
			// A process died between the two inserts; such an instance can never start.
			this.repository.deleteJobInstance(instance);
			return null;
		}
		this.repository.getJobExecutions(instance).forEach(this::failIfUnknown);
		return this.repository.getJobExecution(last.getId());
	}

	/**
	 * An execution that could not write down its own end, since the database was gone,
	 * would block its work for ever. It has ended, or there would be no claim on its
	 * definition, and all steps read their work from rows, so that it may be continued.
	 */
	private void failIfUnknown(JobExecution execution) {
		if (execution.getStatus() != BatchStatus.UNKNOWN) {
			return;
		}
		for (StepExecution step : execution.getStepExecutions()) {
			if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
				step.setStatus(BatchStatus.FAILED);
				this.repository.update(step);
			}
		}
		execution.setStatus(BatchStatus.FAILED);
		this.repository.update(execution);
		logger.warn("run={} could not write down its end and is continued", execution.getId());
	}

	private @Nullable RunOutcome refusal(JobExecution last, Launch launch) {
		if (JobRuns.isLeftOut(last)) {
			return null;
		}
		JobRun run = this.runs.run(last);
		return switch (run.status()) {
			case COMPLETED -> new RunOutcome.AlreadyComplete(run);
			case WAITING -> (launch.continues() == null) ? new RunOutcome.Waiting(run) : null;
			case RUNNING, STOPPING ->
				new RunOutcome.Refused("Run %d of %s is at work.".formatted(run.id(), run.definition()));
			case UNKNOWN -> new RunOutcome.Refused(
					"Run %d of %s was abandoned and cannot be continued.".formatted(run.id(), run.definition()));
			case STOPPED, FAILED -> null;
		};
	}

	private RunOutcome outcome(JobExecution execution) {
		JobRun run = this.runs.run(execution);
		return switch (run.status()) {
			case COMPLETED -> new RunOutcome.Completed(run);
			case WAITING -> new RunOutcome.Waiting(run);
			case STOPPED, STOPPING, RUNNING -> new RunOutcome.Stopped(run);
			case FAILED, UNKNOWN -> new RunOutcome.Failed(run);
		};
	}

	/**
	 * Ends the executions of a definition that still seem to run though nobody can be at
	 * them. One that was being stopped is not among those to be continued.
	 */
	private List<JobExecution> recoverCutOff(JobDefinition definition) {
		List<JobExecution> cutOff = new ArrayList<>();
		Set<JobExecution> running = this.repository.findRunningJobExecutions(definition.job());
		for (JobExecution execution : running) {
			if (JobRuns.definition(execution).equals(definition.name())) {
				boolean stopping = execution.getStatus() == BatchStatus.STOPPING;
				JobExecution recovered = this.operator.recover(execution);
				logger.warn("run={} definition={} was cut off and is recovered", execution.getId(), definition.name());
				if (!stopping) {
					cutOff.add(recovered);
				}
			}
		}
		return cutOff;
	}

	private Job job(JobDefinition definition) {
		return this.jobs.stream()
			.filter((job) -> job.getName().equals(definition.job()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown job '%s'".formatted(definition.job())));
	}

}
