package elchi.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.event.EventListener;

/**
 * Work that fails, waits or goes on for ever as the test wants.
 */
class Work {

	final AtomicInteger begun = new AtomicInteger();

	final AtomicInteger done = new AtomicInteger();

	volatile CountDownLatch atWork = new CountDownLatch(1);

	final CountDownLatch completed = new CountDownLatch(1);

	final List<JobRun> failedRuns = new CopyOnWriteArrayList<>();

	volatile String failure = "";

	volatile boolean endless;

	volatile boolean waiting;

	void rest() {
		this.begun.set(0);
		this.done.set(0);
		this.failedRuns.clear();
		this.atWork = new CountDownLatch(1);
		this.failure = "";
		this.endless = false;
		this.waiting = false;
	}

	RepeatStatus chunk(StepContribution contribution) throws InterruptedException {
		this.atWork.countDown();
		if (!this.failure.isEmpty()) {
			throw new IllegalStateException(this.failure);
		}
		if (this.endless) {
			new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
			return RepeatStatus.CONTINUABLE;
		}
		if (this.waiting) {
			contribution.setExitStatus(new ExitStatus("WAITING"));
			contribution.getStepExecution().setTerminateOnly();
			return RepeatStatus.FINISHED;
		}
		this.begun.incrementAndGet();
		contribution.getStepExecution().getExecutionContext().putString("told", "yes");
		this.done.incrementAndGet();
		this.completed.countDown();
		return RepeatStatus.FINISHED;
	}

	@EventListener
	void failed(JobRunFailed event) {
		this.failedRuns.add(event.run());
	}

}
