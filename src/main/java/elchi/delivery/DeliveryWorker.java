package elchi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import elchi.mail.Answer;
import elchi.mail.Beginning;
import elchi.mail.MailConnection;
import elchi.mail.Relay;
import elchi.mail.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends over one connection, each message's envelope behind the content of the one
 * before, and composes the next while the server answers.
 * <p>
 * At most two of its deliveries are SENDING: one whose content has gone, one whose
 * content the server waits for. The transaction that begins a third writes down what
 * became of the first.
 */
final class DeliveryWorker implements Runnable {

	private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

	/** The wait between two calls is doubled so many times. */
	private static final int DOUBLINGS = 4;

	/** For so long a server may wait for a message's content. */
	private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(50);

	private final DeliveryRun run;

	private final PostOffice office;

	private final Letters letters;

	private final String owner;

	/** Outcomes that are not written down yet. */
	private final List<Outcome> known = new ArrayList<>();

	/** Whom the connection broke at, through no fault of theirs, not written down yet. */
	private final List<Outcome> lost = new ArrayList<>();

	/** The one whose content the server waits for. */
	private @Nullable Claim open;

	/** The one that was begun in the ledger, or may have been, and not at the server. */
	private @Nullable Claim begun;

	/** Why the server refuses us, whoever the recipient is. */
	private @Nullable String refusal;

	/** Why too many fail; null if they do not. */
	private @Nullable String braked;

	DeliveryWorker(DeliveryRun run, PostOffice office, MessageComposer composer, String owner) {
		this.run = run;
		this.office = office;
		this.letters = new Letters(run, office, composer, owner);
		this.owner = owner;
	}

	@Override
	public void run() {
		this.office.ledger().enter();
		try {
			send();
		}
		finally {
			this.office.ledger().leave();
		}
	}

	private void send() {
		try (MailConnection connection = this.office.mailer().connect()) {
			deliver(connection);
			if (this.run.failure() == null) {
				end(connection);
			}
		}
		catch (RuntimeException ex) {
			this.run.fail(ex);
		}
		catch (Error ex) {
			this.run.fail(new IllegalStateException("Sender '%s' broke down: %s".formatted(this.owner, ex), ex));
			throw ex;
		}
		finally {
			finish();
		}
	}

	private void deliver(MailConnection connection) {
		Letter letter = first(connection);
		while (letter != null && isAllowed(connection) && isConnected(connection)) {
			letter = transmit(connection, letter);
			if (letter == null && !this.run.isStopped()) {
				end(connection);
				letter = first(connection);
			}
		}
	}

	/**
	 * The next one with no message open, for whose turn it may have to wait.
	 */
	private @Nullable Letter first(MailConnection connection) {
		Letter letter = this.letters.next(connection);
		while (letter == null && !this.run.isStopped() && !this.letters.isSpent()) {
			this.run.idle(this.run.turns().untilNext());
			letter = this.letters.next(connection);
		}
		return letter;
	}

	/**
	 * Waits for its turn. A long wait is not spent with a message open.
	 */
	private boolean isAllowed(MailConnection connection) {
		long nanos = this.run.reserve(connection.relay());
		if (nanos > MOMENT) {
			end(connection);
		}
		if (nanos > 0) {
			this.run.idle(nanos);
		}
		return !this.run.isStopped();
	}

	private boolean isConnected(MailConnection connection) {
		if (this.open != null && connection.isReady()) {
			return true;
		}
		end(connection);
		return call(connection);
	}

	private boolean call(MailConnection connection) {
		long begun = this.office.nanoTime().getAsLong();
		for (int call = 0; !this.run.isStopped(); call++) {
			Optional<SendResult> failure = connection.open();
			if (failure.isEmpty()) {
				return true;
			}
			writeDown();
			this.run.heard(connection.relay(), failure.get());
			if (failure.get() instanceof SendResult.Rejected rejected) {
				throw refused(rejected.reply());
			}
			String reply = (failure.get() instanceof SendResult.Deferred deferred) ? deferred.reply() : "";
			if (this.office.nanoTime().getAsLong() - begun > this.run.patience().toNanos()) {
				throw new IllegalStateException("The mail server cannot be reached: " + reply);
			}
			this.run.warn("The mail server cannot be reached yet: " + reply);
			this.run.idle(this.office.reconnect().toNanos() << Math.min(call, DOUBLINGS));
		}
		return false;
	}

	/**
	 * Begins one message and returns the next, which is composed while the server
	 * answers. What is open is read by the server while the ledger writes, and ended when
	 * it has written.
	 */
	private @Nullable Letter transmit(MailConnection connection, Letter letter) {
		if (this.open != null) {
			connection.sendAhead();
		}
		this.begun = letter.claim();
		if (!advance(letter.claim())) {
			this.begun = null;
			this.run.turns().end(letter.claim());
			return this.letters.next(connection);
		}
		Claim last = this.open;
		begin(connection, letter);
		Letter following;
		try {
			following = this.letters.next(connection);
		}
		finally {
			hear(connection, last, letter.claim());
		}
		if (this.begun != null && call(connection)) {
			begin(connection, letter);
			hear(connection, null, letter.claim());
		}
		pauseIfRefused();
		return following;
	}

	/**
	 * Should anything break in here, nobody can tell what has gone: both messages stay
	 * SENDING.
	 */
	private void begin(MailConnection connection, Letter letter) {
		this.open = null;
		this.begun = null;
		connection.begin(letter.message());
	}

	private void hear(MailConnection connection, @Nullable Claim last, Claim claim) {
		Answer answer = connection.await();
		if (last != null) {
			answer.last().ifPresent((result) -> know(connection.relay(), last, result));
		}
		if (answer.next() instanceof Beginning.Ended ended) {
			know(connection.relay(), claim, ended.result());
		}
		else if (answer.next() instanceof Beginning.Open) {
			this.open = claim;
		}
		else if (answer.next() instanceof Beginning.Missed missed) {
			this.run.heard(connection.relay(), new SendResult.Deferred(missed.reason(), SendResult.About.CONNECTION));
			this.begun = claim;
		}
	}

	/**
	 * Sends what is open, and writes down what is known.
	 */
	private void end(MailConnection connection) {
		Claim last = this.open;
		if (last != null) {
			this.open = null;
			know(connection.relay(), last, connection.end());
		}
		writeDown();
		pauseIfRefused();
	}

	private void know(Relay relay, Claim claim, SendResult result) {
		this.run.heard(relay, claim, result);
		if (this.office.retry().isForgiven(claim, result)) {
			String reply = ((SendResult.Deferred) result).reply();
			this.lost.add(new Outcome(claim, DeliveryStatus.DUE, reply, this.office.clock().instant()));
			return;
		}
		Outcome outcome = this.office.retry()
			.outcome(claim, result, this.run.uncertain(), this.office.clock().instant());
		this.known.add(outcome);
		this.run.count(outcome.status());
		if (result instanceof SendResult.Rejected rejected && rejected.fault() == SendResult.Fault.SENDER) {
			this.refusal = rejected.reply();
		}
		else if (!(result instanceof SendResult.Uncertain)
				&& !(result instanceof SendResult.Deferred deferred && deferred.connectionLost())) {
			this.run.brake(outcome.status()).ifPresent((reason) -> this.braked = reason);
		}
	}

	private void pauseIfRefused() {
		if (this.refusal != null) {
			throw refused(this.refusal);
		}
		if (this.braked != null) {
			throw this.run.pause(this.braked);
		}
	}

	private PausedException refused(String reply) {
		return this.run.pause("The mail server refuses the sender: " + reply);
	}

	private boolean advance(@Nullable Claim next) {
		if (!this.lost.isEmpty()) {
			this.office.ledger().giveBack(List.copyOf(this.lost));
			this.lost.clear();
		}
		boolean begun = this.office.ledger().advance(List.copyOf(this.known), next);
		this.known.clear();
		return begun;
	}

	private void writeDown() {
		if (!this.known.isEmpty() || !this.lost.isEmpty()) {
			advance(null);
		}
	}

	/**
	 * Insists for a while: an outcome that is not written down makes a delivery uncertain
	 * that is not.
	 */
	private void finish() {
		this.run.turns().leave(this.owner);
		giveBack(this.open);
		giveBack(this.begun);
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

	private void giveBack(@Nullable Claim claim) {
		if (claim != null) {
			this.known.add(Outcome.givenBack(claim, "Given back: the end of the message was not sent."));
		}
	}

}
