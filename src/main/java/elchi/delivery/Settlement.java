package elchi.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntBiFunction;

import javax.sql.DataSource;

import elchi.mail.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What only a person can decide about deliveries: what became of an uncertain one, and
 * which are tried again.
 */
public class Settlement {

	private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

	private static final Set<DeliveryStatus> RETRIABLE = Set.of(DeliveryStatus.DEFERRED, DeliveryStatus.UNCERTAIN,
			DeliveryStatus.REJECTED);

	private static final String SETTLE = """
			UPDATE delivery SET status = 'ACCEPTED', open = FALSE, reply = :reply, owner = NULL, lease_until = NULL, changed_at = :now
			WHERE mailing = :mailing AND address_hash = :hash AND status = 'UNCERTAIN'
			""";

	private static final String AGAIN = """
			UPDATE delivery SET status = 'DUE', open = TRUE, reply = :reply, owner = NULL, lease_until = NULL, not_before = :now,
			retry_until = CASE WHEN retry_until < :end THEN :end ELSE retry_until END, changed_at = :now
			WHERE mailing = :mailing AND status IN (:statuses)
			""";

	private static final String AGAIN_TO = AGAIN + " AND address_hash = :hash";

	private static final String REPLACE = """
			UPDATE delivery SET status = 'WITHDRAWN', open = FALSE, reply = :reply, owner = NULL, lease_until = NULL, changed_at = :now
			WHERE mailing = :mailing AND open AND (status IN ('DUE', 'DEFERRED') OR (status = 'CLAIMED' AND lease_until <= :now))
			""";

	private static final int LONGEST = 1000;

	private final JdbcClient jdbc;

	private final Mailings mailings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	public Settlement(DataSource dataSource, PlatformTransactionManager transactionManager, Clock clock) {
		this.jdbc = JdbcClient.create(dataSource);
		this.mailings = new Mailings(this.jdbc);
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * Whether the delivery to one address can be tried again.
	 */
	public static boolean isRetriable(DeliveryStatus status) {
		return RETRIABLE.contains(status);
	}

	/**
	 * Takes a person's word for what became of an uncertain delivery.
	 * @param as {@link DeliveryStatus#ACCEPTED} or {@link DeliveryStatus#DUE}, which
	 * sends it again under the same Message-ID
	 * @return whether there was an uncertain delivery to that address
	 */
	public boolean settle(MailingId id, EmailAddress address, DeliveryStatus as, String reason) {
		if (as != DeliveryStatus.ACCEPTED && as != DeliveryStatus.DUE) {
			throw new IllegalArgumentException(
					"An uncertain delivery cannot be settled as '%s'; accepted or due it can".formatted(as));
		}
		Set<DeliveryStatus> uncertain = Set.of(DeliveryStatus.UNCERTAIN);
		return decide(id, as, reason, (mailing, now) -> (as == DeliveryStatus.DUE)
				? again(mailing, address, uncertain, reason, now) : accepted(id, address, reason, now)) > 0;
	}

	/**
	 * Makes all deliveries due that are deferred, or all that are uncertain; their time
	 * to be tried begins anew.
	 * @return how many these were
	 */
	public long retry(MailingId id, DeliveryStatus status, String reason) {
		if (status != DeliveryStatus.DEFERRED && status != DeliveryStatus.UNCERTAIN) {
			throw new IllegalArgumentException(
					"Deliveries that are '%s' cannot be tried again together; deferred and uncertain ones can"
						.formatted(status));
		}
		return decide(id, DeliveryStatus.DUE, reason, (mailing, now) -> again(mailing, status, reason, now));
	}

	/**
	 * Makes the delivery to an address due that is deferred, uncertain or rejected.
	 * @return whether there was one
	 */
	public boolean retry(MailingId id, EmailAddress address, String reason) {
		return decide(id, DeliveryStatus.DUE, reason,
				(mailing, now) -> again(mailing, address, RETRIABLE, reason, now)) > 0;
	}

	/**
	 * Lets a paused mailing be sent again.
	 * @return whether it was paused
	 */
	public boolean resume(MailingId id, String reason) {
		boolean resumed = Boolean.TRUE.equals(this.transaction.execute((status) -> this.mailings.resume(id)));
		LOG.info("Resumed by an operator mailing={} paused={} reason={}", id, resumed, reason);
		return resumed;
	}

	/**
	 * Stops the sending of a mailing by a person's word, without an alarm.
	 */
	public void pause(MailingId id, String reason) {
		this.transaction.executeWithoutResult((status) -> this.mailings.pause(id, reply("", reason)));
		LOG.info("Paused by an operator mailing={} reason={}", id, reason);
	}

	/**
	 * Withdraws what is due or deferred of a mailing, since another one brings it in its
	 * place; nothing is left then that could be paused.
	 * @return how many deliveries these were
	 */
	public long replace(MailingId id, MailingId by) {
		int replaced = Objects.requireNonNull(this.transaction.execute((status) -> {
			this.mailings.lock(id);
			int rows = this.jdbc.sql(REPLACE)
				.param("mailing", id.value())
				.param("reply", "Replaced by %s.".formatted(by))
				.param("now", Mailings.utc(this.clock.instant()))
				.update();
			this.mailings.resume(id);
			return rows;
		}));
		LOG.info("Replaced mailing={} by={} deliveries={}", id, by, replaced);
		return replaced;
	}

	private long decide(MailingId id, DeliveryStatus as, String reason, ToIntBiFunction<Mailing, Instant> decision) {
		int decided = Objects.requireNonNull(this.transaction.execute((status) -> {
			Mailing mailing = this.mailings.lock(id)
				.orElseThrow(() -> new IllegalArgumentException("There is no mailing '%s'".formatted(id)))
				.mailing();
			int rows = decision.applyAsInt(mailing, this.clock.instant());
			if (rows > 0 && as == DeliveryStatus.DUE) {
				this.mailings.reopen(id);
			}
			return rows;
		}));
		LOG.info("Decided mailing={} as={} deliveries={} reason={}", id, as, decided, reason);
		return decided;
	}

	private int accepted(MailingId mailing, EmailAddress address, String reason, Instant now) {
		return this.jdbc.sql(SETTLE)
			.param("mailing", mailing.value())
			.param("hash", address.hash())
			.param("reply", reply("Settled as accepted: ", reason))
			.param("now", Mailings.utc(now))
			.update();
	}

	private int again(Mailing mailing, DeliveryStatus status, String reason, Instant now) {
		return again(AGAIN, mailing, Set.of(status), reason, now).update();
	}

	private int again(Mailing mailing, EmailAddress address, Set<DeliveryStatus> statuses, String reason, Instant now) {
		return again(AGAIN_TO, mailing, statuses, reason, now).param("hash", address.hash()).update();
	}

	private JdbcClient.StatementSpec again(String sql, Mailing mailing, Set<DeliveryStatus> statuses, String reason,
			Instant now) {
		return this.jdbc.sql(sql)
			.param("mailing", mailing.id().value())
			.param("statuses", statuses.stream().map(DeliveryStatus::name).toList())
			.param("reply", reply("To be tried again: ", reason))
			.param("end", Mailings.utc(now.plus(mailing.retryFor())))
			.param("now", Mailings.utc(now));
	}

	private static String reply(String act, String reason) {
		String text = act + reason;
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
	}

}
