package elchi.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The scheduler's jobs and triggers, kept as the definitions say. A trigger is touched
 * only if it differs: replacing it at every start would lose the fire times missed while
 * down, and fire some twice.
 */
final class Triggers {

	private static final Logger logger = LoggerFactory.getLogger(Triggers.class);

	private static final String GROUP = "definitions";

	private final Scheduler scheduler;

	private final JobDefinitions definitions;

	private final Requests requests;

	private final TransactionOperations transaction;

	Triggers(Scheduler scheduler, JobDefinitions definitions, Requests requests, TransactionOperations transaction) {
		this.scheduler = scheduler;
		this.definitions = definitions;
		this.requests = requests;
		this.transaction = transaction;
	}

	/**
	 * Makes the scheduler's store agree with the definitions.
	 * @param recurring the definitions that the clock starts
	 */
	void reconcile(List<JobDefinition> recurring) {
		try {
			Set<JobKey> gone = new HashSet<>(this.scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
			for (JobDefinition definition : this.definitions.all()) {
				gone.remove(key(definition.name()));
				this.scheduler.addJob(JobBuilder.newJob(LaunchJob.class)
					.withIdentity(key(definition.name()))
					.storeDurably()
					.requestRecovery()
					.build(), true);
				reconcile(definition, recurring.contains(definition));
			}
			for (JobKey job : gone) {
				this.scheduler.deleteJob(job);
				logger.info("definition={} is gone; its schedule is removed", job.getName());
			}
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The schedules cannot be stored: " + ex.getMessage(), ex);
		}
	}

	private void reconcile(JobDefinition definition, boolean recurs) throws SchedulerException {
		TriggerKey key = TriggerKey.triggerKey(definition.name(), GROUP);
		Trigger present = this.scheduler.getTrigger(key);
		Trigger wanted = recurs ? trigger(key, definition) : null;
		if (wanted == null) {
			this.scheduler.unscheduleJob(key);
		}
		else if (present == null) {
			this.scheduler.scheduleJob(wanted);
			logger.info("definition={} is scheduled cron=\"{}\" zone={}", definition.name(),
					definition.schedule().cron(), definition.schedule().zone());
		}
		else if (differs(present, wanted)) {
			this.scheduler.rescheduleJob(key, wanted);
			logger.info("definition={} is rescheduled cron=\"{}\" zone={}", definition.name(),
					definition.schedule().cron(), definition.schedule().zone());
		}
	}

	/**
	 * How late is too late is judged at the launch, where a skipped run leaves a trace.
	 */
	private static @Nullable Trigger trigger(TriggerKey key, JobDefinition definition) {
		Schedule schedule = definition.schedule();
		if (schedule.cron() == null) {
			return null;
		}
		return TriggerBuilder.newTrigger()
			.withIdentity(key)
			.forJob(key(definition.name()))
			.withSchedule(CronScheduleBuilder.cronSchedule(schedule.cron())
				.inTimeZone(TimeZone.getTimeZone(schedule.zone()))
				.withMisfireHandlingInstructionFireAndProceed())
			.build();
	}

	private static boolean differs(Trigger present, Trigger wanted) {
		return !(present instanceof CronTrigger old && wanted instanceof CronTrigger now
				&& old.getCronExpression().equals(now.getCronExpression())
				&& old.getTimeZone().getID().equals(now.getTimeZone().getID())
				&& old.getMisfireInstruction() == now.getMisfireInstruction());
	}

	/**
	 * Fires a definition's job once for a request.
	 */
	void fire(Launch launch) {
		Trigger trigger = TriggerBuilder.newTrigger()
			.withIdentity(launch.ticket(), "requests")
			.forJob(key(launch.definition()))
			.usingJobData(launch.data())
			.withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
			.startNow()
			.build();
		if (!durable()) {
			// Triggers in memory fire at once, so the request must be committed before.
			this.requests.open(launch);
			afterCommit(() -> schedule(trigger));
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			this.requests.open(launch);
			schedule(trigger);
		});
	}

	private boolean durable() {
		try {
			return this.scheduler.getMetaData().isJobStoreSupportsPersistence();
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The scheduler does not answer: " + ex.getMessage(), ex);
		}
	}

	private void schedule(Trigger trigger) {
		try {
			this.scheduler.scheduleJob(trigger);
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The request cannot be stored: " + ex.getMessage(), ex);
		}
	}

	private static void afterCommit(Runnable act) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			act.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				act.run();
			}

		});
	}

	static JobKey key(String definition) {
		return JobKey.jobKey(definition, GROUP);
	}

}
