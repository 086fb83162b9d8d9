package elchi.subscription;

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

	private final Subscribers subscribers;

	private final Links links;

	ReturnedMail(Subscribers subscribers, Links links) {
		this.subscribers = subscribers;
		this.links = links;
	}

	@EventListener
	void on(RecipientRejected rejected) {
		String reply = rejected.reply().isEmpty() ? rejected.status() : rejected.reply();
		this.subscribers.suppress(rejected.subscriber(), reply, "bounce of " + rejected.mailing());
	}

	/**
	 * Ends the list, too: an undo gives back the address, not a wish that was withdrawn.
	 */
	@EventListener
	void on(ComplaintReceived complaint) {
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
