package elchi.subscription;

import java.util.Map;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.mail.Attachment;
import elchi.subscription.ServiceEnvelope.To;
import elchi.subscription.ServiceMailView.Link;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;

/**
 * Composes the mail with all that is kept about its reader in a file. What is in it is
 * what is kept when it is composed: no copy of it lies about until then.
 */
final class DisclosureComposer implements MessageComposer {

	static final String KIND = "disclosure";

	/** How its mailings begin. */
	static final String NAME = "disclosure";

	private final Disclosures disclosures;

	private final Subscribers subscribers;

	private final PersonalFile file;

	private final Links links;

	private final Templates templates;

	private final Phrases phrases;

	private final ServiceEnvelope envelope;

	DisclosureComposer(Disclosures disclosures, Subscribers subscribers, PersonalFile file, Links links,
			Templates templates, Phrases phrases, ServiceEnvelope envelope) {
		this.disclosures = disclosures;
		this.subscribers = subscribers;
		this.file = file;
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
		Disclosures.Disclosure disclosure = this.disclosures.find(ServiceMails.number(mailing)).orElse(null);
		Subscriber reader = this.subscribers.find(subscriber).orElse(null);
		if (disclosure == null || reader == null || reader.status() != SubscriberStatus.CONFIRMED) {
			return new Composition.Withdrawn("not confirmed any more");
		}
		Attachment all = new Attachment("elchi-%d.json".formatted(subscriber), "application/json",
				this.file.of(reader, disclosure.askedAt()));
		To to = new To(subscriber, reader.address(), reader.language(), disclosure.askedAt());
		return new Composition.Composed(this.envelope.messageWith(all, mailing, to, KIND,
				rendered(disclosure, reader, all), reader.preferences().format() == Preferences.Format.HTML));
	}

	private RenderedMessage rendered(Disclosures.Disclosure disclosure, Subscriber reader, Attachment all) {
		ServiceWords words = new ServiceWords(this.phrases.in(reader.language()));
		Map<String, String> said = Map.of("publisher", this.envelope.publisher().name(), "file", all.name(), "date",
				words.dayBefore(disclosure.askedAt().plus(Links.PREFERENCES_LIFE), reader.zone()));
		String link = this.links.preferences(reader.id(), disclosure.askedAt(), disclosure.keyId()).toString();
		return this.templates.renderMessage("subscription/mail", reader.language(),
				ServiceMailView.of(words, "disclosure", said, new Link(words.text("mail.link.button"), link),
						"mail.link.until", "mail.disclosure.nothing", this.envelope.publisher()));
	}

}
