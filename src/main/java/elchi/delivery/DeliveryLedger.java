package elchi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The account of who is owed which mail and what became of it. One row per mailing and
 * subscriber; what is on the wire was written down as such before its first octet.
 * <p>
 * Every act is a short transaction of its own, whatever transaction the caller is in: a
 * rollback elsewhere must not forget a message that a server has taken.
 */
public class DeliveryLedger {

	private static final Logger LOG = LoggerFactory.getLogger(DeliveryLedger.class);

	/** How long a sender is believed to live without a sign of life. */
	static final Duration LEASE = Duration.ofMinutes(3);

	private final Mailings mailings;

	private final Deliveries deliveries;

	private final Claims claims;

	private final Enrolment enrolment;

	private final GroupCommit entries;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	public DeliveryLedger(DataSource dataSource, PlatformTransactionManager transactionManager, Clock clock,
			ApplicationEventPublisher events) {
		this.mailings = new Mailings(JdbcClient.create(dataSource));
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		this.deliveries = new Deliveries(jdbc);
		this.claims = new Claims(JdbcClient.create(jdbc));
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.enrolment = new Enrolment(this.mailings, this.deliveries, new Enlisted(JdbcClient.create(jdbc)),
				this.transaction, clock);
		this.entries = new GroupCommit(new Advances(jdbc, this.transaction, clock, LEASE), GroupCommit.MOMENT);
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Opens a mailing; opening it again changes nothing.
	 * @throws IllegalStateException if it is already open with another kind or audience
	 */
	public void open(Mailing mailing) {
		this.transaction.executeWithoutResult((status) -> {
			Optional<Mailing> known = mailing(mailing.id());
			if (known.isEmpty()) {
				this.mailings.insert(mailing);
				LOG.info("Opened mailing={} kind={} audience={}", mailing.id(), mailing.kind(), mailing.audience());
				return;
			}
			if (!known.get().kind().equals(mailing.kind()) || known.get().audience() != mailing.audience()) {
				throw new IllegalStateException(
						"Mailing '%s' is open for %d recipients of kind '%s'; it cannot be opened again for %d of kind '%s'"
							.formatted(mailing.id(), known.get().audience(), known.get().kind(), mailing.audience(),
									mailing.kind()));
			}
		});
	}

	/**
	 * Says that more readers were sealed for a mailing than it was opened for; without
	 * effect on one that is not opened yet.
	 */
	public void extend(MailingId id, long audience) {
		if (Boolean.TRUE.equals(this.transaction.execute((status) -> this.mailings.extend(id, audience)))) {
			LOG.info("Extended mailing={} audience={}", id, audience);
		}
	}

	/**
	 * Adds the recipients that the mailing does not have yet, by subscriber and by
	 * address. Takes any number of them in little memory, and can be repeated.
	 * @return how many rows were added
	 */
	public long enqueue(MailingId id, Stream<Recipient> recipients) {
		long added = this.enrolment.enrol(id, recipients);
		LOG.info("Enqueued mailing={} added={}", id, added);
		return added;
	}

	/**
	 * Adds the recipients that the mailing does not have yet, by subscriber and by
	 * address, set by set in the database. Can be repeated.
	 * @param recipients nobody in it twice, by number or by address
	 * @return how many rows were added
	 */
	public long enqueue(MailingId id, RecipientQuery recipients) {
		long added = this.enrolment.enrol(id, recipients);
		LOG.info("Enqueued mailing={} added={}", id, added);
		return added;
	}

	/**
	 * The mailing, if it was opened.
	 */
	public Optional<Mailing> mailing(MailingId id) {
		return this.mailings.find(id).map(Mailings.Stored::mailing);
	}

	/**
	 * Stops the sending of a mailing until {@link #resume}; what is on the wire is
	 * finished.
	 */
	public void pause(MailingId id, String cause) {
		String reason = (cause.length() > 1000) ? cause.substring(0, 1000) : cause;
		if (Boolean.TRUE.equals(this.transaction.execute((status) -> this.mailings.pause(id, reason)))) {
			LOG.error("Paused mailing={} reason={}", id, reason);
			publish(new MailingPaused(id.value(), reason));
		}
	}

	/**
	 * Lets a paused mailing be sent again.
	 */
	public void resume(MailingId id) {
		if (Boolean.TRUE.equals(this.transaction.execute((status) -> this.mailings.resume(id)))) {
			LOG.info("Resumed mailing={}", id);
		}
	}

	/**
	 * Why the mailing is paused; empty if it is not.
	 */
	public Optional<String> pausedReason(MailingId id) {
		return this.mailings.find(id).map(Mailings.Stored::pausedReason);
	}

	/**
	 * Closes the mailing if all of its audience is there and nothing is due, under way or
	 * deferred.
	 * @return whether it is closed now
	 */
	public boolean close(MailingId id) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.mailings.close(id, this.clock.instant())) {
				this.events.publishEvent(new MailingClosed(id.value()));
				LOG.info("Closed mailing={}", id);
			}
		});
		return this.mailings.find(id).filter(Mailings.Stored::closed).isPresent();
	}

	/**
	 * The account of the mailing as it is now.
	 * @throws IllegalArgumentException if there is no such mailing
	 */
	public Books books(MailingId id) {
		return this.transaction.execute((status) -> {
			long audience = stored(id).mailing().audience();
			Map<DeliveryStatus, Long> counts = this.deliveries.counts(id);
			long sum = counts.values().stream().mapToLong(Long::longValue).sum();
			return Books.of(id, audience, counts, sum == audience && this.deliveries.areInOrder(id),
					this.deliveries.uncertain(id));
		});
	}

	/**
	 * What a run of delivery would find.
	 */
	public DryRun dryRun(MailingId id) {
		Books books = books(id);
		long now = this.deliveries.claimableNow(id, this.clock.instant());
		return new DryRun(now, books.due() + books.deferred() - now, books.uncertain());
	}

	/**
	 * Hands over each address that a server took the mailing for, unless it was erased
	 * since. Takes any number of them in little memory.
	 */
	public void accepted(MailingId id, Consumer<String> address) {
		this.transaction.executeWithoutResult((status) -> this.deliveries.accepted(id, address));
	}

	/**
	 * Everything that was ever owed to an address, the newest first.
	 */
	public List<Delivery> deliveries(EmailAddress address) {
		return this.deliveries.of(address);
	}

	Mailings.Stored stored(MailingId id) {
		return this.mailings.find(id)
			.orElseThrow(() -> new IllegalArgumentException("There is no mailing '%s'".formatted(id)));
	}

	List<Mailing> withWork() {
		return this.mailings.withWork(this.clock.instant());
	}

	void uncertain(MailingId id, UncertainPolicy policy) {
		this.mailings.uncertain(id, policy);
	}

	long claimableNow(MailingId id) {
		return this.deliveries.claimableNow(id, this.clock.instant());
	}

	/**
	 * Without the deferred ones, whose moment may come at any time.
	 */
	long dueNow(MailingId id) {
		return this.deliveries.dueNow(id, this.clock.instant());
	}

	/**
	 * Takes deliveries whose moment has come, for one owner, until the lease ends.
	 */
	List<Claim> claim(MailingId id, String owner, int count) {
		Instant now = this.clock.instant();
		return this.transaction.execute((status) -> this.claims.take(id, owner, count, now.plus(LEASE), now));
	}

	/**
	 * Says that one more sender advances here, until it leaves.
	 */
	void enter() {
		this.entries.enter();
	}

	void leave() {
		this.entries.leave();
	}

	/**
	 * Writes down what became of some deliveries and that the next one is being sent, in
	 * one transaction.
	 * @return whether the next one may be sent; false if it is no longer this owner's
	 */
	boolean advance(List<Outcome> known, @Nullable Claim next) {
		boolean begun = this.entries.write(new Advance(known, next));
		for (Outcome outcome : known) {
			if (outcome.event() != null) {
				publish(outcome.event());
			}
		}
		return begun;
	}

	/**
	 * Lengthens what living owners hold.
	 */
	void renew(List<Claim> held) {
		Instant lease = this.clock.instant().plus(LEASE);
		this.transaction.executeWithoutResult((status) -> this.claims.renew(held, lease));
	}

	/**
	 * Gives back what an owner claimed and did not begin.
	 */
	void release(MailingId id, String owner) {
		this.claims.release(id, owner, this.clock.instant());
	}

	/**
	 * Gives back what was begun when the connection broke, behind everything that is due
	 * already: its attempt is not counted, the break is.
	 */
	void giveBack(List<Outcome> lost) {
		Instant now = this.clock.instant();
		this.transaction
			.executeWithoutResult((status) -> lost.forEach((outcome) -> this.deliveries.giveBack(outcome, now)));
	}

	/**
	 * Finds what dead senders left behind, by proof or by the end of their lease: what
	 * was not begun is due again, what was begun is uncertain. Deferred deliveries that
	 * have become too old are rejected.
	 */
	void recover(MailingId id, Predicate<String> dead) {
		Instant now = this.clock.instant();
		// Never empty, since IN () is no SQL.
		List<String> owners = new ArrayList<>(List.of("nobody"));
		this.deliveries.owners(id).stream().filter(dead).forEach(owners::add);
		this.transaction.executeWithoutResult((status) -> {
			UncertainPolicy policy = stored(id).uncertain();
			int unbegun = this.deliveries.unbegun(id, owners, now);
			int broken = this.deliveries.brokenOff(id, owners,
					(policy == UncertainPolicy.RESEND) ? DeliveryStatus.DUE : DeliveryStatus.UNCERTAIN, now);
			int expired = this.deliveries.expire(id, now);
			if (unbegun + broken + expired > 0) {
				LOG.warn("Recovered mailing={} unbegun={} begun={} expired={}", id, unbegun, broken, expired);
			}
		});
	}

	/**
	 * In a transaction of its own, since some listeners hear only what was committed.
	 */
	private void publish(Object event) {
		try {
			this.transaction.executeWithoutResult((status) -> this.events.publishEvent(event));
		}
		catch (RuntimeException ex) {
			LOG.error("Nobody could take event={}", event, ex);
		}
	}

}
