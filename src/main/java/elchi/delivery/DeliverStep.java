package elchi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * Delivers mailings: the step's own thread only watches, reports and listens for a stop.
 * There is no chunk and no transaction around messages, since a rollback would mail again
 * what was accepted. Rows of the ledger are its state, so that every execution may begin
 * at the beginning.
 */
final class DeliverStep extends AbstractStep {

	private static final Duration GLANCE = Duration.ofMillis(500);

	private final JobRepository jobRepository;

	private final Dispatcher dispatcher;

	private final DeadSenders senders;

	private final SendingGuard guard;

	private final int patience;

	private final Function<StepExecution, List<Assignment>> work;

	/**
	 * Creates it.
	 * @param patience how often to begin while others hold deliveries of the mailing,
	 * twice a second
	 */
	DeliverStep(JobRepository jobRepository, Dispatcher dispatcher, DeadSenders senders, SendingGuard guard,
			int patience, Function<StepExecution, List<Assignment>> work) {
		super(jobRepository);
		setName("deliver");
		setAllowStartIfComplete(true);
		this.jobRepository = jobRepository;
		this.dispatcher = dispatcher;
		this.senders = senders;
		this.guard = guard;
		this.patience = patience;
		this.work = work;
	}

	@Override
	protected void doExecute(StepExecution execution) throws Exception {
		List<RuntimeException> failures = new ArrayList<>();
		DeliveryTally tally = new DeliveryTally(execution);
		for (Assignment assignment : this.work.apply(execution)) {
			RuntimeException failure = deliver(assignment, execution, tally);
			if (failure != null) {
				failures.add(failure);
			}
			else {
				this.dispatcher.ledger().close(assignment.mailing());
			}
		}
		if (!failures.isEmpty()) {
			RuntimeException first = failures.remove(0);
			failures.forEach(first::addSuppressed);
			throw first;
		}
	}

	/**
	 * Until nothing is due and nobody else holds a delivery of this mailing.
	 */
	private @Nullable RuntimeException deliver(Assignment assignment, StepExecution execution, DeliveryTally tally)
			throws JobInterruptedException {
		for (int glance = 0; glance < this.patience; glance++) {
			RuntimeException failure = attempt(assignment, execution, tally);
			if (failure != null) {
				return failure;
			}
			Books books = this.dispatcher.ledger().books(assignment.mailing());
			if (books.claimed() + books.sending() == 0) {
				return null;
			}
			pause(execution);
		}
		return null;
	}

	private @Nullable RuntimeException attempt(Assignment assignment, StepExecution execution, DeliveryTally tally)
			throws JobInterruptedException {
		DeliveryRun run;
		try {
			this.guard.take();
			run = this.dispatcher.begin(assignment, this.senders.owner(execution.getJobExecution()),
					this.senders.seenFrom(execution.getJobExecution()));
		}
		catch (RuntimeException ex) {
			return ex;
		}
		watch(run, execution, tally);
		return run.failure();
	}

	private void watch(DeliveryRun run, StepExecution execution, DeliveryTally tally) throws JobInterruptedException {
		boolean interrupted;
		try {
			interrupted = glance(run, execution, tally);
		}
		catch (RuntimeException ex) {
			// The repository fails or has fenced this execution: nobody sends on its
			// behalf.
			run.fail(ex);
			interrupted = awaitEnd(run);
		}
		this.dispatcher.end(run);
		tally.add(run);
		this.guard.note();
		if (interrupted || execution.isTerminateOnly()) {
			execution.setTerminateOnly();
			throw new JobInterruptedException("Delivery of mailing '%s' was stopped".formatted(run.mailing()));
		}
	}

	/**
	 * Until the end.
	 * @return whether this thread was interrupted meanwhile
	 */
	private boolean glance(DeliveryRun run, StepExecution execution, DeliveryTally tally) {
		DeliveryReport report = new DeliveryReport(run);
		boolean interrupted = false;
		boolean ended = false;
		while (!ended) {
			try {
				ended = run.await(GLANCE);
			}
			catch (InterruptedException ex) {
				// Not set again: the execution is to be written down by this very thread.
				interrupted = true;
			}
			tally.show(run);
			this.jobRepository.update(execution);
			if (!ended) {
				guard(run);
			}
			if (interrupted || execution.isTerminateOnly()) {
				run.stop();
			}
			report.glance(ended);
		}
		return interrupted;
	}

	/**
	 * An operator may have paused all sending, in whatever process.
	 */
	private void guard(DeliveryRun run) {
		Optional<String> objection = this.guard.objection();
		if (objection.isPresent()) {
			run.fail(new SendingOffException(objection.get()));
		}
		if (run.renewLeases()) {
			this.guard.note();
		}
	}

	private static boolean awaitEnd(DeliveryRun run) {
		boolean interrupted = false;
		boolean ended = false;
		while (!ended) {
			try {
				ended = run.await(GLANCE);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		return interrupted;
	}

	private void pause(StepExecution execution) throws JobInterruptedException {
		this.jobRepository.update(execution);
		try {
			new CountDownLatch(1).await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			execution.setTerminateOnly();
		}
		if (execution.isTerminateOnly()) {
			throw new JobInterruptedException("Delivery was stopped while others held deliveries");
		}
	}

}
