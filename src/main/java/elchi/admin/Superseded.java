package elchi.admin;

import java.util.Optional;

import elchi.delivery.MailingId;

/**
 * Knows which mailings stand no longer, since a correction has taken their place: what
 * was wrong is not sent again.
 */
@FunctionalInterface
interface Superseded {

	/**
	 * Why nothing more of a mailing is sent; empty for one that stands.
	 */
	Optional<String> why(MailingId mailing);

	/**
	 * Refuses a mailing that stands no longer.
	 * @throws IllegalStateException if it was corrected
	 */
	default void refuse(MailingId mailing) {
		why(mailing).ifPresent((why) -> {
			throw new IllegalStateException(why);
		});
	}

}
