package elchi.fx;

/**
 * What became of one document of a source.
 */
sealed interface DocumentOutcome {

	/**
	 * Its rates are stored; some of them were new.
	 */
	record Taken(int quotes) implements DocumentOutcome {
	}

	/**
	 * It is the day's normal answer that there is nothing, or nothing new.
	 */
	record Nothing() implements DocumentOutcome {
	}

	/**
	 * The source was fetched by another run only just now.
	 */
	record FetchedElsewhere() implements DocumentOutcome {
	}

	/**
	 * It is not what the source usually publishes.
	 *
	 * @param reason one sentence
	 * @param scope how far the failure reaches
	 */
	record Failed(String reason, Scope scope) implements DocumentOutcome {
	}

	/**
	 * How far a failure reaches.
	 */
	enum Scope {

		/** This day alone: the source answered, with another day. */
		DAY,

		/** This document, and perhaps the source. */
		DOCUMENT,

		/** The source's further documents need not be tried now. */
		SOURCE

	}

}
