package elchi.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a claimed delivery becomes.
 *
 * @param claim the delivery
 * @param status its next status
 * @param reply the server's reply, or the reason in words
 * @param notBefore when it may be claimed again, if it may
 * @param event what listeners shall hear of it; null if nothing
 */
record Outcome(Claim claim, DeliveryStatus status, String reply, Instant notBefore, @Nullable Object event) {

	Outcome(Claim claim, DeliveryStatus status, String reply, Instant notBefore) {
		this(claim, status, reply, notBefore, null);
	}

}
