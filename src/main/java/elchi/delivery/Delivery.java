package elchi.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param mailing which mailing
 * @param subscriber number of the subscriber
 * @param address where to; null once it was erased
 * @param status what became of it so far
 * @param attempts how often it was begun
 * @param reply the server's last reply, or the reason in words
 * @param notBefore when it may go at the earliest
 * @param changedAt when its status last changed
 */
public record Delivery(MailingId mailing, long subscriber, @Nullable String address, DeliveryStatus status,
		int attempts, @Nullable String reply, Instant notBefore, Instant changedAt) {
}
