package elchi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Writes down what senders have to say: outcomes, and that the next delivery is being
 * sent. Whoever comes while another writes waits, and is then written together with all
 * who came meanwhile, in one transaction, so that ten connections cost little more than
 * one. The first who had to wait waits a moment longer, until most of the senders are
 * there: few large transactions cost the database less than many small ones.
 * <p>
 * No message is sent in between: a rollback forgets only what has not begun, and outcomes
 * that their senders still know.
 */
final class GroupCommit {

	private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

	/** For so long the first who had to wait waits for the others. */
	static final Duration MOMENT = Duration.ofMillis(1);

	private final Advances advances;

	private final Duration moment;

	private final Lock lock = new ReentrantLock();

	private List<Entry> waiting = new ArrayList<>();

	private boolean writing;

	private int senders;

	GroupCommit(Advances advances, Duration moment) {
		this.advances = advances;
		this.moment = moment;
	}

	/**
	 * Says that one more sender will write, until it leaves.
	 */
	void enter() {
		count(1);
	}

	void leave() {
		count(-1);
	}

	private void count(int more) {
		this.lock.lock();
		try {
			this.senders += more;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns when it is committed.
	 * @return whether the next one may be sent; false if it is no longer its owner's
	 */
	boolean write(Advance advance) {
		Entry entry = new Entry(advance, this.lock.newCondition());
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
			boolean late = this.writing;
			join(entry);
			while (!entry.leads && !entry.ended) {
				entry.news.awaitUninterruptibly();
			}
			if (entry.ended) {
				return List.of();
			}
			if (late) {
				awaitOthers(entry);
			}
			List<Entry> entries = this.waiting;
			this.waiting = new ArrayList<>();
			return entries;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void join(Entry entry) {
		this.waiting.add(entry);
		entry.leads = !this.writing;
		this.writing = true;
		Entry first = this.waiting.get(0);
		if (first.leads && areMostThere()) {
			first.news.signal();
		}
	}

	private void awaitOthers(Entry leader) {
		long left = this.moment.toNanos();
		try {
			while (left > 0 && !areMostThere()) {
				left = leader.news.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean areMostThere() {
		return this.waiting.size() >= this.senders * 3 / 4;
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
		List<Boolean> begun = this.advances.write(entries.stream().map((entry) -> entry.advance).toList());
		for (int i = 0; i < entries.size(); i++) {
			entries.get(i).begun = begun.get(i);
			entries.get(i).written = true;
		}
	}

	/**
	 * What one sender has to say. Whoever writes it may change it, until it has ended.
	 */
	private static final class Entry {

		private final Advance advance;

		private final Condition news;

		private boolean leads;

		private boolean ended;

		private boolean written;

		private boolean begun;

		private @Nullable RuntimeException failure;

		Entry(Advance advance, Condition news) {
			this.advance = advance;
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
