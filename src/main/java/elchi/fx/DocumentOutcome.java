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
	 * @param lasting whether the source's further documents need not be tried now
	 */
	record Failed(String reason, boolean lasting) implements DocumentOutcome {
	}

}
