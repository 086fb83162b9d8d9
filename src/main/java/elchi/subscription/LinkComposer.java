package elchi.subscription;

import java.util.Map;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.subscription.ServiceEnvelope.To;
import elchi.subscription.ServiceMailView.Link;
import elchi.subscription.Wish.Answer;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;

/**
 * Composes the mail that brings back a lost link, and the one that says to somebody who
 * signs up that they did so before.
 */
final class LinkComposer implements MessageComposer {

	static final String KIND = "link";

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final Links links;

	private final Templates templates;

	private final Phrases phrases;

	private final ServiceEnvelope envelope;

	LinkComposer(Wishes wishes, Subscribers subscribers, Links links, Templates templates, Phrases phrases,
			ServiceEnvelope envelope) {
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.links = links;
		this.templates = templates;
		this.phrases = phrases;
		this.envelope = envelope;
	}

	static MailingId mailing(Wish wish) {
		return ServiceMails.mailing("link", wish.id());
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		Wish wish = this.wishes.find(ServiceMails.number(mailing))
			.orElseThrow(() -> new IllegalStateException("There is no wish for mailing '%s'".formatted(mailing)));
		return this.subscribers.find(subscriber)
			.filter((reader) -> reader.status() == SubscriberStatus.CONFIRMED)
			.<Composition>map((reader) -> new Composition.Composed(this.envelope.message(mailing,
					new To(subscriber, reader.address(), reader.language(), wish.utteredAt()), KIND,
					rendered(wish, reader), reader.preferences().format() == Preferences.Format.HTML, null)))
			.orElseGet(() -> new Composition.Withdrawn("not confirmed any more"));
	}

	private RenderedMessage rendered(Wish wish, Subscriber reader) {
		ServiceWords words = new ServiceWords(this.phrases.in(reader.language()));
		Map<String, String> said = Map.of("publisher", this.envelope.publisher().name(), "address",
				reader.address().value(), "lists", words.lists(reader.lists()), "date",
				words.dayBefore(wish.utteredAt().plus(Links.PREFERENCES_LIFE), reader.zone()));
		String what = (wish.answer() == Answer.ALREADY) ? "already" : "link";
		String link = this.links.preferences(reader.id(), wish.utteredAt(), wish.requireKeyId()).toString();
		return this.templates.renderMessage("subscription/mail", reader.language(),
				ServiceMailView.of(words, what, said, new Link(words.text("mail.link.button"), link), "mail.link.until",
						"mail.link.nothing", this.envelope.publisher()));
	}

}
