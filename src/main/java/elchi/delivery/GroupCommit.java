package elchi.delivery;

import java.sql.Types;
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
import org.springframework.jdbc.core.SqlParameterValue;
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

	/**
	 * What became of one, and that one is begun: the same statement, so that both travel
	 * to the database in one batch. Parameters of one type whatever the row, since
	 * PostgreSQL would plan it anew each time that a moment is null: the lease of what is
	 * over ends now.
	 */
	private static final String WRITE = """
			UPDATE delivery SET status = ?, open = ?, attempts = attempts + ?, reply = COALESCE(?, reply),
			not_before = GREATEST(?, not_before), lease_until = ?, changed_at = ?
			WHERE id = ? AND owner = ? AND status IN (?, ?, ?)
			""";

	/** Whatever others have made of it, unless they have seen it accepted, too. */
	private static final String ACCEPT = """
			UPDATE delivery SET status = 'ACCEPTED', open = FALSE, owner = ?, reply = ?, lease_until = NULL, changed_at = ?
			WHERE id = ? AND (status <> 'ACCEPTED' OR owner = ?)
			""";

	private static final SqlParameterValue NO_REPLY = new SqlParameterValue(Types.VARCHAR, null);

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Duration lease;

	private final Lock lock = new ReentrantLock();

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
		Entry entry = new Entry(known, next, this.lock.newCondition());
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
	 * Waits until the entry is written, or until it is its sender's turn to write.
	 * @return what is to be written now; empty if the entry was written by another
	 */
	private List<Entry> turn(Entry entry) {
		this.lock.lock();
		try {
			this.waiting.add(entry);
			entry.leads = !this.writing;
			this.writing = true;
			while (!entry.leads && !entry.ended) {
				entry.news.awaitUninterruptibly();
			}
			if (entry.ended) {
				return List.of();
			}
			List<Entry> entries = this.waiting;
			this.waiting = new ArrayList<>();
			return entries;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wakes those who were written, and the first of those who came meanwhile, to write.
	 */
	private void end(List<Entry> entries) {
		this.lock.lock();
		try {
			this.writing = !this.waiting.isEmpty();
			if (this.writing) {
				this.waiting.get(0).leads = true;
				this.waiting.get(0).news.signal();
			}
			for (Entry entry : entries) {
				entry.ended = true;
				entry.news.signal();
			}
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
		this.transaction.executeWithoutResult((status) -> {
			int[] counts = this.jdbc.batchUpdate(WRITE, rows(known, beginning, now));
			for (int i = 0; i < known.size(); i++) {
				if (counts[i] != 1) {
					settleLate(known.get(i), now);
				}
			}
			for (int i = 0; i < beginning.size(); i++) {
				beginning.get(i).begun = counts[known.size() + i] == 1;
			}
		});
		entries.forEach((entry) -> entry.written = true);
	}

	private List<Object[]> rows(List<Outcome> known, List<Entry> beginning, Instant now) {
		List<Object[]> rows = new ArrayList<>(known.size() + beginning.size());
		for (Outcome outcome : known) {
			rows.add(new Object[] { outcome.status().name(), outcome.status().isOpen(), 0, outcome.reply(),
					Mailings.utc(outcome.notBefore()), Mailings.utc(now), Mailings.utc(now), outcome.claim().id(),
					outcome.claim().owner(), "CLAIMED", "SENDING", "UNCERTAIN" });
		}
		for (Entry entry : beginning) {
			if (entry.next != null) {
				rows.add(new Object[] { "SENDING", true, 1, NO_REPLY, Mailings.utc(Instant.EPOCH),
						Mailings.utc(now.plus(this.lease)), Mailings.utc(now), entry.next.id(), entry.next.owner(),
						"CLAIMED", "CLAIMED", "CLAIMED" });
			}
		}
		return rows;
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

		private final Condition news;

		private boolean leads;

		private boolean ended;

		private boolean written;

		private boolean begun;

		private @Nullable RuntimeException failure;

		Entry(List<Outcome> known, @Nullable Claim next, Condition news) {
			this.known = List.copyOf(known);
			this.next = next;
			this.news = news;
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
