package elchi.admin;

import java.util.List;
import java.util.Optional;

import elchi.admin.Act.Settle;
import elchi.admin.Outcome.Done;
import elchi.delivery.Books;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.Settlement;

/**
 * Says of an uncertain delivery what became of it.
 */
final class SettleVerb implements Verb<Settle> {

	private final RunBooks books;

	private final Settlement settlement;

	private final Superseded superseded;

	SettleVerb(RunBooks books, Settlement settlement, Superseded superseded) {
		this.books = books;
		this.settlement = settlement;
		this.superseded = superseded;
	}

	@Override
	public Class<Settle> act() {
		return Settle.class;
	}

	@Override
	public Plan plan(Settle act) {
		Books books = this.books.require(act.mailing().value());
		if (!books.uncertainRecipients().contains(act.to().value())) {
			return Plan.refused(act, notUncertain(act));
		}
		Optional<String> why = (act.as() == DeliveryStatus.DUE) ? this.superseded.why(act.mailing()) : Optional.empty();
		if (why.isPresent()) {
			return Plan.refused(act, why.get());
		}
		return Plan.of(act,
				"Would settle the mail of %s to '%s' as %s.%s".formatted(act.mailing(), act.to(), act.as(), again(act)),
				1, List.of(act.to().value()),
				List.of(new Plan.Others(books.uncertain() - 1, "uncertain, too, and not named")));
	}

	@Override
	public Done perform(Settle act, Order order) {
		this.books.require(act.mailing().value());
		if (act.as() == DeliveryStatus.DUE) {
			this.superseded.refuse(act.mailing());
		}
		if (!this.settlement.settle(act.mailing(), act.to(), act.as(), order.reason())) {
			throw new IllegalArgumentException(notUncertain(act));
		}
		return new Done(
				"Settled the mail of %s to '%s' as %s.%s".formatted(act.mailing(), act.to(), act.as(), again(act)), 1);
	}

	private static String notUncertain(Settle act) {
		return "The mail of %s to '%s' is not uncertain. 'elchi deliveries %s' tells what became of it."
			.formatted(act.mailing(), act.to(), act.to());
	}

	private static String again(Settle act) {
		return (act.as() == DeliveryStatus.DUE) ? " " + RetryFailedVerb.WHO_SENDS : "";
	}

}
