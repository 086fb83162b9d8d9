package elchi.job;

/**
 * What to do with a run that is later than its schedule allows.
 */
public enum Late {

	/** Run it all the same. */
	SEND,

	/** Wait for an operator. */
	ASK,

	/** Leave it out, visibly and with the reason. */
	SKIP

}
