package elchi.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;
import elchi.template.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second half of opting in: the owner of an address says that the wish is theirs.
 */
public class Confirmations {

	private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

	private final Links links;

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final Consents consents;

	private final ConsentTexts texts;

	private final ServiceEnvelope envelope;

	private final Phrases phrases;

	private final Supplier<Stream<LatestDigest>> digests;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Confirmations(Links links, Wishes wishes, Subscribers subscribers, Consents consents, ConsentTexts texts,
			ServiceEnvelope envelope, Phrases phrases, Supplier<Stream<LatestDigest>> digests,
			TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.links = links;
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.consents = consents;
		this.texts = texts;
		this.envelope = envelope;
		this.phrases = phrases;
		this.digests = digests;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * What a link leads to; empty if it is not good any more. Changes nothing.
	 */
	public Optional<Confirmation> look(String token) {
		return wish(token).flatMap((wish) -> isOpen(wish) ? Optional.of(asked(wish)) : given(wish));
	}

	/**
	 * Takes the owner's word. The same link again changes nothing, so that it brings
	 * nobody back who has left since.
	 */
	public Optional<Confirmation> confirm(String token, Network network) {
		Optional<Wish> wish = wish(token);
		wish.filter(this::isOpen).ifPresent((open) -> confirm(open, network));
		return wish.flatMap(this::given);
	}

	private void confirm(Wish wish, Network network) {
		EmailAddress address = wish.address();
		if (address == null) {
			return;
		}
		String agreed = this.texts.keep(wish.language(), words(wish));
		String edition = this.digests.get().flatMap((digest) -> digest.newest().stream()).findFirst().orElse(null);
		Instant now = this.clock.instant();
		this.transaction.executeWithoutResult((status) -> {
			if (this.wishes.confirm(wish.id(), network, agreed, edition, now)) {
				this.consents.give(wish, address, now);
				this.events.publishEvent(new WishConfirmed(wish.id()));
				log.info("Confirmed wish={} subscriber={} lists={} network={}", wish.id(), wish.requireSubscriber(),
						wish.lists(), network);
			}
		});
	}

	private Optional<Wish> wish(String token) {
		return this.links.read(LinkPurpose.CONFIRM, token)
			.flatMap(ConfirmationComposer::wish)
			.flatMap(this.wishes::find)
			.filter((wish) -> wish.answer() == Wish.Answer.CONFIRM);
	}

	/**
	 * Not if a later wish of the same person was confirmed, nor if their server or they
	 * themselves want no more mail.
	 */
	private boolean isOpen(Wish wish) {
		return wish.address() != null && !this.wishes.isOvertaken(wish)
				&& this.subscribers.find(wish.requireSubscriber())
					.filter((person) -> person.status() != SubscriberStatus.SUPPRESSED)
					.isPresent();
	}

	private Confirmation asked(Wish wish) {
		ServiceWords words = new ServiceWords(this.phrases.in(wish.language()));
		EmailAddress address = wish.address();
		String shown = (address != null) ? address.value() : "";
		return new Confirmation.Asked(wish.language(), words.format("confirm.question", Map.of("address", shown)),
				words(wish));
	}

	/**
	 * Without the address, so that few different texts are kept.
	 */
	private String words(Wish wish) {
		ServiceWords words = new ServiceWords(this.phrases.in(wish.language()));
		return words.format("confirm.words",
				Map.of("publisher", this.envelope.publisher().name(), "lists", words.lists(wish.lists())));
	}

	private Optional<Confirmation> given(Wish wish) {
		return this.subscribers.find(wish.requireSubscriber())
			.filter((reader) -> reader.status() == SubscriberStatus.CONFIRMED && !reader.lists().isEmpty())
			.map((reader) -> new Confirmation.Given(reader.language(), reader.lists(),
					this.links.preferences(reader.id(), this.clock.instant(), this.links.sealedKeyId())));
	}

}
