package elchi.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The account of one mailing: what was sealed and what became of it.
 *
 * @param mailing name of the mailing
 * @param audience number of recipients sealed in the manifest, never counted from the
 * ledger
 * @param accepted a server took responsibility
 * @param rejected refused for good
 * @param withdrawn not sent because the recipient no longer wants it
 * @param uncertain the connection broke after the message's end
 * @param deferred to be tried again later
 * @param sending on the wire
 * @param claimed taken by a sender, not begun
 * @param due waiting
 * @param balanced whether audience is the sum of all the others, each key is there once,
 * and each row is open for as long as its status is
 * @param uncertainRecipients addresses of the uncertain deliveries
 */
public record Books(String mailing, long audience, long accepted, long rejected, long withdrawn, long uncertain,
		long deferred, long sending, long claimed, long due, boolean balanced, List<String> uncertainRecipients) {

	static Books of(MailingId mailing, long audience, Map<DeliveryStatus, Long> counts, boolean balanced,
			List<String> uncertainRecipients) {
		ToLongFunction<DeliveryStatus> count = (status) -> counts.getOrDefault(status, 0L);
		return new Books(mailing.value(), audience, count.applyAsLong(DeliveryStatus.ACCEPTED),
				count.applyAsLong(DeliveryStatus.REJECTED), count.applyAsLong(DeliveryStatus.WITHDRAWN),
				count.applyAsLong(DeliveryStatus.UNCERTAIN), count.applyAsLong(DeliveryStatus.DEFERRED),
				count.applyAsLong(DeliveryStatus.SENDING), count.applyAsLong(DeliveryStatus.CLAIMED),
				count.applyAsLong(DeliveryStatus.DUE), balanced, uncertainRecipients);
	}

}
