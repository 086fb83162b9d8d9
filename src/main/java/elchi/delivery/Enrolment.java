package elchi.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import elchi.delivery.Enlisted.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters recipients into the ledger, batch by batch, so that a million takes no more
 * memory than a thousand.
 */
final class Enrolment {

	private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

	private static final int BATCH = 1000;

	/** A second's work or so; what a death forgets. */
	private static final int PAGE = 20_000;

	private final Mailings mailings;

	private final Deliveries deliveries;

	private final Enlisted enlisted;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Enrolment(Mailings mailings, Deliveries deliveries, Enlisted enlisted, TransactionTemplate transaction,
			Clock clock) {
		this.mailings = mailings;
		this.deliveries = deliveries;
		this.enlisted = enlisted;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Enters those that the mailing does not have yet.
	 * @return how many these were
	 */
	long enrol(MailingId id, Stream<Recipient> recipients) {
		long added = 0;
		List<Recipient> batch = new ArrayList<>(BATCH);
		try (recipients) {
			for (Iterator<Recipient> all = recipients.iterator(); all.hasNext();) {
				batch.add(all.next());
				if (batch.size() == BATCH) {
					added += insert(id, batch);
					batch.clear();
				}
			}
		}
		added += insert(id, batch);
		if (added >= BATCH) {
			analyze();
		}
		return added;
	}

	/**
	 * Enters those that the mailing does not have yet, without seeing them.
	 * @return how many these were
	 */
	long enrol(MailingId id, RecipientQuery recipients) {
		long added = 0;
		long after = 0;
		for (long upto = end(recipients, after); upto != after; upto = end(recipients, after)) {
			added += insert(id, recipients, new Page(after, upto));
			after = upto;
		}
		if (added >= BATCH) {
			analyze();
		}
		return added;
	}

	private long end(RecipientQuery recipients, long after) {
		return this.enlisted.pageEnd(recipients, after, PAGE);
	}

	private long insert(MailingId id, RecipientQuery recipients, Page page) {
		Instant now = this.clock.instant();
		try {
			return add(id, (mailing) -> this.enlisted.insert(mailing, recipients, page, now));
		}
		catch (DuplicateKeyException ex) {
			return add(id, (mailing) -> this.enlisted.insertUnknown(mailing, recipients, page, now));
		}
	}

	/**
	 * At first as if nobody were there, which is the rule and cheap.
	 */
	private long insert(MailingId id, List<Recipient> batch) {
		Instant now = this.clock.instant();
		try {
			return add(id, (mailing) -> this.deliveries.insert(mailing, batch, now));
		}
		catch (DuplicateKeyException ex) {
			return add(id, (mailing) -> this.deliveries.insert(mailing, this.deliveries.unknown(id, batch), now));
		}
	}

	/**
	 * While the mailing is locked, so that nobody closes or fills it meanwhile.
	 */
	private long add(MailingId id, ToIntFunction<Mailing> insert) {
		Integer added = this.transaction.execute((status) -> {
			Mailing mailing = this.mailings.lock(id)
				.orElseThrow(() -> new IllegalArgumentException("There is no mailing '%s'".formatted(id)))
				.mailing();
			int rows = insert.applyAsInt(mailing);
			if (rows > 0) {
				this.mailings.reopen(id);
			}
			return rows;
		});
		return (added != null) ? added : 0;
	}

	/**
	 * Makes the claims quick; they are right without it.
	 */
	private void analyze() {
		try {
			this.transaction.executeWithoutResult((status) -> this.deliveries.analyze());
		}
		catch (DataAccessException ex) {
			LOG.warn("Cannot analyze the ledger; the first claims may be slow", ex);
		}
	}

}
