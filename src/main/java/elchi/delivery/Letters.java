package elchi.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import elchi.mail.MailConnection;
import elchi.mail.WireMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Claims deliveries of one mailing for one owner, and composes their messages, one at a
 * time.
 */
final class Letters {

	private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

	/** So many are looked up together at the most. */
	private static final int AHEAD = 50;

	/** For so long a look at consent and address is good: a batch may take its time. */
	private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

	private final DeliveryRun run;

	private final PostOffice office;

	private final MessageComposer composer;

	private final String owner;

	private final Deque<Claim> claims = new ArrayDeque<>();

	private List<Claim> batch = List.of();

	private @Nullable LongFunction<Composition> composing;

	private long lookedUp;

	/** How many more were looked up. */
	private int ahead;

	private boolean spent;

	Letters(DeliveryRun run, PostOffice office, MessageComposer composer, String owner) {
		this.run = run;
		this.office = office;
		this.composer = composer;
		this.owner = owner;
	}

	/**
	 * The next one; null if nothing is due, if whoever is due must wait for their domain,
	 * or if the run is stopped.
	 * @throws PausedException if it cannot be composed; the mailing is paused then
	 */
	@Nullable Letter next(MailConnection connection) {
		while (!this.run.isStopped()) {
			Claim turn = this.run.turns().next(this.owner);
			if (turn == null && this.claims.isEmpty()) {
				claim();
			}
			Claim claim = (turn != null) ? turn : this.claims.poll();
			if (claim == null) {
				return null;
			}
			WireMessage message = compose(claim, (turn != null) ? lookUp(List.of(turn)) : composing(claim), connection);
			if (message != null) {
				return new Letter(claim, message);
			}
		}
		return null;
	}

	/**
	 * Whether nothing was due, and nobody was waited for, when it was asked for the last
	 * time.
	 */
	boolean isSpent() {
		return this.spent;
	}

	private void claim() {
		boolean awaited = this.run.turns().areAwaited();
		this.spent = false;
		if (!this.run.turns().isTimeToLook()) {
			return;
		}
		this.batch = this.run.claim(this.owner, this.batch);
		this.spent = this.batch.isEmpty() && !awaited;
		this.claims.addAll(this.run.turns().sort(this.batch));
		this.composing = null;
	}

	private @Nullable WireMessage compose(Claim claim, LongFunction<Composition> composing, MailConnection connection) {
		try {
			Composition composition = composing.apply(claim.subscriber());
			if (composition instanceof Composition.Composed composed) {
				return connection.finish(composed.message());
			}
			withdraw(claim, (Composition.Withdrawn) composition);
			return null;
		}
		catch (DataAccessException | TransactionException ex) {
			// The database fails, not the message: a restart is enough.
			throw ex;
		}
		catch (RuntimeException ex) {
			LOG.error("Cannot compose mailing={} subscriber={}", claim.mailing(), claim.subscriber(), ex);
			throw this.run.pause(
					"The mail to subscriber %d cannot be composed: %s".formatted(claim.subscriber(), ex.getMessage()));
		}
	}

	/**
	 * Looks up the claim and some behind it, if that was not done just now.
	 */
	private LongFunction<Composition> composing(Claim claim) {
		long now = this.office.nanoTime().getAsLong();
		LongFunction<Composition> known = this.composing;
		if (known != null && this.ahead > 0 && now - this.lookedUp < FRESH) {
			this.ahead--;
			return known;
		}
		List<Claim> next = Stream.concat(Stream.of(claim), this.claims.stream()).limit(AHEAD).toList();
		LongFunction<Composition> fresh = lookUp(next);
		this.composing = fresh;
		this.lookedUp = now;
		this.ahead = next.size() - 1;
		return fresh;
	}

	private LongFunction<Composition> lookUp(List<Claim> claims) {
		List<Long> next = claims.stream().map(Claim::subscriber).toList();
		try {
			return this.composer.composing(this.run.mailing(), next);
		}
		catch (DataAccessException | TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			LOG.debug("Cannot look up subscribers={} of mailing={} together", next, this.run.mailing(), ex);
			// One by one it turns out whose fault it is.
			return (subscriber) -> this.composer.compose(this.run.mailing(), subscriber);
		}
	}

	private void withdraw(Claim claim, Composition.Withdrawn withdrawn) {
		Outcome outcome = new Outcome(claim, DeliveryStatus.WITHDRAWN, withdrawn.reason(),
				this.office.clock().instant());
		this.run.turns().end(claim);
		this.office.ledger().advance(List.of(outcome), null);
		this.run.count(DeliveryStatus.WITHDRAWN);
	}

}
