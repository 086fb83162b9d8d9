package elchi.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who asked for all that is kept about them, and gets it by mail at the address that is
 * known: a link alone shows it to nobody.
 */
public class Disclosures {

	private static final Logger log = LoggerFactory.getLogger(Disclosures.class);

	private static final String INSERT = """
			INSERT INTO disclosure (subscriber, asked_at, network, key_id) VALUES (:subscriber, :now, :network, :key)
			""";

	private static final String FIND = "SELECT id, subscriber, asked_at, key_id FROM disclosure WHERE id = :id";

	private static final String SINCE = """
			SELECT count(*) FROM disclosure WHERE subscriber = :subscriber AND asked_at > :since
			""";

	private final JdbcClient jdbc;

	private final Subscribers subscribers;

	private final Links links;

	private final ServicePost post;

	private final SubscriptionProperties properties;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Disclosures(JdbcClient jdbc, Subscribers subscribers, Links links, ServicePost post,
			SubscriptionProperties properties, TransactionTemplate transaction, ApplicationEventPublisher events,
			Clock clock) {
		this.jdbc = jdbc;
		this.subscribers = subscribers;
		this.links = links;
		this.post = post;
		this.properties = properties;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * A reader asks.
	 */
	public Reception ask(long subscriber, Network network) {
		Instant now = this.clock.instant();
		if (since(subscriber, now.minus(Duration.ofDays(1))) >= this.properties.mailsADay()) {
			log.warn("Refused disclosure subscriber={} reason=too many in a day", subscriber);
			return Reception.TOO_MANY;
		}
		this.transaction.executeWithoutResult((status) -> {
			long disclosure = insert(subscriber, network, now);
			this.events.publishEvent(new DisclosureAsked(disclosure));
			log.info("Took disclosure={} subscriber={} network={}", disclosure, subscriber, network);
		});
		return Reception.TAKEN;
	}

	/**
	 * Outside of any transaction, since the ledger's acts are transactions of their own.
	 */
	@Async
	@TransactionalEventListener
	void on(DisclosureAsked asked) {
		answer(asked.disclosure());
	}

	void answer(long id) {
		find(id).ifPresent((disclosure) -> this.subscribers.find(disclosure.subscriber())
			.filter((reader) -> reader.status() == SubscriberStatus.CONFIRMED)
			.ifPresent((reader) -> this.post.send(ServiceMails.mailing(DisclosureComposer.NAME, id),
					DisclosureComposer.KIND, reader.id(), reader.address(), disclosure.askedAt())));
	}

	Optional<Disclosure> find(long id) {
		return this.jdbc.sql(FIND)
			.param("id", id)
			.query((row, number) -> new Disclosure(row.getLong("id"), row.getLong("subscriber"),
					row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("key_id")))
			.optional();
	}

	private long since(long subscriber, Instant since) {
		return this.jdbc.sql(SINCE)
			.param("subscriber", subscriber)
			.param("since", since.atOffset(ZoneOffset.UTC))
			.query((row, number) -> row.getLong(1))
			.single();
	}

	private long insert(long subscriber, Network network, Instant now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql(INSERT)
			.param("subscriber", subscriber)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("network", network.value())
			.param("key", this.links.sealedKeyId())
			.update(key, "id");
		Number id = key.getKey();
		if (id == null) {
			throw new IllegalStateException("The database gave the disclosure no number");
		}
		return id.longValue();
	}

	/**
	 * One request.
	 *
	 * @param id number
	 * @param subscriber who asked
	 * @param askedAt when it reached us
	 * @param keyId the key of the links in its mail
	 */
	record Disclosure(long id, long subscriber, Instant askedAt, String keyId) {
	}

}
