package elchi.digest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.subscription.Consent;
import elchi.subscription.Preferences;
import elchi.subscription.Standing;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

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

	private final Subscribers subscribers;

	private final DigestRenderer renderer;

	private final DigestEnvelope envelope;

	DigestComposer(FrozenEditions editions, Subscribers subscribers, Templates templates, DigestEnvelope envelope) {
		this.editions = editions;
		this.subscribers = subscribers;
		this.renderer = new DigestRenderer(templates, envelope);
		this.envelope = envelope;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		return composing(mailing, List.of(subscriber)).apply(subscriber);
	}

	@Override
	public LongFunction<Composition> composing(MailingId mailing, Collection<Long> subscribers) {
		FrozenEdition edition = this.editions.sealed(mailing);
		Map<Long, Standing> standings = this.subscribers.standings(subscribers, LIST, mailing.value());
		return (subscriber) -> compose(edition, subscriber, standings.getOrDefault(subscriber, Standing.UNKNOWN));
	}

	private Composition compose(FrozenEdition edition, long subscriber, Standing standing) {
		if (standing.consent() instanceof Consent.Withheld withheld) {
			return new Composition.Withdrawn(withheld.reason());
		}
		Preferences sealed = standing.sealed();
		if (sealed == null) {
			throw new IllegalStateException(
					"Subscriber %d is not in the audience of %s".formatted(subscriber, edition.mailing()));
		}
		return compose(edition, sealed, ((Consent.Given) standing.consent()).subscriber(), standing.answers());
	}

	private Composition compose(FrozenEdition edition, Preferences preferences, Subscriber subscriber,
			@Nullable String answers) {
		Personal reader = this.envelope.personal(edition, subscriber);
		Rendering rendering = this.renderer.rendering(edition, preferences, reader);
		if (rendering instanceof Rendering.Nothing) {
			return new Composition.Withdrawn("nothing this week for the chosen countries and currencies");
		}
		if (answers != null) {
			return new Composition.Composed(this.envelope.answer(edition, subscriber, reader, rendering.content(reader),
					new MailingId(answers)));
		}
		return new Composition.Composed(this.envelope.message(edition, subscriber, reader, rendering.content(reader)));
	}

}
