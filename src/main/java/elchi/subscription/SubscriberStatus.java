package elchi.subscription;

/**
 * How far a person's consent reaches.
 */
public enum SubscriberStatus {

	/** Asked for mail, has not confirmed the address: gets the confirmation only. */
	UNCONFIRMED,
	/** Confirmed the address: gets what the subscriptions say. */
	CONFIRMED,
	/** The address refuses mail or its owner complained: gets nothing. */
	SUPPRESSED,
	/** Gone at the person's wish; only the hash of the address is kept. */
	ERASED

}
