package elchi.subscription;

/**
 * What a link in a mail is good for. A token for one purpose is worth nothing for
 * another.
 */
public enum LinkPurpose {

	/** Ends one list, {@code /u/}. */
	UNSUBSCRIBE("u"),
	/** Confirms an address, {@code /c/}. */
	CONFIRM("c"),
	/** Shows one's preferences, {@code /p/}. */
	PREFERENCES("p"),
	/** Confirms that an address is the reader's new one, {@code /m/}. */
	NEW_ADDRESS("m"),
	/** Concerns one alert rule, {@code /a/}. */
	RULE("a");

	private final String folder;

	LinkPurpose(String folder) {
		this.folder = folder;
	}

	/**
	 * The folder of the public address, and the purpose's sign in the token.
	 */
	public String folder() {
		return this.folder;
	}

}
