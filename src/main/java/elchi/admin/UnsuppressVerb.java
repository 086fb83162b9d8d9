package elchi.admin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import elchi.admin.Act.Unsuppress;
import elchi.admin.Outcome.Done;
import elchi.delivery.LedgerPages;
import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.subscription.Suppression;
import elchi.subscription.Suppressions;

/**
 * Gives an address the status back that it had before it was suppressed. Lists that the
 * reader has left stay left.
 */
final class UnsuppressVerb implements Verb<Unsuppress> {

	private final Subscribers subscribers;

	private final Suppressions suppressions;

	private final LedgerPages ledger;

	UnsuppressVerb(Subscribers subscribers, Suppressions suppressions, LedgerPages ledger) {
		this.subscribers = subscribers;
		this.suppressions = suppressions;
		this.ledger = ledger;
	}

	@Override
	public Class<Unsuppress> act() {
		return Unsuppress.class;
	}

	@Override
	public Plan plan(Unsuppress act) {
		Subscriber reader = reader(act.to());
		if (reader.status() != SubscriberStatus.SUPPRESSED) {
			return Plan.refused(act, notSuppressed(reader));
		}
		return Plan
			.of(act, "Would let mail go to '%s' again, to which nothing is sent because: %s.".formatted(act.to(),
					why(reader)), 1, List.of(act.to().value()), List.of())
			.with(evidence(reader));
	}

	@Override
	public Done perform(Unsuppress act, Order order) {
		Subscriber reader = reader(act.to());
		String why = why(reader);
		if (!this.subscribers.unsuppress(reader.id(), "%s: %s".formatted(order.who(), order.reason()))) {
			throw new IllegalStateException(notSuppressed(reader));
		}
		return new Done("Mail may go to '%s' again, which was suppressed because: %s. It is %s now.".formatted(act.to(),
				why, reader(act.to()).status()), 1);
	}

	/**
	 * What is known about it besides the reason.
	 */
	private List<String> evidence(Subscriber reader) {
		List<String> lines = new ArrayList<>();
		this.suppressions.of(reader.id())
			.ifPresent((now) -> lines.add("suppressed since %s by %s".formatted(seconds(now.since()), now.how())));
		this.ledger.reports(List.of(reader.id()))
			.stream()
			.limit(Plan.NAMED)
			.forEach((report) -> lines.add("report read %s: %s %s %s"
				.formatted(seconds(report.readAt()), report.kind(), report.status(), report.detail())
				.strip()));
		this.suppressions.ended(reader.id())
			.forEach((past) -> lines.add("suppressed before, %s to %s, because: %s; undone by %s"
				.formatted(seconds(past.since()), seconds(past.until()), past.reason(), past.undone())));
		lines.add(reader.lists().isEmpty() ? "on no list: nothing is sent until the reader joins one"
				: "on the lists " + String.join(", ", reader.lists()));
		return lines;
	}

	private Subscriber reader(EmailAddress address) {
		return this.subscribers.find(address)
			.orElseThrow(() -> new IllegalArgumentException("Nobody is known at '%s'.".formatted(address)));
	}

	private String why(Subscriber reader) {
		return this.suppressions.of(reader.id()).map(Suppression::reason).orElse("nobody knows");
	}

	private static Instant seconds(Instant time) {
		return time.truncatedTo(ChronoUnit.SECONDS);
	}

	private static String notSuppressed(Subscriber reader) {
		return "'%s' is %s and not suppressed. 'elchi suppressions list' tells who is.".formatted(reader.address(),
				reader.status());
	}

}
