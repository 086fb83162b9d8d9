package elchi.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

	private final Mailings mailings;

	private final Deliveries deliveries;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Enrolment(Mailings mailings, Deliveries deliveries, TransactionTemplate transaction, Clock clock) {
		this.mailings = mailings;
		this.deliveries = deliveries;
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
	 * At first as if nobody were there, which is the rule and cheap.
	 */
	private long insert(MailingId id, List<Recipient> batch) {
		try {
			return add(id, batch, UnaryOperator.identity());
		}
		catch (DuplicateKeyException ex) {
			return add(id, batch, (recipients) -> this.deliveries.unknown(id, recipients));
		}
	}

	private long add(MailingId id, List<Recipient> batch, UnaryOperator<List<Recipient>> sift) {
		Integer added = this.transaction.execute((status) -> {
			Mailing mailing = this.mailings.lock(id)
				.orElseThrow(() -> new IllegalArgumentException("There is no mailing '%s'".formatted(id)))
				.mailing();
			int rows = this.deliveries.insert(mailing, sift.apply(batch), this.clock.instant());
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
