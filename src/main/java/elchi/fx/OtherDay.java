package elchi.fx;

/**
 * A sound document that bears another date than the one asked for: on a holiday some
 * issuers repeat themselves. Its figures are refused, but the source is not down.
 */
final class OtherDay extends UnusableDocument {

	private static final long serialVersionUID = 1L;

	OtherDay(String message) {
		super(message);
	}

}
