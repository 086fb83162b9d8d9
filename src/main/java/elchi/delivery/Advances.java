package elchi.delivery;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of the deliveries that are on the wire: what became of some, and which come
 * next.
 */
final class Advances {

	private static final Logger LOG = LoggerFactory.getLogger(Advances.class);

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

	Advances(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock, Duration lease) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
		this.lease = lease;
	}

	/**
	 * Writes all of them in one transaction, or none.
	 * @return for each whether its next one may be sent; false if it is no longer its
	 * owner's
	 */
	List<Boolean> write(List<Advance> advances) {
		Instant now = this.clock.instant();
		List<Outcome> known = advances.stream()
			.flatMap((advance) -> advance.known().stream())
			.sorted(Comparator.comparingLong((outcome) -> outcome.claim().id()))
			.toList();
		return this.transaction.execute((status) -> {
			int[] counts = this.jdbc.batchUpdate(WRITE, rows(known, advances, now));
			for (int i = 0; i < known.size(); i++) {
				if (counts[i] != 1) {
					settleLate(known.get(i), now);
				}
			}
			int row = known.size();
			List<Boolean> begun = new ArrayList<>(advances.size());
			for (Advance advance : advances) {
				begun.add(advance.next() != null && counts[row++] == 1);
			}
			return begun;
		});
	}

	private List<Object[]> rows(List<Outcome> known, List<Advance> advances, Instant now) {
		List<Object[]> rows = new ArrayList<>(known.size() + advances.size());
		for (Outcome outcome : known) {
			rows.add(new Object[] { outcome.status().name(), outcome.status().isOpen(), 0, outcome.reply(),
					Mailings.utc(outcome.notBefore()), Mailings.utc(now), Mailings.utc(now), outcome.claim().id(),
					outcome.claim().owner(), "CLAIMED", "SENDING", "UNCERTAIN" });
		}
		for (Advance advance : advances) {
			Claim next = advance.next();
			if (next != null) {
				rows.add(new Object[] { "SENDING", true, 1, NO_REPLY, Mailings.utc(Instant.EPOCH),
						Mailings.utc(now.plus(this.lease)), Mailings.utc(now), next.id(), next.owner(), "CLAIMED",
						"CLAIMED", "CLAIMED" });
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

}
