package elchi.subscription;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.mail.EmailAddress;
import elchi.subscription.ServiceEnvelope.To;
import elchi.subscription.ServiceMailView.Link;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;

/**
 * Composes the mail to a new address. Like the one that confirms a wish, it says nothing
 * that a stranger could have typed but the address.
 */
final class NewAddressComposer implements MessageComposer {

	static final String KIND = "new-address";

	/** How its mailings begin. */
	static final String NAME = "address";

	private static final String SUBJECT = "change-";

	private final AddressChangeRows changes;

	private final Subscribers subscribers;

	private final Links links;

	private final Templates templates;

	private final Phrases phrases;

	private final ServiceEnvelope envelope;

	NewAddressComposer(AddressChangeRows changes, Subscribers subscribers, Links links, Templates templates,
			Phrases phrases, ServiceEnvelope envelope) {
		this.changes = changes;
		this.subscribers = subscribers;
		this.links = links;
		this.templates = templates;
		this.phrases = phrases;
		this.envelope = envelope;
	}

	/**
	 * The number of the change that a link confirms; empty if it is about something else.
	 */
	static Optional<Long> change(LinkTicket ticket) {
		String subject = ticket.subject();
		return subject.matches(SUBJECT + "[0-9]{1,18}") ? Optional.of(Long.valueOf(subject.substring(SUBJECT.length())))
				: Optional.empty();
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		AddressChange change = this.changes.find(ServiceMails.number(mailing)).orElse(null);
		Subscriber reader = this.subscribers.find(subscriber).orElse(null);
		if (change == null || reader == null || reader.status() == SubscriberStatus.ERASED) {
			return new Composition.Withdrawn("erased");
		}
		EmailAddress address = change.address();
		if (address == null) {
			return new Composition.Withdrawn((change.confirmedAt() != null) ? "confirmed already" : "forgotten");
		}
		return new Composition.Composed(this.envelope.message(mailing,
				new To(subscriber, address, reader.language(), change.askedAt()), KIND,
				rendered(change, reader, address), reader.preferences().format() == Preferences.Format.HTML, null));
	}

	private RenderedMessage rendered(AddressChange change, Subscriber reader, EmailAddress address) {
		ServiceWords words = new ServiceWords(this.phrases.in(reader.language()));
		Instant expires = ServiceMails.expires(change.askedAt(), reader.zone());
		Map<String, String> said = Map.of("publisher", this.envelope.publisher().name(), "address", address.value(),
				"date", words.dayBefore(expires, reader.zone()));
		LinkTicket ticket = new LinkTicket(LinkPurpose.NEW_ADDRESS, reader.id(), SUBJECT + change.id(), "", expires);
		String link = this.links.link(ticket, change.keyId()).toString();
		return this.templates.renderMessage("subscription/mail", reader.language(),
				ServiceMailView.of(words, "address", said, new Link(words.text("mail.confirm.button"), link),
						"mail.confirm.until", "mail.confirm.nothing", this.envelope.publisher()));
	}

}
