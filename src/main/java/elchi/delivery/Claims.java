package elchi.delivery;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who holds rows of the ledger, in the database. Nobody waits for anybody: a row that
 * somebody else is just changing is passed over.
 */
final class Claims {

	/** Takes no lock: to lock the first rows, H2 would lock and sort all that are due. */
	private static final String FIRST = """
			SELECT id FROM delivery
			WHERE mailing = :mailing AND open AND not_before <= :now AND status = :status
			AND EXISTS (SELECT 1 FROM mailing m WHERE m.id = :mailing AND m.paused_reason IS NULL AND m.closed_at IS NULL)
			ORDER BY mailing, open, not_before, id FETCH FIRST :most ROWS ONLY
			""";

	private static final String LOCK = """
			SELECT id, subscriber, attempts, breaks, retry_until FROM delivery
			WHERE id IN (:ids) AND not_before <= :now AND status = :status
			ORDER BY not_before, id FETCH FIRST :count ROWS ONLY FOR UPDATE SKIP LOCKED
			""";

	private static final String CLAIM = """
			UPDATE delivery SET status = 'CLAIMED', owner = :owner, lease_until = :lease, changed_at = :now
			WHERE id IN (:ids) AND status IN ('DUE', 'DEFERRED')
			""";

	private static final String HELD = """
			SELECT id FROM delivery
			WHERE id IN (:ids) AND status IN ('CLAIMED', 'SENDING') AND owner IN (:owners)
			FOR UPDATE SKIP LOCKED
			""";

	private static final String RENEW = """
			UPDATE delivery SET lease_until = :lease WHERE id IN (:ids) AND status IN ('CLAIMED', 'SENDING')
			""";

	private static final String RELEASE = """
			UPDATE delivery SET status = 'DUE', owner = NULL, lease_until = NULL, changed_at = :now
			WHERE mailing = :mailing AND open AND status = 'CLAIMED' AND owner = :owner
			""";

	/** How many times as many as are wanted are looked at, if others lock the first. */
	private static final int WIDEST = 64;

	private final JdbcClient jdbc;

	Claims(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Claims the first whose moment has come, those that were deferred behind all others:
	 * asked for both at once, the database would sort them all.
	 */
	List<Claim> take(MailingId mailing, String owner, int count, Instant lease, Instant now) {
		List<Claim> claims = lock(mailing, DeliveryStatus.DUE, owner, count, now);
		if (claims.isEmpty()) {
			claims = lock(mailing, DeliveryStatus.DEFERRED, owner, count, now);
		}
		if (!claims.isEmpty()) {
			claim(mailing, claims, owner, lease, now);
		}
		return claims;
	}

	/**
	 * Looks at more and more while others lock all of the first.
	 */
	private List<Claim> lock(MailingId mailing, DeliveryStatus status, String owner, int count, Instant now) {
		for (int most = count; most <= WIDEST * count; most *= 2) {
			List<Long> first = first(mailing, status, most, now);
			List<Claim> claims = first.isEmpty() ? List.of() : lock(first, mailing, status, owner, count, now);
			if (!claims.isEmpty() || first.size() < most) {
				return claims;
			}
		}
		return List.of();
	}

	private List<Long> first(MailingId mailing, DeliveryStatus status, int most, Instant now) {
		return this.jdbc.sql(FIRST)
			.param("mailing", mailing.value())
			.param("status", status.name())
			.param("now", Mailings.utc(now))
			.param("most", most)
			.query((row, number) -> row.getLong("id"))
			.list();
	}

	private List<Claim> lock(List<Long> ids, MailingId mailing, DeliveryStatus status, String owner, int count,
			Instant now) {
		return this.jdbc.sql(LOCK)
			.param("ids", ids)
			.param("status", status.name())
			.param("now", Mailings.utc(now))
			.param("count", count)
			.query((row, number) -> new Claim(row.getLong("id"), mailing, row.getLong("subscriber"),
					row.getInt("attempts"), row.getInt("breaks"), Mailings.instant(row, "retry_until"), owner))
			.list();
	}

	private void claim(MailingId mailing, List<Claim> claims, String owner, Instant lease, Instant now) {
		int claimed = this.jdbc.sql(CLAIM)
			.param("ids", claims.stream().map(Claim::id).toList())
			.param("owner", owner)
			.param("lease", Mailings.utc(lease))
			.param("now", Mailings.utc(now))
			.update();
		if (claimed != claims.size()) {
			throw new IllegalStateException("%d of %d locked deliveries of mailing '%s' were claimed".formatted(claimed,
					claims.size(), mailing));
		}
	}

	/**
	 * Lengthens what living owners hold.
	 */
	void renew(List<Claim> held, Instant lease) {
		List<Long> ids = this.jdbc.sql(HELD)
			.param("ids", held.stream().map(Claim::id).toList())
			.param("owners", held.stream().map(Claim::owner).distinct().toList())
			.query((row, number) -> row.getLong("id"))
			.list();
		if (!ids.isEmpty()) {
			this.jdbc.sql(RENEW).param("ids", ids).param("lease", Mailings.utc(lease)).update();
		}
	}

	/**
	 * Gives back what an owner claimed and did not begin.
	 */
	int release(MailingId mailing, String owner, Instant now) {
		return this.jdbc.sql(RELEASE)
			.param("mailing", mailing.value())
			.param("owner", owner)
			.param("now", Mailings.utc(now))
			.update();
	}

}
