package elchi.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import elchi.mail.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Readers take their mail to another address: asked for on their page, confirmed from the
 * new address, told to the old one. An address that is somebody else's, or to which
 * nothing is sent, is answered like any other, and nothing comes of it. Links in mail
 * that went to the old address go on working, since they name the person.
 */
public class AddressChanges {

	private static final Logger log = LoggerFactory.getLogger(AddressChanges.class);

	private final AddressChangeRows rows;

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final Suppressions suppressions;

	private final Links links;

	private final SubscriptionProperties properties;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	AddressChanges(AddressChangeRows rows, Wishes wishes, Subscribers subscribers, Suppressions suppressions,
			Links links, SubscriptionProperties properties, TransactionTemplate transaction,
			ApplicationEventPublisher events, Clock clock) {
		this.rows = rows;
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.suppressions = suppressions;
		this.links = links;
		this.properties = properties;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * A reader wants another address. All that happens while they wait is the same for
	 * every address.
	 */
	public Reception ask(Subscriber reader, EmailAddress address, Network network) {
		Instant now = this.clock.instant();
		Instant day = now.minus(Duration.ofDays(1));
		Instant hour = now.minus(Duration.ofHours(1));
		AddressHash hash = AddressHash.of(address);
		long near = this.wishes.ofNetwork(network, hour) + this.rows.ofNetwork(network, hour);
		long same = this.wishes.ofAddress(hash, day) + this.rows.ofAddress(hash, day);
		if (near >= this.properties.wishesAnHour()
				|| this.rows.ofSubscriber(reader.id(), day) >= this.properties.mailsADay()) {
			log.warn("Refused address-change subscriber={} network={} reason=too many", reader.id(), network);
			return Reception.TOO_MANY;
		}
		if (same >= this.properties.mailsADay()) {
			log.info("Ignored address-change subscriber={} reason=the address had enough mail today", reader.id());
			return Reception.TAKEN;
		}
		this.transaction.executeWithoutResult((status) -> {
			long change = this.rows.insert(reader.id(), address, network, this.links.sealedKeyId(), now);
			this.events.publishEvent(new AddressChangeAsked(change));
			log.info("Took address-change={} subscriber={} network={}", change, reader.id(), network);
		});
		return Reception.TAKEN;
	}

	/**
	 * What a link leads to; empty if it is not good any more. Changes nothing.
	 */
	public Optional<NewAddress> look(String token) {
		return change(token).flatMap((change) -> {
			EmailAddress address = change.address();
			return (address != null && isOpen(change, address))
					? reader(change).map((reader) -> seen(reader, address, false)) : done(change);
		});
	}

	/**
	 * Takes the word of the new address's owner. The same link again changes nothing.
	 */
	public Optional<NewAddress> confirm(String token, Network network) {
		Optional<AddressChange> change = change(token);
		change.ifPresent((open) -> {
			EmailAddress address = open.address();
			if (address != null && isOpen(open, address)) {
				confirm(open, address, network);
			}
		});
		return change.flatMap(this::done);
	}

	/**
	 * Whether an address can become somebody's: nobody gets mail there or refused to.
	 */
	boolean isFree(EmailAddress address) {
		return this.subscribers.find(address).filter((other) -> !isNobody(other)).isEmpty();
	}

	private static boolean isNobody(Subscriber other) {
		return other.status() == SubscriberStatus.ERASED || other.status() == SubscriberStatus.UNCONFIRMED;
	}

	private void confirm(AddressChange change, EmailAddress address, Network network) {
		try {
			this.transaction.executeWithoutResult(
					(status) -> reader(change).ifPresent((reader) -> move(change, reader, address, network)));
		}
		catch (DuplicateKeyException ex) {
			log.info("Left address-change={} reason=somebody else has the address since", change.id());
		}
	}

	private void move(AddressChange change, Subscriber reader, EmailAddress address, Network network) {
		boolean heard = reader.status() == SubscriberStatus.CONFIRMED;
		Instant now = this.clock.instant();
		if (!this.rows.confirm(change.id(), heard ? reader.address() : null, AddressHash.of(reader.address()), network,
				now)) {
			return;
		}
		this.subscribers.find(address).ifPresent(this::release);
		this.rows.move(reader.id(), address);
		if (!heard) {
			this.suppressions.end(reader.id(), "another address was confirmed", now.atOffset(ZoneOffset.UTC));
		}
		this.events.publishEvent(new AddressChanged(change.id()));
		log.info("Changed address subscriber={} address-change={} network={}", reader.id(), change.id(), network);
	}

	/**
	 * Whoever asked for mail there and never confirmed, or was erased, was its owner, who
	 * has just spoken.
	 */
	private void release(Subscriber other) {
		this.subscribers.erase(other.id(), "the address was taken by its owner");
		this.rows.release(other.id(), AddressHash.ofNobody(other.id()));
	}

	private boolean isOpen(AddressChange change, EmailAddress address) {
		return change.confirmedAt() == null && !this.rows.isOvertaken(change) && reader(change).isPresent()
				&& isFree(address);
	}

	private Optional<AddressChange> change(String token) {
		return this.links.read(LinkPurpose.NEW_ADDRESS, token)
			.flatMap(NewAddressComposer::change)
			.flatMap(this.rows::find);
	}

	private Optional<Subscriber> reader(AddressChange change) {
		return this.subscribers.find(change.subscriber())
			.filter((reader) -> reader.status() == SubscriberStatus.CONFIRMED
					|| reader.status() == SubscriberStatus.SUPPRESSED);
	}

	private Optional<NewAddress> done(AddressChange earlier) {
		return this.rows.find(earlier.id())
			.filter((change) -> change.confirmedAt() != null)
			.flatMap(this::reader)
			.filter((reader) -> AddressHash.of(reader.address()).equals(earlier.hash()))
			.map((reader) -> seen(reader, reader.address(), true));
	}

	private NewAddress seen(Subscriber reader, EmailAddress address, boolean confirmed) {
		return new NewAddress(reader.language(), address, confirmed,
				this.links.preferences(reader.id(), this.clock.instant(), this.links.sealedKeyId()));
	}

}
