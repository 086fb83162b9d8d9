package elchi.subscription;

/**
 * Whether somebody may be sent something at this moment.
 */
public sealed interface Consent {

	/**
	 * Yes.
	 *
	 * @param subscriber the person, with the address of now
	 */
	record Given(Subscriber subscriber) implements Consent {
	}

	/**
	 * No.
	 *
	 * @param reason for the ledger, {@code unsubscribed 2026-11-23}
	 */
	record Withheld(String reason) implements Consent {
	}

}
