package elchi.subscription;

import java.util.Map;

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
 * Composes the mail that tells the old address of the new one, with the link by which it
 * can be changed back.
 */
final class FormerAddressComposer implements MessageComposer {

	static final String KIND = "former-address";

	/** How its mailings begin. */
	static final String NAME = "moved";

	private final AddressChangeRows changes;

	private final Subscribers subscribers;

	private final Links links;

	private final Templates templates;

	private final Phrases phrases;

	private final ServiceEnvelope envelope;

	FormerAddressComposer(AddressChangeRows changes, Subscribers subscribers, Links links, Templates templates,
			Phrases phrases, ServiceEnvelope envelope) {
		this.changes = changes;
		this.subscribers = subscribers;
		this.links = links;
		this.templates = templates;
		this.phrases = phrases;
		this.envelope = envelope;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		AddressChange change = this.changes.find(ServiceMails.number(mailing)).orElse(null);
		Subscriber reader = this.subscribers.find(subscriber).orElse(null);
		EmailAddress former = (change != null) ? change.former() : null;
		if (change == null || former == null || reader == null || reader.status() == SubscriberStatus.ERASED
				|| change.confirmedAt() == null) {
			return new Composition.Withdrawn("forgotten");
		}
		To to = new To(subscriber, former, reader.language(), change.confirmedAt());
		return new Composition.Composed(this.envelope.message(mailing, to, KIND, rendered(change, reader, to),
				reader.preferences().format() == Preferences.Format.HTML, null));
	}

	private RenderedMessage rendered(AddressChange change, Subscriber reader, To to) {
		ServiceWords words = new ServiceWords(this.phrases.in(reader.language()));
		Map<String, String> said = Map.of("publisher", this.envelope.publisher().name(), "address",
				MaskedAddress.of(reader.address()), "date",
				words.dayBefore(to.date().plus(Links.PREFERENCES_LIFE), reader.zone()));
		String link = this.links.preferences(reader.id(), to.date(), change.keyId()).toString();
		return this.templates.renderMessage("subscription/mail", reader.language(),
				ServiceMailView.of(words, "moved", said, new Link(words.text("mail.link.button"), link),
						"mail.link.until", "mail.moved.nothing", this.envelope.publisher()));
	}

}
