package elchi.admin.watch;

/**
 * Something that is not as it should be, at one moment.
 *
 * @param kind what kind of thing
 * @param object at what
 * @param words one or more sentences for an operator
 * @param page page of the console that shows it, {@code runs/12}
 */
record Finding(Kind kind, String object, String words, String page) {

	String key() {
		return this.kind + " " + this.object;
	}

	/**
	 * What kind of thing is not as it should be, and what a mail says of it.
	 */
	enum Kind {

		/** The books of a run's mailing do not close. */
		BOOKS("The books of %s do not close"),

		/** A run failed. */
		RUN("%s failed"),

		/** A run waits for a decision that is no approval. */
		DECISION("%s waits for your decision"),

		/** A sealed edition waits for an approval. */
		APPROVAL("Edition %s waits for your approval"),

		/** A mailing paused itself. */
		MAILING("Mailing %s has paused itself"),

		/** A source does not answer as it should. */
		SOURCE("Source %s has gone stale");

		private final String title;

		Kind(String title) {
			this.title = title;
		}

		String title(String object) {
			return this.title.formatted(object);
		}

	}

}
