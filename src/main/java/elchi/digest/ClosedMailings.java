package elchi.digest;

import elchi.delivery.MailingClosed;

import org.springframework.context.event.EventListener;

/**
 * Closes an edition when its mailing is closed, in the same transaction, whichever job
 * delivered the last of it. Mailings of other kinds bear other names.
 */
final class ClosedMailings {

	private final Editions editions;

	ClosedMailings(Editions editions) {
		this.editions = editions;
	}

	@EventListener
	void on(MailingClosed closed) {
		this.editions.close(closed.mailing());
	}

}
