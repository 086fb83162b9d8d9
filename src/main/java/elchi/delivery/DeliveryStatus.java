package elchi.delivery;

/**
 * What became of one delivery so far.
 */
public enum DeliveryStatus {

	/** Waits for its moment; may be claimed from then on. */
	DUE,

	/** Taken by a sender, not begun; falls back to {@link #DUE} if the sender dies. */
	CLAIMED,

	/**
	 * On the wire, or about to be; becomes {@link #UNCERTAIN} if the sender dies, since
	 * nobody can tell how far it came.
	 */
	SENDING,

	/** A server took responsibility: all we know, and final. */
	ACCEPTED,

	/** Refused for now; may be claimed again from its moment on, until it is too old. */
	DEFERRED,

	/** Refused for good; final. */
	REJECTED,

	/** May have been accepted; stays so until a policy or an operator decides. */
	UNCERTAIN,

	/** The recipient no longer wants it; final. */
	WITHDRAWN;

	/**
	 * Whether senders still have to do with it.
	 */
	boolean isOpen() {
		return this == DUE || this == CLAIMED || this == SENDING || this == DEFERRED;
	}

}
