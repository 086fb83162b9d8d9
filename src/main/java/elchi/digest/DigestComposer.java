package elchi.digest;

import java.util.List;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.digest.FrozenEdition.Spoken;
import elchi.mail.MailMessage.InlineImage;
import elchi.subscription.Audiences;
import elchi.subscription.Consent;
import elchi.subscription.Preferences;
import elchi.subscription.SealedReader;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.template.RenderedMessage;
import elchi.template.Templates;

/**
 * Composes the digest of one reader: what was sealed in the words of now's consent. Two
 * compositions of the same delivery are the same octets as long as the address stays.
 */
final class DigestComposer implements MessageComposer {

	static final String KIND = "digest";

	static final String TEMPLATE = "digest";

	/** The list of {@code subscription} that readers of the digest are on. */
	static final String LIST = "digest";

	private final FrozenEditions editions;

	private final Audiences audiences;

	private final Subscribers subscribers;

	private final Templates templates;

	private final DigestEnvelope envelope;

	DigestComposer(FrozenEditions editions, Audiences audiences, Subscribers subscribers, Templates templates,
			DigestEnvelope envelope) {
		this.editions = editions;
		this.audiences = audiences;
		this.subscribers = subscribers;
		this.templates = templates;
		this.envelope = envelope;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		FrozenEdition edition = this.editions.sealed(EditionId.parse(mailing.value()));
		Consent consent = this.subscribers.consent(subscriber, LIST);
		if (consent instanceof Consent.Withheld withheld) {
			return new Composition.Withdrawn(withheld.reason());
		}
		SealedReader reader = this.audiences.reader(mailing.value(), subscriber)
			.orElseThrow(() -> new IllegalStateException(
					"Subscriber %d is not in the audience of %s".formatted(subscriber, mailing)));
		return compose(edition, reader, ((Consent.Given) consent).subscriber());
	}

	private Composition compose(FrozenEdition edition, SealedReader reader, Subscriber subscriber) {
		Preferences preferences = reader.preferences();
		Spoken spoken = edition.speak(preferences);
		DigestView neutral = spoken.view();
		if (neutral == null) {
			return new Composition.Withdrawn("nothing this week for the chosen countries and currencies");
		}
		DigestView view = neutral.with(this.envelope.footer(edition, subscriber, preferences.language()));
		RenderedMessage rendered = this.templates.renderMessage(TEMPLATE, preferences.language(), view);
		boolean html = preferences.format() == Preferences.Format.HTML;
		byte[] chart = spoken.chart();
		List<InlineImage> images = (html && chart != null) ? List.of(new InlineImage("chart", "image/png", chart))
				: List.of();
		return new Composition.Composed(this.envelope.message(edition, subscriber, preferences.language(), rendered,
				html ? rendered.html() : null, images));
	}

}
