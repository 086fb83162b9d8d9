package elchi.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import elchi.mail.MailSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * The last two steps of every job that mails: {@code deliver} sends what is due of one
 * mailing, {@code balance} closes its books or fails.
 */
public class DeliverySteps {

	private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

	/** Four minutes: longer than a lease. */
	private static final int PATIENCE = 480;

	/** Ten minutes, of one second each time. */
	private static final int DIGEST = 600;

	/** Half a minute: the job comes again by itself. */
	private static final int LEFT_OVERS = 30;

	private final JobRepository jobRepository;

	private final Dispatcher dispatcher;

	private final DeadSenders senders;

	private final MailSetup setup;

	private final SendingGuard guard;

	DeliverySteps(JobRepository jobRepository, Dispatcher dispatcher, DeadSenders senders, MailSetup setup,
			SendingGuard guard) {
		this.jobRepository = jobRepository;
		this.dispatcher = dispatcher;
		this.senders = senders;
		this.setup = setup;
		this.guard = guard;
	}

	/**
	 * A step named {@code deliver}: sends until nothing of the mailing is due now. It
	 * never fails over one recipient; it fails if the mailing is or becomes paused, or if
	 * no server can be reached. It may be restarted at any time.
	 */
	public Step deliver(Function<JobParameters, MailingId> mailing,
			Function<JobParameters, DeliverySettings> settings) {
		return new DeliverStep(this.jobRepository, this.dispatcher, this.senders, this.guard, PATIENCE,
				(execution) -> List.of(new Assignment(mailing.apply(execution.getJobParameters()),
						settings.apply(execution.getJobParameters()), DIGEST)));
	}

	/**
	 * A step named {@code deliver} for a run that has any number of mailings.
	 */
	public Step deliverEach(Function<JobParameters, List<MailingId>> mailings,
			Function<JobParameters, DeliverySettings> settings) {
		return new DeliverStep(this.jobRepository, this.dispatcher, this.senders, this.guard, PATIENCE,
				(execution) -> mailings.apply(execution.getJobParameters())
					.stream()
					.map((mailing) -> new Assignment(mailing, settings.apply(execution.getJobParameters()), DIGEST))
					.toList());
	}

	/**
	 * A step named {@code balance}: fails with the books in its message unless they
	 * balance with nothing on the wire, claimed or due now; closes the mailing when
	 * nothing is left.
	 */
	public Step balance(Function<JobParameters, MailingId> mailing) {
		return balanceEach((parameters) -> List.of(mailing.apply(parameters)));
	}

	/**
	 * A step named {@code balance} for a run that has any number of mailings.
	 */
	public Step balanceEach(Function<JobParameters, List<MailingId>> mailings) {
		return new StepBuilder("balance", this.jobRepository).tasklet((contribution, chunk) -> {
			mailings.apply(contribution.getStepExecution().getJobParameters())
				.forEach((mailing) -> balance(mailing, contribution));
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager()).allowStartIfComplete(true).build();
	}

	/**
	 * The runs of delivery that are under way in this process.
	 */
	public List<DeliveryProgress> progress() {
		return this.dispatcher.progress();
	}

	/**
	 * Delivers whatever is due, of all mailings that nobody else is busy with.
	 */
	Step deliverAll(DeliveryProperties properties) {
		return new DeliverStep(this.jobRepository, this.dispatcher, this.senders, this.guard, 1,
				(execution) -> everything(execution, properties));
	}

	private List<Assignment> everything(StepExecution execution, DeliveryProperties properties) {
		DeliveryLedger ledger = this.dispatcher.ledger();
		List<Assignment> work = ledger.withWork()
			.stream()
			.map((mailing) -> new Assignment(mailing.id(),
					properties.settings(mailing.lane(), ledger.stored(mailing.id()).uncertain()), LEFT_OVERS))
			.toList();
		Optional<String> off = work.isEmpty() ? Optional.empty() : off();
		off.ifPresent((reason) -> {
			LOG.warn("Nothing is sent mailings={} reason={}", work.size(), reason);
			execution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(reason));
		});
		return off.isPresent() ? List.of() : work;
	}

	private Optional<String> off() {
		return (this.setup instanceof MailSetup.Absent absent) ? Optional.of("Sending is paused. " + absent.reason())
				: this.guard.objection();
	}

	private void balance(MailingId id, StepContribution contribution) {
		DeliveryLedger ledger = this.dispatcher.ledger();
		Books books = ledger.books(id);
		long now = ledger.dueNow(id);
		contribution.incrementReadCount();
		if (!books.balanced() || books.sending() + books.claimed() + now > 0) {
			String paused = ledger.pausedReason(id).map((reason) -> " It is paused. " + reason).orElse("");
			throw new IllegalStateException("The books of mailing '%s' do not close, %d deliveries are due now: %s.%s"
				.formatted(id, now, books, paused));
		}
		boolean closed = ledger.close(id);
		LOG.info(
				"Balanced mailing={} audience={} accepted={} rejected={} withdrawn={} uncertain={} deferred={} due={} closed={}",
				id, books.audience(), books.accepted(), books.rejected(), books.withdrawn(), books.uncertain(),
				books.deferred(), books.due(), closed);
	}

}
