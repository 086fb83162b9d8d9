package elchi.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a claimed delivery becomes.
 *
 * @param claim the delivery
 * @param status its next status
 * @param reply the server's reply, or the reason in words
 * @param notBefore when it may be claimed again, if it may; never earlier than before
 * @param event what listeners shall hear of it; null if nothing
 */
record Outcome(Claim claim, DeliveryStatus status, String reply, Instant notBefore, @Nullable Object event) {

	Outcome(Claim claim, DeliveryStatus status, String reply, Instant notBefore) {
		this(claim, status, reply, notBefore, null);
	}

	/**
	 * It is due again as it was before it was claimed, and when it was: a sender whose
	 * clock is behind must find it, too.
	 */
	static Outcome givenBack(Claim claim, String reason) {
		return new Outcome(claim, DeliveryStatus.DUE, reason, Instant.EPOCH);
	}

}
