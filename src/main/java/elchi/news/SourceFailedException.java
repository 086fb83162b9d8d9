package elchi.news;

/**
 * A source gave no news, and that is a failure with a name; the message is one sentence
 * for an operator.
 */
class SourceFailedException extends RuntimeException {

	private final String name;

	SourceFailedException(String name, String message) {
		super(message);
		this.name = name;
	}

	String name() {
		return this.name;
	}

	String sentence() {
		return String.valueOf(getMessage());
	}

}
