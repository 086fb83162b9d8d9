package elchi.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import elchi.mail.BounceReport;
import elchi.mail.BounceReport.Original;
import elchi.mail.ReceivedReport;
import elchi.mail.SendResult.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what came back and tells whom it concerns, each report in one transaction
 * with all that follows from it: it is done once, or it is still to be done. Answers the
 * reports that are written down, now or before.
 */
final class BounceIntake implements UnaryOperator<List<ReceivedReport>> {

	private static final Logger LOG = LoggerFactory.getLogger(BounceIntake.class);

	private final Bounces bounces;

	private final Originals originals;

	private final BounceProperties brake;

	private final DeliveryLedger ledger;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	BounceIntake(Bounces bounces, Originals originals, BounceProperties brake, DeliveryLedger ledger,
			PlatformTransactionManager transactionManager, ApplicationEventPublisher events, Clock clock) {
		this.bounces = bounces;
		this.originals = originals;
		this.brake = brake;
		this.ledger = ledger;
		this.transaction = new TransactionTemplate(transactionManager);
		this.events = events;
		this.clock = clock;
	}

	@Override
	public List<ReceivedReport> apply(List<ReceivedReport> received) {
		if (received.isEmpty()) {
			return received;
		}
		List<ReceivedReport> fresh = received.stream().filter((one) -> !this.bounces.isKnown(one.key())).toList();
		Map<Original, Owed> owed = this.originals
			.find(fresh.stream().flatMap((one) -> original(one.report())).distinct().toList());
		List<ReceivedReport> kept = new ArrayList<>(received);
		kept.removeAll(fresh);
		for (ReceivedReport one : fresh) {
			if (keep(one, original(one.report()).findFirst().map(owed::get).orElse(null))) {
				kept.add(one);
			}
		}
		LOG.info("Read bounces reports={} new={} kept={}", received.size(), fresh.size(), kept.size());
		return kept;
	}

	private boolean keep(ReceivedReport received, @Nullable Owed owed) {
		try {
			Fault fault = fault(received.report(), owed);
			long blamed = pauseIfBlamed(received.report(), owed, fault);
			this.transaction.executeWithoutResult((status) -> {
				this.bounces.insert(received, owed, this.clock.instant());
				tell(received.report(), owed, fault, blamed);
			});
			return true;
		}
		catch (DuplicateKeyException ex) {
			return this.bounces.isKnown(received.key());
		}
		catch (RuntimeException ex) {
			LOG.error("Cannot keep a report of the bounce mailbox key={}; it is left there", received.key(), ex);
			return false;
		}
	}

	/**
	 * Before the report is written down, so that no death can come between and leave the
	 * mailing running. Not with each report: those that were on their way when an
	 * operator lets the mailing go on must not stop it again.
	 * @return how many reports blame us when that is worth telling, and else 0
	 */
	private long pauseIfBlamed(BounceReport report, @Nullable Owed owed, Fault fault) {
		if (owed == null || fault != Fault.SENDER || !(report instanceof BounceReport.Failed failed)) {
			return 0;
		}
		boolean ours = Fault.of(failed.status()) == Fault.SENDER;
		long reports = 1 + (ours ? this.bounces.ourFault(owed.mailing())
				: this.bounces.addresses(owed.mailing()) - this.brake.limit(owed.audience()));
		if (!isPowerOfTen(reports)) {
			return 0;
		}
		String reason = (ours ? "Servers refuse us, says the bounce mailbox (reports: %d): %s"
				: "More addresses than can be true do not exist, says the bounce mailbox (too many: %d): %s")
			.formatted(reports, failed.diagnostic());
		this.ledger.pause(owed.mailing(), reason);
		if (this.ledger.pausedReason(owed.mailing()).isEmpty()) {
			LOG.error("Blamed mailing={} reason={}", owed.mailing(), reason);
		}
		return reports;
	}

	/**
	 * Whose fault it is. A server that suddenly knows none of its users is not believed,
	 * nor is a stranger who sends a report about every reader.
	 */
	private Fault fault(BounceReport report, @Nullable Owed owed) {
		if (owed == null || !(report instanceof BounceReport.Failed failed)) {
			return Fault.MESSAGE;
		}
		Fault fault = Fault.of(failed.status());
		boolean tooMany = fault == Fault.ADDRESS
				&& this.bounces.addresses(owed.mailing()) >= this.brake.limit(owed.audience());
		return tooMany ? Fault.SENDER : fault;
	}

	private void tell(BounceReport report, @Nullable Owed owed, Fault fault, long blamed) {
		if (report instanceof BounceReport.UnsubscribeWish wish) {
			this.events.publishEvent(new UnsubscribeRequested(wish.token(), this.clock.instant()));
		}
		if (owed == null) {
			return;
		}
		String mailing = owed.mailing().value();
		if (report instanceof BounceReport.Complaint complaint) {
			this.events
				.publishEvent(new ComplaintReceived(owed.subscriber(), mailing, owed.mailingKind(), complaint.kind()));
		}
		if (report instanceof BounceReport.Failed failed) {
			Object event = event(failed, owed, fault, blamed);
			if (event != null) {
				this.events.publishEvent(event);
			}
		}
	}

	private static @Nullable Object event(BounceReport.Failed failed, Owed owed, Fault fault, long blamed) {
		String mailing = owed.mailing().value();
		return switch (fault) {
			case ADDRESS -> new RecipientRejected(owed.subscriber(), mailing, failed.status(), failed.diagnostic());
			case MAILBOX -> new MailboxRefused(owed.subscriber(), mailing, failed.status(), failed.diagnostic());
			case SENDER ->
				(blamed > 0) ? new SenderRefused(mailing, blamed, failed.status(), failed.diagnostic()) : null;
			case MESSAGE -> null;
		};
	}

	private static Stream<Original> original(BounceReport report) {
		if (report instanceof BounceReport.Failed failed) {
			return Stream.of(failed.original());
		}
		if (report instanceof BounceReport.Delayed delayed) {
			return Stream.of(delayed.original());
		}
		return (report instanceof BounceReport.Complaint complaint) ? Stream.of(complaint.original()) : Stream.empty();
	}

	private static boolean isPowerOfTen(long number) {
		long rest = number;
		while (rest > 1 && rest % 10 == 0) {
			rest /= 10;
		}
		return rest == 1;
	}

}
