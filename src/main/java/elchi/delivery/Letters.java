package elchi.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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

	private static final int BATCH = 20;

	private final DeliveryRun run;

	private final PostOffice office;

	private final MessageComposer composer;

	private final String owner;

	private final Deque<Claim> claims = new ArrayDeque<>();

	Letters(DeliveryRun run, PostOffice office, MessageComposer composer, String owner) {
		this.run = run;
		this.office = office;
		this.composer = composer;
		this.owner = owner;
	}

	/**
	 * The next one; null if nothing is due or the run is stopped.
	 * @throws PausedException if it cannot be composed; the mailing is paused then
	 */
	@Nullable Letter next(MailConnection connection) {
		while (!this.run.isStopped()) {
			if (this.claims.isEmpty()) {
				this.claims.addAll(this.office.ledger().claim(this.run.mailing(), this.owner, BATCH));
			}
			Claim claim = this.claims.poll();
			if (claim == null) {
				return null;
			}
			WireMessage message = compose(claim, connection);
			if (message != null) {
				return new Letter(claim, message);
			}
		}
		return null;
	}

	private @Nullable WireMessage compose(Claim claim, MailConnection connection) {
		try {
			Composition composition = this.composer.compose(claim.mailing(), claim.subscriber());
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

	private void withdraw(Claim claim, Composition.Withdrawn withdrawn) {
		Outcome outcome = new Outcome(claim, DeliveryStatus.WITHDRAWN, withdrawn.reason(),
				this.office.clock().instant());
		this.office.ledger().advance(List.of(outcome), null);
		this.run.count(DeliveryStatus.WITHDRAWN);
	}

}
