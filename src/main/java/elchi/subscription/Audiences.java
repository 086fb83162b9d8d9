package elchi.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import elchi.delivery.RecipientQuery;
import elchi.mail.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The readers that mailings were prepared for, as they were when each audience was
 * sealed. Sealing is set-based and happens once for a name; reading is in flat memory.
 */
public class Audiences {

	private static final Logger log = LoggerFactory.getLogger(Audiences.class);

	private static final String BEGIN = """
			INSERT INTO subscription_seal (audience, list, readers, hash, sealed_at)
			VALUES (:audience, :list, 0, '', :now)
			""";

	private static final String FILL = """
			INSERT INTO subscription_audience (audience, subscriber, address_hash, preferences)
			SELECT :audience, s.id, s.address_hash, s.preferences
			FROM subscriber s JOIN subscription u ON u.subscriber = s.id
			WHERE s.status = 'CONFIRMED' AND u.list = :list
				AND (u.status = 'ACTIVE' OR (u.status = 'PAUSED' AND u.paused_until <= :today))
			ORDER BY s.id
			""";

	private static final String FINISH = """
			UPDATE subscription_seal SET readers = :readers, hash = :hash WHERE audience = :audience
			""";

	private static final String FIND = """
			SELECT audience, list, readers, hash FROM subscription_seal WHERE audience = :audience
			""";

	private static final String LINES = """
			SELECT subscriber, address_hash, preferences FROM subscription_audience
			WHERE audience = :audience AND attempt >= :attempt
			ORDER BY audience, subscriber
			""";

	/**
	 * Ordered as the key is, so that a page is read off the index and nothing is sorted.
	 */
	private static final String PAGE = """
			SELECT audience, subscriber, address_hash, preferences FROM subscription_audience
			WHERE audience = :audience AND subscriber > :last AND attempt >= :attempt
			ORDER BY audience, subscriber FETCH FIRST %d ROWS ONLY
			""".formatted(Keyset.PAGE);

	private static final String READERS = """
			SELECT a.subscriber, a.address_hash, a.preferences, s.address
			FROM (%s) a JOIN subscriber s ON s.id = a.subscriber
			ORDER BY a.subscriber
			""";

	private static final String READERS_AFTER = READERS.formatted(PAGE);

	private static final String ONE_READER = READERS.formatted("""
			SELECT * FROM subscription_audience WHERE audience = :audience AND subscriber = :subscriber""");

	private static final String SETS = """
			SELECT preferences, count(*) AS readers FROM subscription_audience WHERE audience = :audience
			GROUP BY preferences ORDER BY preferences
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final AudienceMoments moments;

	private final Clock clock;

	Audiences(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactionManager);
		this.moments = new AudienceMoments(jdbc, transactionManager);
		this.clock = clock;
	}

	/**
	 * Writes down who gets a mailing. The first call decides; every later one answers the
	 * same.
	 * @param audience name of the audience, {@code 2026-W39}
	 * @param list the list whose active readers are sealed
	 */
	public SealedAudience seal(String audience, String list) {
		Subscription.requireList(list);
		SealedAudience sealed = find(audience).orElseGet(() -> sealOnce(audience, list));
		if (!sealed.list().equals(list)) {
			throw new IllegalStateException("Audience '%s' is sealed for the list '%s' and cannot be sealed for '%s'"
				.formatted(audience, sealed.list(), list));
		}
		return sealed;
	}

	/**
	 * What was sealed under a name.
	 */
	public Optional<SealedAudience> find(String audience) {
		return this.jdbc.sql(FIND)
			.param("audience", audience)
			.query((row, number) -> new SealedAudience(row.getString("audience"), row.getString("list"),
					row.getLong("readers"), row.getString("hash")))
			.optional();
	}

	/**
	 * The readers in the order of their numbers.
	 */
	public Stream<SealedReader> audience(String audience) {
		KnownPreferences known = new KnownPreferences();
		return Keyset.stream((last) -> this.jdbc.sql(READERS_AFTER)
			.param("audience", audience)
			.param("last", last)
			.param("attempt", 1)
			.query((row, number) -> reader(row, known))
			.list(), SealedReader::subscriber);
	}

	/**
	 * One reader; empty if the audience was sealed without.
	 */
	public Optional<SealedReader> reader(String audience, long subscriber) {
		return this.jdbc.sql(ONE_READER)
			.param("audience", audience)
			.param("subscriber", subscriber)
			.query((row, number) -> reader(row, new KnownPreferences()))
			.optional();
	}

	/**
	 * What the readers chose, each different choice once.
	 */
	public List<PreferenceSet> preferenceSets(String audience) {
		return this.jdbc.sql(SETS)
			.param("audience", audience)
			.query((row, number) -> new PreferenceSet(Preferences.parse(row.getString("preferences")),
					row.getLong("readers")))
			.list();
	}

	/**
	 * The readers as a mailing's recipients, each with the moment before which nothing is
	 * sent to them. It is decided once for each choice among them, and found by every
	 * later call.
	 * @param moment when readers with the given preferences get it
	 */
	public RecipientQuery recipients(String audience, Function<Preferences, Instant> moment) {
		this.moments.decide(audience, moment);
		return AudienceMoments.recipients(audience);
	}

	private SealedAudience sealOnce(String audience, String list) {
		try {
			this.transaction.executeWithoutResult((status) -> write(audience, list));
		}
		catch (DuplicateKeyException ex) {
			log.debug("audience sealed by somebody else audience={}", audience);
		}
		return find(audience).orElseThrow();
	}

	private void write(String audience, String list) {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		LocalDate today = now.toLocalDate();
		this.jdbc.sql(BEGIN).param("audience", audience).param("list", list).param("now", now).update();
		long readers = this.jdbc.sql(FILL)
			.param("audience", audience)
			.param("list", list)
			.param("today", today)
			.update();
		String hash = hash(audience);
		this.jdbc.sql(FINISH).param("audience", audience).param("readers", readers).param("hash", hash).update();
		log.info("Sealed audience={} list={} readers={} hash={}", audience, list, readers, hash);
	}

	/**
	 * Over the lines of a seal; of one such as {@code 2026-W39+2} those that it added. In
	 * one pass: by pages it took minutes, since the planner knows nothing yet of rows
	 * that this transaction has just written.
	 */
	String hash(String seal) {
		int plus = seal.indexOf('+');
		String audience = (plus < 0) ? seal : seal.substring(0, plus);
		int attempt = (plus < 0) ? 1 : Integer.parseInt(seal.substring(plus + 1));
		MessageDigest digest = Sha256.fresh();
		RowCallbackHandler line = (row) -> digest
			.update((row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + "\n")
				.getBytes(StandardCharsets.UTF_8));
		this.jdbc.sql(LINES)
			.withFetchSize(Keyset.PAGE)
			.param("audience", audience)
			.param("attempt", attempt)
			.query(line);
		return HexFormat.of().formatHex(digest.digest());
	}

	private static SealedReader reader(ResultSet row, KnownPreferences known) throws SQLException {
		String address = row.getString("address");
		return new SealedReader(row.getLong("subscriber"),
				(address != null) ? EmailAddress.parse(address)
						: new AddressHash(row.getString("address_hash")).nowhere(),
				known.parse(row.getString("preferences")));
	}

}
