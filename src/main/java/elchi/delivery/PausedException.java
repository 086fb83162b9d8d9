package elchi.delivery;

/**
 * A mailing was paused while it was delivered, and waits for a person.
 */
final class PausedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	PausedException(MailingId mailing, String reason) {
		super("Mailing '%s' is paused. %s".formatted(mailing, reason));
	}

}
