package elchi.admin.web;

import elchi.admin.access.Permission;
import elchi.admin.access.Visits;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MessageIds;
import elchi.delivery.Settlement;
import elchi.subscription.Publisher;

/**
 * One delivery in a table, with the acts that fit its state and its onlooker.
 *
 * @param mailing name of the mailing
 * @param subscriber number of the subscriber
 * @param address where to; empty once it was erased
 * @param state what became of it
 * @param tone name of the state's colour
 * @param attempts how often it was begun
 * @param reply the server's last reply, or the reason in words
 * @param queueId how the server calls it in its log; may be empty
 * @param messageId its Message-ID, without angle brackets
 * @param changed when its state last changed
 * @param next when it may go at the earliest; empty if it goes no more
 * @param settled whether it waits for a word of the onlooker
 * @param retried whether the onlooker may have it tried again
 */
record DeliveryLine(String mailing, long subscriber, String address, String state, String tone, int attempts,
		String reply, String queueId, String messageId, String changed, String next, boolean settled, boolean retried) {

	/** Whether its address is not here any more. */
	boolean erased() {
		return this.address.isEmpty();
	}

	boolean queued() {
		return !this.queueId.isEmpty();
	}

	boolean waits() {
		return !this.next.isEmpty();
	}

	/**
	 * Makes lines.
	 */
	static final class Maker {

		private final RunWords words;

		private final Visits visits;

		private final Publisher publisher;

		Maker(RunWords words, Visits visits, Publisher publisher) {
			this.words = words;
			this.visits = visits;
			this.publisher = publisher;
		}

		DeliveryLine line(Delivery delivery) {
			DeliveryStatus status = delivery.status();
			String address = (delivery.address() != null) ? delivery.address() : "";
			boolean open = status == DeliveryStatus.DUE || status == DeliveryStatus.DEFERRED;
			boolean settled = status == DeliveryStatus.UNCERTAIN && this.visits.may(Permission.OPERATE);
			boolean retried = Settlement.isRetriable(status) && this.visits.may(Permission.SEND);
			return new DeliveryLine(delivery.mailing().value(), delivery.subscriber(), address, status.name(),
					tone(status), delivery.attempts(), (delivery.reply() != null) ? delivery.reply() : "",
					QueuedAs.in(delivery.reply()),
					MessageIds.of(delivery.mailing(), delivery.subscriber(), this.publisher.domain()),
					this.words.time(delivery.changedAt()), open ? this.words.time(delivery.notBefore()) : "",
					settled && !address.isEmpty(), retried && !address.isEmpty());
		}

		private static String tone(DeliveryStatus status) {
			return switch (status) {
				case ACCEPTED -> "completed";
				case REJECTED -> "failed";
				case UNCERTAIN -> "unknown";
				case WITHDRAWN -> "soft";
				default -> "waiting";
			};
		}

	}

}
