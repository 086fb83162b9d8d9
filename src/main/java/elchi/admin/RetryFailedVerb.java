package elchi.admin;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import elchi.admin.Act.RetryFailed;
import elchi.admin.Outcome.Done;
import elchi.admin.Plan.Others;
import elchi.delivery.Addressees;
import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.Settlement;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Makes deliveries due again that failed.
 */
final class RetryFailedVerb implements Verb<RetryFailed> {

	static final String WHO_SENDS = "A server that runs sends it within a minute, 'elchi run deliver' at once.";

	private final RunBooks books;

	private final DeliveryLedger ledger;

	private final Addressees addressees;

	private final Settlement settlement;

	private final Superseded superseded;

	RetryFailedVerb(RunBooks books, DeliveryLedger ledger, Addressees addressees, Settlement settlement,
			Superseded superseded) {
		this.books = books;
		this.ledger = ledger;
		this.addressees = addressees;
		this.settlement = settlement;
		this.superseded = superseded;
	}

	@Override
	public Class<RetryFailed> act() {
		return RetryFailed.class;
	}

	@Override
	public Plan plan(RetryFailed act) {
		Books books = this.books.require(act.mailing().value());
		Optional<String> why = this.superseded.why(act.mailing());
		if (why.isPresent()) {
			return Plan.refused(act, why.get());
		}
		EmailAddress to = act.to();
		if (to != null) {
			DeliveryStatus before = before(act, to);
			return Settlement.isRetriable(before)
					? Plan.of(act, sentence(1, before, act, "would be"), 1, List.of(to.value()), List.of())
					: Plan.refused(act, notRetriable(act, to, before));
		}
		DeliveryStatus were = all(act.were());
		long count = (were == DeliveryStatus.DEFERRED) ? books.deferred() : books.uncertain();
		return Plan.of(act, sentence(count, were, act, "would be"), count,
				this.addressees.first(act.mailing(), EnumSet.of(were), Plan.NAMED), others(books, were));
	}

	@Override
	public Done perform(RetryFailed act, Order order) {
		this.books.require(act.mailing().value());
		this.superseded.refuse(act.mailing());
		EmailAddress to = act.to();
		if (to == null) {
			DeliveryStatus were = all(act.were());
			long count = this.settlement.retry(act.mailing(), were, order.reason());
			return new Done(sentence(count, were, act, "are"), count);
		}
		DeliveryStatus before = before(act, to);
		if (!this.settlement.retry(act.mailing(), to, order.reason())) {
			throw new IllegalArgumentException(notRetriable(act, to, before));
		}
		return new Done(sentence(1, before, act, "are"), 1);
	}

	private DeliveryStatus before(RetryFailed act, EmailAddress to) {
		return this.ledger.deliveries(to)
			.stream()
			.filter((delivery) -> delivery.mailing().equals(act.mailing()))
			.map(Delivery::status)
			.findFirst()
			.orElseThrow(
					() -> new IllegalArgumentException("Mailing %s owes '%s' nothing.".formatted(act.mailing(), to)));
	}

	private static DeliveryStatus all(@Nullable DeliveryStatus were) {
		if (were != DeliveryStatus.DEFERRED && were != DeliveryStatus.UNCERTAIN) {
			throw new IllegalArgumentException(
					"Deliveries that are '%s' cannot be tried again together; deferred and uncertain ones can"
						.formatted(were));
		}
		return were;
	}

	private static List<Others> others(Books books, DeliveryStatus were) {
		boolean deferred = were == DeliveryStatus.DEFERRED;
		return List.of(new Others(books.accepted(), "accepted"), new Others(books.withdrawn(), "withdrawn"),
				new Others(books.rejected(), "rejected: only by address, --to=ADDRESS"),
				new Others(deferred ? books.uncertain() : books.deferred(),
						deferred ? "uncertain: they may have arrived" : "deferred: they are tried again anyway"));
	}

	private static String sentence(long count, DeliveryStatus were, RetryFailed act, String are) {
		String who = (count > 0) ? WHO_SENDS : "Nobody is mailed.";
		String twice = (were == DeliveryStatus.UNCERTAIN && count > 0)
				? " Some may get it twice, under the same Message-ID." : "";
		return "%d %s deliveries of %s %s due. %s%s".formatted(count, were, act.mailing(), are, who, twice);
	}

	private static String notRetriable(RetryFailed act, EmailAddress to, DeliveryStatus before) {
		return "The mail of %s to '%s' is %s; deferred, uncertain and rejected ones can be tried again."
			.formatted(act.mailing(), to, before);
	}

}
