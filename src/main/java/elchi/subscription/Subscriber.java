package elchi.subscription;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A person who may get mail. An erased one has an address that leads nowhere, at
 * {@code erased.invalid}.
 *
 * @param id number
 * @param address where the person is reached
 * @param name how the person wants to be called; empty if not said
 * @param status how far the consent reaches
 * @param suppressedFor why nothing is sent; null unless suppressed
 * @param preferences what the person chose to get
 * @param subscriptions one for each list that was ever asked for
 */
public record Subscriber(long id, EmailAddress address, String name, SubscriberStatus status,
		@Nullable String suppressedFor, Preferences preferences, List<Subscription> subscriptions) {

	public Subscriber {
		subscriptions = List.copyOf(subscriptions);
	}

	public Locale language() {
		return this.preferences.language();
	}

	public ZoneId zone() {
		return this.preferences.zone();
	}

	/**
	 * The lists whose mail goes out or is paused.
	 */
	public List<String> lists() {
		return this.subscriptions.stream()
			.filter((subscription) -> subscription.status() != Subscription.Status.UNSUBSCRIBED)
			.map(Subscription::list)
			.toList();
	}

	/**
	 * The standing with a list; empty if it was never asked for.
	 */
	public Optional<Subscription> subscription(String list) {
		return this.subscriptions.stream().filter((subscription) -> subscription.list().equals(list)).findFirst();
	}

}
