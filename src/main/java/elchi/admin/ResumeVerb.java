package elchi.admin;

import java.util.Optional;

import elchi.admin.Act.Resume;
import elchi.admin.Outcome.Done;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.Settlement;

/**
 * Lets a paused mailing be sent again.
 */
final class ResumeVerb implements Verb<Resume> {

	private final RunBooks books;

	private final DeliveryLedger ledger;

	private final Settlement settlement;

	private final Superseded superseded;

	ResumeVerb(RunBooks books, DeliveryLedger ledger, Settlement settlement, Superseded superseded) {
		this.books = books;
		this.ledger = ledger;
		this.settlement = settlement;
		this.superseded = superseded;
	}

	@Override
	public Class<Resume> act() {
		return Resume.class;
	}

	@Override
	public Plan plan(Resume act) {
		Books books = this.books.require(act.mailing().value());
		Optional<String> why = this.superseded.why(act.mailing());
		if (why.isPresent()) {
			return Plan.refused(act, why.get());
		}
		return this.ledger.pausedReason(act.mailing()).map((paused) -> {
			long due = this.ledger.dryRun(act.mailing()).now();
			return Plan.of(act, sentence("Would resume", act, paused, due), due, this.books.open(books),
					this.books.settled(books));
		}).orElseGet(() -> Plan.refused(act, "Mailing %s is not paused.".formatted(act.mailing())));
	}

	@Override
	public Done perform(Resume act, Order order) {
		this.books.require(act.mailing().value());
		this.superseded.refuse(act.mailing());
		String paused = this.ledger.pausedReason(act.mailing())
			.orElseThrow(() -> new IllegalArgumentException("Mailing %s is not paused.".formatted(act.mailing())));
		long due = this.ledger.dryRun(act.mailing()).now();
		this.settlement.resume(act.mailing(), order.reason());
		return new Done(sentence("Resumed", act, paused, due), due);
	}

	private static String sentence(String done, Resume act, String paused, long due) {
		return "%s mailing %s, which was paused: %s. %d of its deliveries are due now. %s".formatted(done,
				act.mailing(), paused, due, RetryFailedVerb.WHO_SENDS);
	}

}
