package elchi.subscription;

import elchi.mail.EmailAddress;

import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The mails that a change of address needs: one to the new address, and when it is
 * confirmed one to the old. Sent afterwards, and again after a kill; doing it twice
 * changes nothing.
 */
class AddressMails {

	private final AddressChangeRows rows;

	private final AddressChanges changes;

	private final ServicePost post;

	AddressMails(AddressChangeRows rows, AddressChanges changes, ServicePost post) {
		this.rows = rows;
		this.changes = changes;
		this.post = post;
	}

	/**
	 * Whether a mailing goes to an address that is not, or is no longer, the person's
	 * own, so that what its server says concerns nobody's subscription.
	 */
	static boolean isElsewhere(String mailing) {
		return mailing.startsWith(NewAddressComposer.NAME + "-")
				|| mailing.startsWith(FormerAddressComposer.NAME + "-");
	}

	/**
	 * Outside of any transaction, since the ledger's acts are transactions of their own.
	 */
	@Async
	@TransactionalEventListener
	void on(AddressChangeAsked asked) {
		ask(asked.change());
	}

	/**
	 * Outside of any transaction, since the ledger's acts are transactions of their own.
	 */
	@Async
	@TransactionalEventListener
	void on(AddressChanged changed) {
		tell(changed.change());
	}

	void ask(long id) {
		this.rows.find(id).ifPresent((change) -> {
			EmailAddress address = change.address();
			if (address != null && this.changes.isFree(address)) {
				this.post.send(ServiceMails.mailing(NewAddressComposer.NAME, id), NewAddressComposer.KIND,
						change.subscriber(), address, change.askedAt());
			}
		});
	}

	void tell(long id) {
		this.rows.find(id).ifPresent((change) -> {
			EmailAddress former = change.former();
			if (former != null && change.confirmedAt() != null) {
				this.post.send(ServiceMails.mailing(FormerAddressComposer.NAME, id), FormerAddressComposer.KIND,
						change.subscriber(), former, change.confirmedAt());
			}
		});
	}

}
