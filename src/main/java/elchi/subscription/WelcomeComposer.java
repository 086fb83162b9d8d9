package elchi.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.mail.MailMessage;
import elchi.subscription.ServiceEnvelope.To;
import elchi.subscription.ServiceMailView.Latest;
import elchi.subscription.ServiceMailView.Link;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * Composes the mail that follows a confirmation: what comes from now on, what can be read
 * at once, where all of it is changed and how it is left.
 */
final class WelcomeComposer implements MessageComposer {

	static final String KIND = "welcome";

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final Links links;

	private final Templates templates;

	private final Phrases phrases;

	private final ServiceEnvelope envelope;

	private final Supplier<Stream<LatestDigest>> digests;

	WelcomeComposer(Wishes wishes, Subscribers subscribers, Links links, Templates templates, Phrases phrases,
			ServiceEnvelope envelope, Supplier<Stream<LatestDigest>> digests) {
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.links = links;
		this.templates = templates;
		this.phrases = phrases;
		this.envelope = envelope;
		this.digests = digests;
	}

	static MailingId mailing(Wish wish) {
		return ServiceMails.mailing("welcome", wish.id());
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		Wish wish = this.wishes.find(ServiceMails.number(mailing))
			.orElseThrow(() -> new IllegalStateException("There is no wish for mailing '%s'".formatted(mailing)));
		Instant confirmed = wish.confirmedAt();
		Subscriber reader = this.subscribers.find(subscriber).orElse(null);
		if (confirmed == null || reader == null || reader.status() != SubscriberStatus.CONFIRMED) {
			return new Composition.Withdrawn("not confirmed any more");
		}
		List<String> lists = wish.lists().stream().filter(reader.lists()::contains).toList();
		if (lists.isEmpty()) {
			return new Composition.Withdrawn("left already");
		}
		return new Composition.Composed(message(mailing, wish, reader, lists, confirmed));
	}

	private MailMessage message(MailingId mailing, Wish wish, Subscriber reader, List<String> lists, Instant date) {
		ServiceWords words = new ServiceWords(this.phrases.in(reader.language()));
		List<Link> leaves = lists.stream()
			.map((list) -> new Link(words.leave(list), leave(mailing, reader, list, wish).toString()))
			.toList();
		RenderedMessage rendered = this.templates.renderMessage("subscription/mail", reader.language(),
				view(words, wish, reader, lists, leaves, date));
		return this.envelope.message(mailing, new To(reader.id(), reader.address(), reader.language(), date), KIND,
				rendered, reader.preferences().format() == Preferences.Format.HTML,
				leave(mailing, reader, lists.get(0), wish));
	}

	private ServiceMailView view(ServiceWords words, Wish wish, Subscriber reader, List<String> lists,
			List<Link> leaves, Instant date) {
		Publisher publisher = this.envelope.publisher();
		Map<String, String> said = Map.of("publisher", publisher.name(), "address", reader.address().value(), "lists",
				words.lists(lists));
		String lead = words.format("mail.welcome.lead", said);
		String note = lists.contains(Subscription.ALERTS) ? words.text("mail.welcome.alerts") : "";
		String link = this.links.preferences(reader.id(), date, wish.requireKeyId()).toString();
		return new ServiceMailView(words.tag(), words.format("mail.welcome.subject", said), lead,
				words.text("mail.welcome.title"), lead, new Link(words.text("mail.link.button"), link), null, note,
				latest(words, wish, reader), leaves, publisher.name(), publisher.postalAddress(), TextPart::wrap);
	}

	private @Nullable Latest latest(ServiceWords words, Wish wish, Subscriber reader) {
		String edition = wish.edition();
		if (edition == null || !reader.lists().contains(Subscription.DIGEST)) {
			return null;
		}
		return this.digests.get()
			.map((digest) -> digest.glance(edition, reader.preferences()))
			.flatMap(Optional::stream)
			.findFirst()
			.map((glance) -> new Latest(glance.headlines(),
					new Link(words.text("mail.welcome.read"), glance.page().toString())))
			.orElse(null);
	}

	private URI leave(MailingId mailing, Subscriber reader, String list, Wish wish) {
		return this.links.unsubscribe(reader.id(), list, mailing.value(), wish.requireKeyId());
	}

}
