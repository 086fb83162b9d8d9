package elchi.subscription;

import java.time.Clock;
import java.time.Duration;

import elchi.delivery.ComplaintReceived;
import elchi.delivery.RecipientRejected;
import elchi.delivery.UnsubscribeRequested;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;

/**
 * What returned mail means for those who get it. Listens in the transaction of who tells
 * it: a report is written down together with what followed from it, or is read again.
 */
class ReturnedMail {

	private static final Logger log = LoggerFactory.getLogger(ReturnedMail.class);

	/**
	 * How long servers go on trying, and with it how long news of an old address comes.
	 */
	private static final Duration LATE = Duration.ofDays(5);

	private final Subscribers subscribers;

	private final Links links;

	private final AddressChangeRows changes;

	private final Clock clock;

	ReturnedMail(Subscribers subscribers, Links links, AddressChangeRows changes, Clock clock) {
		this.subscribers = subscribers;
		this.links = links;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Not if it may be about an address that is not the person's own yet, or not any
	 * more: whoever mistypes a new address keeps the old one.
	 */
	@EventListener
	void on(RecipientRejected rejected) {
		if (AddressMails.isElsewhere(rejected.mailing())
				|| this.changes.isFresh(rejected.subscriber(), this.clock.instant().minus(LATE))) {
			log.info("Ignored bounce subscriber={} mailing={} reason=another address", rejected.subscriber(),
					rejected.mailing());
			return;
		}
		String reply = rejected.reply().isEmpty() ? rejected.status() : rejected.reply();
		this.subscribers.suppress(rejected.subscriber(), reply, "bounce of " + rejected.mailing());
	}

	/**
	 * Ends the list, too: an undo gives back the address, not a wish that was withdrawn.
	 * Whoever complains about a mail that asked whether an address is theirs is somebody
	 * else.
	 */
	@EventListener
	void on(ComplaintReceived complaint) {
		if (AddressMails.isElsewhere(complaint.mailing())) {
			log.info("Ignored complaint subscriber={} mailing={} reason=another address", complaint.subscriber(),
					complaint.mailing());
			return;
		}
		String how = "complaint about " + complaint.mailing();
		for (String list : Subscription.LISTS) {
			if (!Subscription.LISTS.contains(complaint.mailingKind()) || list.equals(complaint.mailingKind())) {
				this.subscribers.unsubscribe(complaint.subscriber(), list, how);
			}
		}
		this.subscribers.suppress(complaint.subscriber(), "complaint: " + complaint.complaint(), how);
	}

	@EventListener
	void on(UnsubscribeRequested request) {
		this.links.read(LinkPurpose.UNSUBSCRIBE, request.token())
			.ifPresentOrElse(
					(ticket) -> this.subscribers.unsubscribe(ticket.subscriber(), ticket.subject(), request.at(),
							ticket.mailing().isEmpty() ? "by mail" : "by mail from " + ticket.mailing()),
					() -> log.warn("A mail that unsubscribes bears no good token"));
	}

}
