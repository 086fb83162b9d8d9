package elchi.news;

/**
 * A document came that holds no news we can read.
 */
class UnreadableException extends SourceFailedException {

	UnreadableException(Reason reason, String message) {
		super(reason.name(), message);
	}

	/**
	 * Why a document is not read.
	 */
	enum Reason {

		/** Nothing in it. */
		EMPTY,

		/** A challenge or a firewall's page. */
		BLOCKED,

		/** A web page where a feed was to be. */
		HTML,

		/** A DOCTYPE, which may pull in or blow up anything. */
		DOCTYPE,

		/** Broken XML. */
		INVALID_XML,

		/** A feed whose content cannot be decoded. */
		INVALID_FEED,

		/** Neither RSS nor Atom. */
		UNKNOWN_FORMAT,

		/** Entries, but not one with a headline or a sentence. */
		UNTITLED,

		/** A page on which the named things are not found. */
		UNKNOWN_PAGE

	}

}
