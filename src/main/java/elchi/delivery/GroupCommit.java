package elchi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what senders have to say: outcomes, and that the next delivery is being
 * sent. Whoever comes while another writes waits, and is then written together with all
 * who came meanwhile, in one transaction, so that ten connections cost little more than
 * one.
 * <p>
 * No message is sent in between: a rollback forgets only what has not begun, and outcomes
 * that their senders still know.
 */
final class GroupCommit {

	private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

	private static final String BEGIN = """
			UPDATE delivery SET status = 'SENDING', attempts = attempts + 1, lease_until = ?, changed_at = ?
			WHERE id = ? AND status = 'CLAIMED' AND owner = ?
			""";

	private static final String SETTLE = """
			UPDATE delivery SET status = ?, open = ?, reply = ?, not_before = ?, lease_until = NULL, changed_at = ?
			WHERE id = ? AND owner = ? AND status IN ('CLAIMED', 'SENDING', 'UNCERTAIN')
			""";

	/** Whatever others have made of it, unless they have seen it accepted, too. */
	private static final String ACCEPT = """
			UPDATE delivery SET status = 'ACCEPTED', open = FALSE, owner = ?, reply = ?, lease_until = NULL, changed_at = ?
			WHERE id = ? AND (status <> 'ACCEPTED' OR owner = ?)
			""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Duration lease;

	private final Lock lock = new ReentrantLock();

	private final Condition written = this.lock.newCondition();

	private List<Entry> waiting = new ArrayList<>();

	private boolean writing;

	GroupCommit(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock, Duration lease) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
		this.lease = lease;
	}

	/**
	 * Returns when it is committed.
	 * @return whether the next one may be sent; false if it is no longer its owner's
	 */
	boolean write(List<Outcome> known, @Nullable Claim next) {
		Entry entry = new Entry(known, next);
		List<Entry> entries = turn(entry);
		if (!entries.isEmpty()) {
			try {
				writeAll(entries);
			}
			finally {
				end(entries);
			}
		}
		return entry.result();
	}

	/**
	 * Waits until the entry is written, or until nobody writes.
	 * @return what is to be written now; empty if the entry was written by another
	 */
	private List<Entry> turn(Entry entry) {
		this.lock.lock();
		try {
			this.waiting.add(entry);
			while (this.writing && !entry.ended) {
				this.written.awaitUninterruptibly();
			}
			if (entry.ended) {
				return List.of();
			}
			this.writing = true;
			List<Entry> entries = this.waiting;
			this.waiting = new ArrayList<>();
			return entries;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end(List<Entry> entries) {
		this.lock.lock();
		try {
			entries.forEach((entry) -> entry.ended = true);
			this.writing = false;
			this.written.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A row that the database refuses is nobody's fault but its own sender's; when the
	 * database itself is gone, it is gone for all.
	 */
	private void writeAll(List<Entry> entries) {
		try {
			writeTogether(entries);
		}
		catch (DataAccessResourceFailureException ex) {
			entries.forEach((entry) -> entry.failure = ex);
		}
		catch (DataAccessException ex) {
			LOG.debug("Cannot write entries={} together", entries.size(), ex);
			entries.forEach(this::writeAlone);
		}
		catch (RuntimeException ex) {
			entries.forEach((entry) -> entry.failure = ex);
		}
	}

	private void writeAlone(Entry entry) {
		try {
			writeTogether(List.of(entry));
		}
		catch (RuntimeException ex) {
			entry.failure = ex;
		}
	}

	private void writeTogether(List<Entry> entries) {
		Instant now = this.clock.instant();
		List<Outcome> known = entries.stream()
			.flatMap((entry) -> entry.known.stream())
			.sorted(Comparator.comparingLong((outcome) -> outcome.claim().id()))
			.toList();
		List<Entry> beginning = entries.stream().filter((entry) -> entry.next != null).toList();
		List<Boolean> begun = this.transaction.execute((status) -> {
			settle(known, now);
			return begin(beginning, now);
		});
		for (int i = 0; i < beginning.size(); i++) {
			beginning.get(i).begun = begun.get(i);
		}
		entries.forEach((entry) -> entry.written = true);
	}

	private List<Boolean> begin(List<Entry> entries, Instant now) {
		List<Object[]> rows = new ArrayList<>(entries.size());
		for (Entry entry : entries) {
			if (entry.next != null) {
				rows.add(new Object[] { Mailings.utc(now.plus(this.lease)), Mailings.utc(now), entry.next.id(),
						entry.next.owner() });
			}
		}
		List<Boolean> begun = new ArrayList<>(rows.size());
		for (int count : update(BEGIN, rows)) {
			begun.add(count == 1);
		}
		return begun;
	}

	private void settle(List<Outcome> known, Instant now) {
		List<Object[]> rows = known.stream()
			.map((outcome) -> new Object[] { outcome.status().name(), outcome.status().isOpen(), outcome.reply(),
					Mailings.utc(outcome.notBefore()), Mailings.utc(now), outcome.claim().id(),
					outcome.claim().owner() })
			.toList();
		int[] counts = update(SETTLE, rows);
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] != 1) {
				settleLate(known.get(i), now);
			}
		}
	}

	private int[] update(String sql, List<Object[]> rows) {
		return rows.isEmpty() ? new int[0] : this.jdbc.batchUpdate(sql, rows);
	}

	/**
	 * What a server took is taken, though others have thought its sender dead meanwhile.
	 */
	private void settleLate(Outcome outcome, Instant now) {
		Claim claim = outcome.claim();
		if (outcome.status() != DeliveryStatus.ACCEPTED) {
			LOG.warn("Too late mailing={} subscriber={} outcome={} reply={}", claim.mailing(), claim.subscriber(),
					outcome.status(), outcome.reply());
		}
		else if (this.jdbc.update(ACCEPT, claim.owner(), outcome.reply(), Mailings.utc(now), claim.id(),
				claim.owner()) == 1) {
			LOG.warn("Accepted late mailing={} subscriber={} reply={}", claim.mailing(), claim.subscriber(),
					outcome.reply());
		}
		else {
			LOG.error("Accepted twice mailing={} subscriber={} reply={}", claim.mailing(), claim.subscriber(),
					outcome.reply());
		}
	}

	/**
	 * What one sender has to say. Whoever writes it may change it, until it has ended.
	 */
	private static final class Entry {

		private final List<Outcome> known;

		private final @Nullable Claim next;

		private boolean ended;

		private boolean written;

		private boolean begun;

		private @Nullable RuntimeException failure;

		Entry(List<Outcome> known, @Nullable Claim next) {
			this.known = List.copyOf(known);
			this.next = next;
		}

		boolean result() {
			if (this.failure != null) {
				throw this.failure;
			}
			if (!this.written) {
				throw new IllegalStateException("The entry was not written: another sender broke down over it");
			}
			return this.begun;
		}

	}

}
