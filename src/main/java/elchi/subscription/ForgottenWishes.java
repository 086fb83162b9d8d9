package elchi.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets who never confirmed, thirty days after they last asked. What was confirmed
 * stays as the proof of consent, until the person is erased; addresses that were changed
 * do not.
 */
class ForgottenWishes {

	private static final Logger log = LoggerFactory.getLogger(ForgottenWishes.class);

	static final Duration KEPT = Duration.ofDays(30);

	/** Imported people have subscriptions, and so has everybody who ever confirmed. */
	private static final String STRANGERS = """
			SELECT s.id FROM subscriber s
			WHERE s.status = 'UNCONFIRMED' AND s.registered_at <= :before
			AND EXISTS (SELECT 1 FROM wish w WHERE w.subscriber = s.id)
			AND NOT EXISTS (SELECT 1 FROM wish w WHERE w.subscriber = s.id AND w.uttered_at > :before)
			AND NOT EXISTS (SELECT 1 FROM subscription u WHERE u.subscriber = s.id)
			AND NOT EXISTS (SELECT 1 FROM suppression p WHERE p.subscriber = s.id)
			ORDER BY s.id FETCH FIRST 1000 ROWS ONLY
			""";

	private static final String DROP_WISHES = "DELETE FROM wish WHERE subscriber = :id AND uttered_at <= :before";

	private static final String DROP_STRANGER = "DELETE FROM subscriber WHERE id = :id AND status = 'UNCONFIRMED'";

	private static final String DROP_REST = "DELETE FROM wish WHERE confirmed_at IS NULL AND uttered_at <= :before";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ForgottenWishes(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Forgets all whose time has come.
	 * @return how many people these were
	 */
	long forget() {
		OffsetDateTime before = this.clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
		long people = 0;
		long page;
		do {
			page = forgetStrangers(before);
			people += page;
		}
		while (page > 0);
		int wishes = this.jdbc.sql(DROP_REST).param("before", before).update();
		int addresses = new AddressChangeRows(this.jdbc).forget(before);
		log.info("Forgot people={} wishes={} addresses={} before={}", people, wishes, addresses, before.toInstant());
		return people;
	}

	private long forgetStrangers(OffsetDateTime before) {
		return this.jdbc.sql(STRANGERS)
			.param("before", before)
			.query((row, number) -> row.getLong("id"))
			.list()
			.stream()
			.filter((id) -> drop(id, before))
			.count();
	}

	/**
	 * Not if they have just come back.
	 */
	private boolean drop(long id, OffsetDateTime before) {
		try {
			return Boolean.TRUE.equals(this.transaction.execute((status) -> {
				this.jdbc.sql(DROP_WISHES).param("id", id).param("before", before).update();
				return this.jdbc.sql(DROP_STRANGER).param("id", id).update() == 1;
			}));
		}
		catch (DataIntegrityViolationException ex) {
			log.debug("subscriber is wanted again id={}", id);
			return false;
		}
	}

}
