package elchi.fx;

/**
 * A document and why it is wanted.
 */
record PlannedDocument(RateDocument document, Purpose purpose) {

	RateSource source() {
		return this.document.source();
	}

	/**
	 * Why a document is wanted.
	 */
	enum Purpose {

		/** It has the latest figures. */
		CURRENT,

		/** A day since the last collection, which a weekly run would otherwise miss. */
		CATCH_UP,

		/** Its day was asked for: history, which sets off nothing. */
		BACKFILL

	}

}
