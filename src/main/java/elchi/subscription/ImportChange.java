package elchi.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.subscription.Subscription.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a row changes about a person who is known already. Consent is never widened: who
 * left a list stays out of it, who confirmed stays confirmed.
 *
 * @param row the row
 * @param known the person as they are
 * @param status the status after it
 * @param name the name after it
 * @param preferences the preferences after it
 * @param added subscriptions to lists that were never asked for
 * @param changed subscriptions that become another
 * @param refused lists that the row asks for and the person has left
 */
record ImportChange(ImportRow row, Subscriber known, SubscriberStatus status, String name, Preferences preferences,
		List<Subscription> added, List<Subscription> changed, List<Subscription> refused) {

	static ImportChange of(ImportRow row, Subscriber known) {
		List<Subscription> added = new ArrayList<>();
		List<Subscription> changed = new ArrayList<>();
		List<Subscription> refused = new ArrayList<>();
		for (Subscription wanted : row.lists() ? row.subscriptions() : List.<Subscription>of()) {
			Optional<Subscription> present = known.subscription(wanted.list());
			if (present.isEmpty()) {
				added.add(wanted);
			}
			else if (isLeft(present.get()) && !isLeft(wanted)) {
				refused.add(present.get());
			}
			else if (differ(present.get(), wanted)) {
				changed.add(wanted);
			}
		}
		if (row.lists()) {
			changed.addAll(ended(row, known));
		}
		return new ImportChange(row, known, status(row, known), row.name(), row.preferences(), added, changed, refused);
	}

	/**
	 * Takes what the row takes away, and leaves all else as it is.
	 */
	static ImportChange narrowing(ImportRow row, Subscriber known) {
		SubscriberStatus status = (row.status() == SubscriberStatus.SUPPRESSED) ? row.status() : known.status();
		List<Subscription> left = row.subscriptions()
			.stream()
			.filter((wanted) -> isLeft(wanted) && known.lists().contains(wanted.list()))
			.toList();
		return new ImportChange(row, known, status, known.name(), known.preferences(), List.of(), left, List.of());
	}

	boolean isNothing() {
		return !changesPerson() && this.added.isEmpty() && this.changed.isEmpty();
	}

	boolean changesPerson() {
		return this.status != this.known.status() || !this.name.equals(this.known.name())
				|| !this.preferences.equals(this.known.preferences());
	}

	@Nullable String suppressedFor() {
		return (this.status == SubscriberStatus.SUPPRESSED) ? this.row.suppressedFor() : null;
	}

	private static SubscriberStatus status(ImportRow row, Subscriber known) {
		return (row.status() == SubscriberStatus.UNCONFIRMED) ? known.status() : row.status();
	}

	/**
	 * Lists that the row does not name any more.
	 */
	private static List<Subscription> ended(ImportRow row, Subscriber known) {
		List<String> named = row.subscriptions().stream().map(Subscription::list).toList();
		return known.subscriptions()
			.stream()
			.filter((present) -> !named.contains(present.list()) && !isLeft(present))
			.map((present) -> new Subscription(present.list(), Status.UNSUBSCRIBED, null, present.changedAt()))
			.toList();
	}

	private static boolean isLeft(Subscription subscription) {
		return subscription.status() == Status.UNSUBSCRIBED;
	}

	private static boolean differ(Subscription one, Subscription other) {
		return one.status() != other.status()
				|| !Optional.ofNullable(one.pausedUntil()).equals(Optional.ofNullable(other.pausedUntil()));
	}

}
