package elchi.alert;

/**
 * What an observation meant for a rule.
 */
public enum Verdict {

	/** The condition is met: the trader is told. */
	FIRED(true),

	/** The move has grown by another whole threshold: the trader is told. */
	FURTHER(true),

	/** The move has turned into one of the other sign: the trader is told. */
	TURNED(true),

	/** Still met after the time for a reminder: the trader is told. */
	REPEATED(true),

	/** Met, but in a pause or in quiet hours; decided again afterwards. */
	WAITING(false),

	/** Back under the threshold; the same move would be no news yet. */
	RECOVERING(false),

	/** Beyond the threshold again, without having been over meanwhile. */
	RETURNED(false),

	/** The move is over; the next one is news. */
	CLEARED(false),

	/** The rule knows now what it measures from. */
	ARMED(false),

	/** Beyond the threshold, which the trader knows. */
	KNOWN(false),

	/** Not met. */
	CALM(false),

	/** The digits of the source cannot tell. */
	TOO_COARSE(false),

	/** There is nothing to decide on. */
	UNMEASURED(false),

	/** The rule's last day is over. */
	EXPIRED(false);

	private final boolean tells;

	Verdict(boolean tells) {
		this.tells = tells;
	}

	/**
	 * Whether the trader gets mail for it.
	 */
	public boolean tells() {
		return this.tells;
	}

}
