package elchi.mail;

/**
 * The server cannot be spoken to.
 */
final class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient SendResult result;

	RefusedException(SendResult result) {
		super(result.toString());
		this.result = result;
	}

	/**
	 * By our own fault, which no repetition mends.
	 */
	static RefusedException fault(String reason) {
		return new RefusedException(
				new SendResult.Rejected(ReplyLine.of(0, reason).text(), "", SendResult.Fault.SENDER));
	}

	/**
	 * For now.
	 */
	static RefusedException later(String reason) {
		return new RefusedException(
				new SendResult.Deferred(ReplyLine.of(0, reason).text(), SendResult.About.CONNECTION));
	}

	SendResult result() {
		return this.result;
	}

	/**
	 * What the server said, or what happened to the connection.
	 */
	String reply() {
		return (this.result instanceof SendResult.Rejected rejected) ? rejected.reply()
				: ((SendResult.Deferred) this.result).reply();
	}

}
