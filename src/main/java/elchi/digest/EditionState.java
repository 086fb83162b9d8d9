package elchi.digest;

/**
 * What may be done with an edition.
 */
public enum EditionState {

	/** Being assembled; it may be assembled again and changes freely. */
	DRAFT,

	/** Sealed under its manifest hash; it waits for an approval that names this hash. */
	FROZEN,

	/** Released: its mailing may be enqueued and delivered. */
	APPROVED,

	/** Its mailing is closed: nothing is due or deferred any more. */
	CLOSED,

	/** Not sent, with the reason recorded. */
	SKIPPED;

	/**
	 * Whether readers may see it.
	 */
	public boolean isReleased() {
		return this == APPROVED || this == CLOSED;
	}

}
