package elchi.admin.web;

import java.time.DateTimeException;
import java.time.LocalDate;

import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;

/**
 * What the pages and the interface for programs understand alike.
 */
final class RuleOwners {

	private static final int LONGEST = 200;

	private final Subscribers subscribers;

	RuleOwners(Subscribers subscribers) {
		this.subscribers = subscribers;
	}

	/**
	 * Number of the subscriber with an address.
	 * @throws IllegalArgumentException if there is none
	 */
	long number(String address) {
		if (address.isBlank()) {
			throw new IllegalArgumentException("There is no owner; say the mail address of a confirmed subscriber");
		}
		return this.subscribers.find(EmailAddress.parse(address.strip()))
			.map(Subscriber::id)
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no subscriber '%s'; a rule needs an owner who confirmed their address"
						.formatted(address.strip())));
	}

	static LocalDate day(String text) {
		try {
			return LocalDate.parse(text.strip());
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Day '%s' is not a day such as 2026-11-23".formatted(text), ex);
		}
	}

	/**
	 * Where a wish was uttered, and why.
	 */
	static String how(String where, String reason) {
		String how = reason.isBlank() ? where : where + ": " + reason.strip();
		return how.substring(0, Math.min(how.length(), LONGEST));
	}

}
