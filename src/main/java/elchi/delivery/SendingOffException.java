package elchi.delivery;

/**
 * Nothing of this installation may be sent now.
 */
final class SendingOffException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	SendingOffException(String reason) {
		super(reason);
	}

}
