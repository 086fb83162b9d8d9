package elchi.alert;

/**
 * Why nothing can be observed.
 */
public enum Obstacle {

	/** None of the pair's sources is configured, or none has a fixing. */
	NO_SOURCE,

	/** The source has no fixing at the beginning of the window. */
	NO_REFERENCE,

	/** The source answers, but its last fixing is too old. */
	STALE,

	/** The source does not answer, or not with figures. */
	SOURCE_ERROR,

	/** The newest fixing is held back: off a peg, very large, or a redenomination. */
	HELD,

	/** The pair is pegged, so that its changes are noise. */
	PEGGED

}
