package elchi.delivery;

/**
 * What to do with a message that may or may not have been accepted.
 */
public enum UncertainPolicy {

	/** Keep it for an operator: better missed than doubled. */
	HOLD,

	/** Send it again, under the same Message-ID: better doubled than missed. */
	RESEND

}
