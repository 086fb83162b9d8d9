package elchi.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import elchi.mail.MailConnection;
import elchi.mail.MailMessage;
import elchi.mail.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends what it claims, one message after the other over one connection. At most one of
 * its deliveries is on the wire.
 */
final class DeliveryWorker implements Runnable {

	private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

	private static final int BATCH = 20;

	private static final int CALLS = 5;

	private final DeliveryRun run;

	private final PostOffice office;

	private final MessageComposer composer;

	private final String owner;

	/** Outcome of the last message, written down together with the next one's begin. */
	private @Nullable Outcome last;

	DeliveryWorker(DeliveryRun run, PostOffice office, MessageComposer composer, String owner) {
		this.run = run;
		this.office = office;
		this.composer = composer;
		this.owner = owner;
	}

	@Override
	public void run() {
		try (MailConnection connection = this.office.mailer().connect()) {
			deliver(connection);
		}
		catch (RuntimeException ex) {
			this.run.fail(ex);
		}
		finally {
			finish();
		}
	}

	private void deliver(MailConnection connection) {
		while (!this.run.isStopped()) {
			List<Claim> claims = this.office.ledger().claim(this.run.mailing(), this.owner, BATCH);
			if (claims.isEmpty()) {
				return;
			}
			for (Claim claim : claims) {
				if (this.run.isStopped()) {
					return;
				}
				deliver(connection, claim);
			}
		}
	}

	private void deliver(MailConnection connection, Claim claim) {
		Composition composition = compose(claim);
		if (composition instanceof Composition.Withdrawn withdrawn) {
			Instant now = this.office.clock().instant();
			this.office.ledger().advance(new Outcome(claim, DeliveryStatus.WITHDRAWN, withdrawn.reason(), now), null);
			this.run.count(DeliveryStatus.WITHDRAWN);
			return;
		}
		if (composition instanceof Composition.Composed composed && isConnected(connection) && isAllowed()) {
			send(connection, claim, composed.message());
		}
	}

	private @Nullable Composition compose(Claim claim) {
		try {
			return this.composer.compose(claim.mailing(), claim.subscriber());
		}
		catch (DataAccessException | TransactionException ex) {
			// The database fails, not the message: a restart is enough.
			throw ex;
		}
		catch (RuntimeException ex) {
			LOG.error("Cannot compose mailing={} subscriber={}", claim.mailing(), claim.subscriber(), ex);
			pause("The mail to subscriber %d cannot be composed: %s".formatted(claim.subscriber(), ex.getMessage()));
			return null;
		}
	}

	private void send(MailConnection connection, Claim claim, MailMessage message) {
		Outcome previous = this.last;
		boolean begun = this.office.ledger().advance(previous, claim);
		this.last = null;
		if (!begun) {
			return;
		}
		SendResult result = connection.send(message);
		Outcome outcome = this.office.retry()
			.outcome(claim, result, this.run.uncertain(), this.office.clock().instant());
		this.last = outcome;
		this.run.count(outcome.status());
		if (result instanceof SendResult.Rejected rejected && rejected.fault() == SendResult.Fault.SENDER) {
			pause("The mail server refuses the sender: " + rejected.reply());
		}
	}

	/**
	 * Waits for its turn; what is known by then is written down first.
	 */
	private boolean isAllowed() {
		long nanos = this.run.limiter().reserve();
		if (nanos > 0) {
			writeDown();
			this.run.idle(nanos);
		}
		return !this.run.isStopped();
	}

	private boolean isConnected(MailConnection connection) {
		for (int call = 0; !this.run.isStopped(); call++) {
			Optional<SendResult> refusal = connection.open();
			if (refusal.isEmpty()) {
				return true;
			}
			writeDown();
			if (refusal.get() instanceof SendResult.Rejected rejected) {
				pause("The mail server refuses the sender: " + rejected.reply());
				return false;
			}
			String reply = (refusal.get() instanceof SendResult.Deferred deferred) ? deferred.reply() : "";
			if (call == CALLS) {
				throw new IllegalStateException("The mail server cannot be reached: " + reply);
			}
			this.run.warn("The mail server cannot be reached yet: " + reply);
			this.run.idle(this.office.reconnect().toNanos() << call);
		}
		return false;
	}

	private void pause(String reason) {
		writeDown();
		this.office.ledger().pause(this.run.mailing(), reason);
		this.run.fail(new IllegalStateException("Mailing '%s' is paused. %s".formatted(this.run.mailing(), reason)));
	}

	private void writeDown() {
		if (this.last != null) {
			this.office.ledger().advance(this.last, null);
			this.last = null;
		}
	}

	/**
	 * Insists for a while: an outcome that is not written down makes a delivery uncertain
	 * that is not.
	 */
	private void finish() {
		for (int attempt = 1; attempt <= 15; attempt++) {
			try {
				writeDown();
				this.office.ledger().release(this.run.mailing(), this.owner);
				return;
			}
			catch (DataAccessException | TransactionException ex) {
				LOG.warn("Cannot write down owner={} attempt={}", this.owner, attempt, ex);
				this.run.fail(ex);
				LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
			}
		}
	}

}
