package elchi.subscription;

/**
 * What is said at once to whoever utters a wish. It never depends on whether an address
 * is known.
 */
public enum Reception {

	/** It was taken; if a mail is to follow, it is on its way. */
	TAKEN,
	/** Too many wishes came from this network; later. */
	TOO_MANY

}
