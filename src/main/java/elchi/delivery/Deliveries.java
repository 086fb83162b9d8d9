package elchi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import elchi.mail.EmailAddress;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of the ledger in the database. Each change of status has its guard in the
 * WHERE clause, and says how many rows it met.
 */
final class Deliveries {

	private static final String INSERT = """
			INSERT INTO delivery (mailing, subscriber, address, address_hash, status, open, not_before, retry_until, attempts, changed_at)
			VALUES (?, ?, ?, ?, 'DUE', TRUE, ?, ?, 0, ?)
			""";

	private static final String KNOWN = """
			SELECT subscriber, address_hash FROM delivery WHERE mailing = :mailing AND subscriber IN (:subscribers)
			UNION SELECT subscriber, address_hash FROM delivery WHERE mailing = :mailing AND address_hash IN (:hashes)
			""";

	private static final String ANALYZE = "ANALYZE";

	private static final String GIVE_BACK = """
			UPDATE delivery SET status = 'DUE', owner = NULL, lease_until = NULL, reply = :reply, not_before = :now,
			attempts = attempts - 1, breaks = breaks + 1, changed_at = :now
			WHERE id = :id AND owner = :owner AND status = 'SENDING'
			""";

	private static final String EXPIRE = """
			UPDATE delivery SET status = 'REJECTED', open = FALSE, changed_at = :now
			WHERE mailing = :mailing AND open AND status = 'DEFERRED' AND retry_until <= :now
			""";

	private static final String OWNERS = """
			SELECT DISTINCT owner FROM delivery
			WHERE mailing = :mailing AND open AND status IN ('CLAIMED', 'SENDING') AND owner IS NOT NULL
			""";

	private static final String ABANDONED = """
			 lease_until = NULL, changed_at = :now
			WHERE mailing = :mailing AND open AND status = :status AND (lease_until <= :now OR owner IN (:dead))
			""";

	private static final String UNBEGUN = "UPDATE delivery SET status = 'DUE', owner = NULL," + ABANDONED;

	private static final String BROKEN_OFF = "UPDATE delivery SET status = :next, open = :open, reply = 'The sender died while it was sending.',"
			+ ABANDONED;

	private static final String COUNTS = "SELECT status, count(*) AS n FROM delivery WHERE mailing = :mailing GROUP BY status";

	private static final String IN_ORDER = """
			SELECT CASE WHEN count(*) = count(DISTINCT subscriber) AND count(*) = count(DISTINCT address_hash)
			AND count(*) = count(CASE WHEN open = (status IN ('DUE', 'CLAIMED', 'SENDING', 'DEFERRED')) THEN 1 END)
			THEN 1 ELSE 0 END FROM delivery WHERE mailing = :mailing
			""";

	private static final String CLAIMABLE_NOW = """
			SELECT count(*) FROM delivery
			WHERE mailing = :mailing AND open AND not_before <= :now AND status IN ('DUE', 'DEFERRED')
			""";

	private static final String DUE_NOW = """
			SELECT count(*) FROM delivery WHERE mailing = :mailing AND open AND not_before <= :now AND status = 'DUE'
			""";

	private static final String UNCERTAIN = """
			SELECT COALESCE(address, address_hash) FROM delivery
			WHERE mailing = :mailing AND status = 'UNCERTAIN' ORDER BY id
			""";

	private static final String ACCEPTED = """
			SELECT address FROM delivery WHERE mailing = :mailing AND status = 'ACCEPTED' AND address IS NOT NULL
			""";

	private static final String OF_ADDRESS = """
			SELECT mailing, subscriber, address, status, attempts, reply, not_before, changed_at FROM delivery
			WHERE address_hash = :hash ORDER BY changed_at DESC, id DESC
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Deliveries(JdbcTemplate jdbc) {
		this.jdbc = JdbcClient.create(jdbc);
		this.batches = jdbc;
	}

	/**
	 * Adds them all; fails if one of them is already there.
	 */
	int insert(Mailing mailing, List<Recipient> recipients, Instant now) {
		List<Object[]> rows = new ArrayList<>(recipients.size());
		for (Recipient recipient : recipients) {
			Instant start = latest(now, mailing.plannedAt(), recipient.notBefore());
			rows.add(new Object[] { mailing.id().value(), recipient.subscriber(), recipient.address().value(),
					recipient.address().hash(), Mailings.utc(recipient.notBefore()),
					Mailings.utc(start.plus(mailing.retryFor())), Mailings.utc(now) });
		}
		this.batches.batchUpdate(INSERT, rows);
		return rows.size();
	}

	/**
	 * Those that are not there yet, neither by subscriber nor by address, each once.
	 */
	List<Recipient> unknown(MailingId mailing, List<Recipient> recipients) {
		Set<Long> subscribers = new HashSet<>();
		Set<String> hashes = new HashSet<>();
		RowCallbackHandler known = (row) -> {
			subscribers.add(row.getLong("subscriber"));
			hashes.add(row.getString("address_hash"));
		};
		this.jdbc.sql(KNOWN)
			.param("mailing", mailing.value())
			.param("subscribers", recipients.stream().map(Recipient::subscriber).toList())
			.param("hashes", recipients.stream().map((recipient) -> recipient.address().hash()).toList())
			.query(known);
		return recipients.stream()
			.filter((recipient) -> !subscribers.contains(recipient.subscriber())
					&& !hashes.contains(recipient.address().hash()))
			.filter((recipient) -> subscribers.add(recipient.subscriber()) && hashes.add(recipient.address().hash()))
			.toList();
	}

	/**
	 * Tells the database how large it has become: a planner that thinks the table empty
	 * reads all of it for each claim.
	 */
	void analyze() {
		this.batches.execute(ANALYZE);
	}

	int giveBack(Outcome lost, Instant now) {
		return this.jdbc.sql(GIVE_BACK)
			.param("id", lost.claim().id())
			.param("owner", lost.claim().owner())
			.param("reply", lost.reply())
			.param("now", Mailings.utc(now))
			.update();
	}

	int expire(MailingId mailing, Instant now) {
		return change(EXPIRE, mailing, now).update();
	}

	List<String> owners(MailingId mailing) {
		return this.jdbc.sql(OWNERS).param("mailing", mailing.value()).query((row, number) -> row.getString(1)).list();
	}

	int unbegun(MailingId mailing, List<String> dead, Instant now) {
		return change(UNBEGUN, mailing, now).param("status", "CLAIMED").param("dead", dead).update();
	}

	int brokenOff(MailingId mailing, List<String> dead, DeliveryStatus next, Instant now) {
		return change(BROKEN_OFF, mailing, now).param("status", "SENDING")
			.param("dead", dead)
			.param("next", next.name())
			.param("open", next.isOpen())
			.update();
	}

	Map<DeliveryStatus, Long> counts(MailingId mailing) {
		Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);
		RowCallbackHandler each = (row) -> counts.put(DeliveryStatus.valueOf(row.getString("status")),
				row.getLong("n"));
		this.jdbc.sql(COUNTS).param("mailing", mailing.value()).query(each);
		return counts;
	}

	/**
	 * Whether each key is there once, and each row is open for as long as its status is.
	 */
	boolean areInOrder(MailingId mailing) {
		return this.jdbc.sql(IN_ORDER).param("mailing", mailing.value()).query(Integer.class).single() == 1;
	}

	long claimableNow(MailingId mailing, Instant now) {
		return change(CLAIMABLE_NOW, mailing, now).query(Long.class).single();
	}

	long dueNow(MailingId mailing, Instant now) {
		return change(DUE_NOW, mailing, now).query(Long.class).single();
	}

	List<String> uncertain(MailingId mailing) {
		return this.jdbc.sql(UNCERTAIN)
			.param("mailing", mailing.value())
			.query((row, number) -> row.getString(1))
			.list();
	}

	void accepted(MailingId mailing, Consumer<String> address) {
		RowCallbackHandler row = (accepted) -> address.accept(accepted.getString(1));
		this.jdbc.sql(ACCEPTED).withFetchSize(1000).param("mailing", mailing.value()).query(row);
	}

	List<Delivery> of(EmailAddress address) {
		return this.jdbc.sql(OF_ADDRESS).param("hash", address.hash()).query((row, number) -> delivery(row)).list();
	}

	private JdbcClient.StatementSpec change(String sql, MailingId mailing, Instant now) {
		return this.jdbc.sql(sql).param("mailing", mailing.value()).param("now", Mailings.utc(now));
	}

	static Delivery delivery(ResultSet row) throws SQLException {
		return new Delivery(new MailingId(row.getString("mailing")), row.getLong("subscriber"),
				row.getString("address"), DeliveryStatus.valueOf(row.getString("status")), row.getInt("attempts"),
				row.getString("reply"), Mailings.instant(row, "not_before"), Mailings.instant(row, "changed_at"));
	}

	private static Instant latest(Instant first, Instant second, Instant third) {
		Instant later = first.isAfter(second) ? first : second;
		return later.isAfter(third) ? later : third;
	}

}
