package elchi.delivery;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.batch.core.step.StepExecution;

/**
 * Shows on a step execution what its runs of delivery have done.
 */
final class DeliveryTally {

	private final StepExecution execution;

	private final Map<DeliveryStatus, Long> ended = new EnumMap<>(DeliveryStatus.class);

	DeliveryTally(StepExecution execution) {
		this.execution = execution;
	}

	/**
	 * Shows a run that is under way, on top of those that have ended.
	 */
	void show(DeliveryRun run) {
		long all = 0;
		for (DeliveryStatus status : DeliveryStatus.values()) {
			long count = this.ended.getOrDefault(status, 0L) + run.outcomes(status);
			all += count;
			if (count > 0) {
				this.execution.getExecutionContext().putLong(status.name().toLowerCase(Locale.ROOT), count);
			}
		}
		tell("slowed", run.slowed());
		tell("waiting", run.turns().awaited());
		this.execution.setReadCount(all);
		this.execution.setWriteCount(count(DeliveryStatus.ACCEPTED, run));
		this.execution.setFilterCount(count(DeliveryStatus.WITHDRAWN, run));
		this.execution.setWriteSkipCount(count(DeliveryStatus.REJECTED, run));
	}

	/**
	 * Adds a run that has ended.
	 */
	void add(DeliveryRun run) {
		show(run);
		for (DeliveryStatus status : DeliveryStatus.values()) {
			this.ended.merge(status, run.outcomes(status), Long::sum);
		}
	}

	private void tell(String fact, String what) {
		if (what.isEmpty()) {
			this.execution.getExecutionContext().remove(fact);
		}
		else {
			this.execution.getExecutionContext().putString(fact, what);
		}
	}

	private long count(DeliveryStatus status, DeliveryRun run) {
		return this.ended.getOrDefault(status, 0L) + run.outcomes(status);
	}

}
