package elchi.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;
import elchi.subscription.Subscription.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody who ever asked for mail. A transition that the present state does not permit
 * changes nothing and answers false.
 */
public class Subscribers {

	private static final Logger log = LoggerFactory.getLogger(Subscribers.class);

	private static final String REGISTER = """
			INSERT INTO subscriber (address, address_hash, name, status, preferences, registered_at, status_at, status_how)
			VALUES (:address, :hash, :name, 'UNCONFIRMED', :preferences, :now, :now, :how)
			""";

	private static final String SUBSCRIBE = """
			INSERT INTO subscription (subscriber, list, status, changed_at, how)
			SELECT id, :list, 'ACTIVE', :now, :how FROM subscriber WHERE address_hash = :hash
			""";

	private static final String CONFIRM = """
			UPDATE subscriber SET status = 'CONFIRMED', status_at = :now, status_how = :how
			WHERE id = :id AND status = 'UNCONFIRMED'
			""";

	private static final String ERASE = """
			UPDATE subscriber SET status = 'ERASED', address = NULL, name = '', suppressed_for = NULL,
				preferences = :preferences, status_at = :now, status_how = :how
			WHERE id = :id AND status <> 'ERASED'
			""";

	private static final String UNSUBSCRIBE = """
			UPDATE subscription SET status = 'UNSUBSCRIBED', paused_until = NULL, changed_at = :now, how = :how
			WHERE subscriber = :id AND list = :list AND status <> 'UNSUBSCRIBED'
			""";

	private static final String PAUSE = """
			UPDATE subscription SET status = 'PAUSED', paused_until = :until, changed_at = :now, how = :how
			WHERE subscriber = :id AND list = :list AND status <> 'UNSUBSCRIBED'
			""";

	private static final String PREFER = """
			UPDATE subscriber SET preferences = :preferences WHERE id = :id AND status <> 'ERASED'
			""";

	private final JdbcClient jdbc;

	private final SubscriberRows rows;

	private final Suppressions suppressions;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Supplier<Stream<PreferenceSection>> sections;

	Subscribers(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		this(jdbc, transactionManager, clock, Stream::empty);
	}

	/**
	 * Creates the store.
	 * @param sections what other rooms keep about people, asked for when it is needed
	 */
	Subscribers(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock,
			Supplier<Stream<PreferenceSection>> sections) {
		this.jdbc = jdbc;
		this.sections = sections;
		this.rows = new SubscriberRows(jdbc);
		this.suppressions = new Suppressions(jdbc);
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	public Optional<Subscriber> find(long id) {
		return this.rows.find(id);
	}

	/**
	 * Those of some numbers, at most a few thousand, in the order of the numbers.
	 */
	public List<Subscriber> find(Collection<Long> ids) {
		return this.rows.find(ids);
	}

	public Optional<Subscriber> find(EmailAddress address) {
		return this.rows.find(AddressHash.of(address));
	}

	/**
	 * Everybody who gets mail of a list today, in the order of their numbers and in flat
	 * memory.
	 */
	public Stream<Subscriber> active(String list) {
		LocalDate today = today();
		return Keyset.stream((last) -> this.rows.activeAfter(last, Subscription.requireList(list), today),
				Subscriber::id);
	}

	/**
	 * Everybody but the erased, in the order of their numbers and in flat memory.
	 */
	public Stream<Subscriber> all() {
		return Keyset.stream(this.rows::presentAfter, Subscriber::id);
	}

	/**
	 * Notes that somebody asked for mail; nothing is sent before {@link #confirm}. Who is
	 * known already stays as they are.
	 * @param how where the wish was uttered, {@code sign-up page}
	 */
	public Subscriber register(EmailAddress address, String name, Preferences preferences, Collection<String> lists,
			String how) {
		AddressHash hash = AddressHash.of(address);
		try {
			this.transaction.executeWithoutResult((status) -> insert(address, name, preferences, lists, how));
		}
		catch (DuplicateKeyException ex) {
			log.debug("subscriber known already hash={}", hash);
		}
		return this.rows.find(hash).orElseThrow();
	}

	/**
	 * The owner of the address said that the wish was theirs.
	 */
	public boolean confirm(long id, String how) {
		return this.jdbc.sql(CONFIRM).param("id", id).param("now", now()).param("how", how).update() == 1;
	}

	/**
	 * Ends one list for somebody. Takes effect for mail that is already waiting, since
	 * {@linkplain #consent consent} is asked when it is sent.
	 * @param when when the wish reached us
	 * @param how by which way, {@code one-click}
	 * @return whether this changed anything
	 */
	public boolean unsubscribe(long id, String list, Instant when, String how) {
		boolean changed = this.jdbc.sql(UNSUBSCRIBE)
			.param("id", id)
			.param("list", Subscription.requireList(list))
			.param("now", when.atOffset(ZoneOffset.UTC))
			.param("how", how)
			.update() == 1;
		if (changed) {
			log.info("unsubscribed subscriber={} list={} how={}", id, list, how);
		}
		return changed;
	}

	/**
	 * Ends one list for somebody now.
	 */
	boolean unsubscribe(long id, String list, String how) {
		return unsubscribe(id, list, this.clock.instant(), how);
	}

	/**
	 * Holds a list's mail back until a day (UTC).
	 */
	public boolean pause(long id, String list, LocalDate until, String how) {
		return this.jdbc.sql(PAUSE)
			.param("id", id)
			.param("list", Subscription.requireList(list))
			.param("until", until)
			.param("now", now())
			.param("how", how)
			.update() == 1;
	}

	/**
	 * Sends nothing to an address any more.
	 * @param reason why, {@code 5.1.1 no such user}
	 */
	public boolean suppress(long id, String reason, String how) {
		boolean changed = Boolean.TRUE
			.equals(this.transaction.execute((status) -> this.suppressions.begin(id, reason, how, now())));
		if (changed) {
			log.info("suppressed subscriber={} reason={} how={}", id, reason, how);
		}
		return changed;
	}

	/**
	 * Undoes a suppression: back to what was before. Lists that the person has left stay
	 * left.
	 * @param how who undid it and why, {@code command line: a typing error was mended}
	 */
	public boolean unsuppress(long id, String how) {
		boolean changed = Boolean.TRUE
			.equals(this.transaction.execute((status) -> this.suppressions.end(id, how, now())));
		if (changed) {
			log.info("unsuppressed subscriber={} how={}", id, how);
		}
		return changed;
	}

	/**
	 * Forgets a person and what all rooms keep about them, all but the hash of the
	 * address.
	 */
	public boolean erase(long id, String how) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			this.sections.get().forEach((section) -> section.erase(id));
			return forget(id, how);
		}));
	}

	private boolean forget(long id, String how) {
		return this.jdbc.sql(ERASE)
			.param("id", id)
			.param("preferences", Preferences.DEFAULT.key())
			.param("now", now())
			.param("how", how)
			.update() == 1;
	}

	/**
	 * Changes what somebody chose to get.
	 */
	public boolean prefer(long id, Preferences preferences) {
		return this.jdbc.sql(PREFER).param("id", id).param("preferences", preferences.key()).update() == 1;
	}

	/**
	 * Whether somebody may be sent a list's mail at this moment.
	 */
	public Consent consent(long id, String list) {
		LocalDate today = today();
		return find(id).map((subscriber) -> consent(subscriber, Subscription.requireList(list), today))
			.orElseGet(() -> new Consent.Withheld("unknown subscriber"));
	}

	/**
	 * Whether some people may be sent a mailing of a list at this moment, and what was
	 * sealed for them, by their numbers; who is unknown is missing. Read in one
	 * statement, since it is asked before each message.
	 * @param ids a few hundred at most
	 * @param audience name of the mailing's audience
	 */
	public Map<Long, Standing> standings(Collection<Long> ids, String list, String audience) {
		Subscription.requireList(list);
		LocalDate today = today();
		return this.rows.standings(ids, audience, (subscriber) -> consent(subscriber, list, today));
	}

	private static Consent consent(Subscriber subscriber, String list, LocalDate today) {
		if (subscriber.status() == SubscriberStatus.SUPPRESSED) {
			return new Consent.Withheld("suppressed: " + subscriber.suppressedFor());
		}
		if (subscriber.status() != SubscriberStatus.CONFIRMED) {
			return new Consent.Withheld(Choices.print(subscriber.status()));
		}
		Subscription subscription = subscriber.subscription(list).orElse(null);
		if (subscription == null) {
			return new Consent.Withheld("never asked for " + list);
		}
		if (subscription.status() == Status.UNSUBSCRIBED) {
			return new Consent.Withheld(
					"unsubscribed " + LocalDate.ofInstant(subscription.changedAt(), ZoneOffset.UTC));
		}
		LocalDate until = subscription.pausedUntil();
		if (until != null && until.isAfter(today)) {
			return new Consent.Withheld("paused until " + until);
		}
		return new Consent.Given(subscriber);
	}

	private void insert(EmailAddress address, String name, Preferences preferences, Collection<String> lists,
			String how) {
		String hash = AddressHash.of(address).value();
		this.jdbc.sql(REGISTER)
			.param("address", address.value())
			.param("hash", hash)
			.param("name", name)
			.param("preferences", preferences.key())
			.param("now", now())
			.param("how", how)
			.update();
		for (String list : List.copyOf(lists)) {
			this.jdbc.sql(SUBSCRIBE)
				.param("list", Subscription.requireList(list))
				.param("now", now())
				.param("how", how)
				.param("hash", hash)
				.update();
		}
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
