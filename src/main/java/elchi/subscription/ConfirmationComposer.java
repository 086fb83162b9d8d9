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
 * Composes the mail with the button: the only one that goes to an address whose owner has
 * said nothing yet. It says nothing that a stranger could have typed but the address, and
 * bears no link to unsubscribe, since there is nothing to leave.
 */
final class ConfirmationComposer implements MessageComposer {

	static final String KIND = "confirmation";

	private static final String SUBJECT = "wish-";

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final Links links;

	private final Templates templates;

	private final Phrases phrases;

	private final ServiceEnvelope envelope;

	ConfirmationComposer(Wishes wishes, Subscribers subscribers, Links links, Templates templates, Phrases phrases,
			ServiceEnvelope envelope) {
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.links = links;
		this.templates = templates;
		this.phrases = phrases;
		this.envelope = envelope;
	}

	static MailingId mailing(Wish wish) {
		return ServiceMails.mailing("confirm", wish.id());
	}

	/**
	 * The number of the wish that a link confirms; empty if it confirms something else.
	 */
	static Optional<Long> wish(LinkTicket ticket) {
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
		Wish wish = this.wishes.find(ServiceMails.number(mailing))
			.orElseThrow(() -> new IllegalStateException("There is no wish for mailing '%s'".formatted(mailing)));
		EmailAddress address = wish.address();
		if (address == null) {
			return new Composition.Withdrawn((wish.confirmedAt() != null) ? "confirmed already" : "forgotten");
		}
		boolean suppressed = this.subscribers.find(subscriber)
			.filter((reader) -> reader.status() == SubscriberStatus.SUPPRESSED)
			.isPresent();
		return suppressed ? new Composition.Withdrawn("suppressed")
				: new Composition.Composed(this.envelope.message(mailing,
						new To(subscriber, address, wish.language(), wish.utteredAt()), KIND, rendered(wish, address),
						wish.preferences().format() == Preferences.Format.HTML, null));
	}

	private RenderedMessage rendered(Wish wish, EmailAddress address) {
		ServiceWords words = new ServiceWords(this.phrases.in(wish.language()));
		Instant expires = ServiceMails.expires(wish.utteredAt(), wish.preferences().zone());
		Map<String, String> said = Map.of("publisher", this.envelope.publisher().name(), "address", address.value(),
				"lists", words.lists(wish.lists()), "date", words.dayBefore(expires, wish.preferences().zone()));
		String link = this.links
			.link(new LinkTicket(LinkPurpose.CONFIRM, wish.requireSubscriber(), SUBJECT + wish.id(), "", expires),
					wish.requireKeyId())
			.toString();
		return this.templates.renderMessage("subscription/mail", wish.language(),
				ServiceMailView.of(words, "confirm", said, new Link(words.text("mail.confirm.button"), link),
						"mail.confirm.until", "mail.confirm.nothing", this.envelope.publisher()));
	}

}
