package elchi.fx;

/**
 * A document that is not what its source usually publishes: an error page, another date,
 * a broken body. The message names the source and what was met.
 */
class UnusableDocument extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnusableDocument(String message) {
		super(message);
	}

	UnusableDocument(String message, Throwable cause) {
		super(message, cause);
	}

}
