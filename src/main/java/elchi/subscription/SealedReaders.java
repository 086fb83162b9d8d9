package elchi.subscription;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Audiences that come after a first one: those who have come since, and those whom a
 * correction is for. Each is sealed once, as a first audience is.
 */
public class SealedReaders {

	private static final Logger log = LoggerFactory.getLogger(SealedReaders.class);

	private static final int BATCH = 1000;

	private static final String BEGIN = """
			INSERT INTO subscription_seal (audience, list, readers, hash, sealed_at)
			VALUES (:seal, :list, 0, '', :now)
			""";

	private static final String FINISH = """
			UPDATE subscription_seal SET readers = :readers, hash = :hash WHERE audience = :seal
			""";

	private static final String SEALED = "SELECT count(*) FROM subscription_seal WHERE audience = :seal";

	private static final String TOTAL = """
			SELECT COALESCE(sum(readers), 0) FROM subscription_seal WHERE audience = :audience OR audience LIKE :more
			""";

	private static final String ATTEMPTS = """
			SELECT count(*) FROM subscription_seal WHERE audience = :audience OR audience LIKE :more
			""";

	private static final String COME_SINCE = """
			FROM subscriber s JOIN subscription u ON u.subscriber = s.id
			WHERE s.status = 'CONFIRMED' AND u.list = :list
				AND (u.status = 'ACTIVE' OR (u.status = 'PAUSED' AND u.paused_until <= :today))
				AND NOT EXISTS (SELECT 1 FROM subscription_audience a
					WHERE a.audience IN (:audiences) AND a.subscriber = s.id)
			""";

	private static final String FILL = """
			INSERT INTO subscription_audience (audience, subscriber, address_hash, preferences, attempt)
			SELECT :audience, s.id, s.address_hash, s.preferences, :attempt
			""" + COME_SINCE;

	private static final String COUNT = "SELECT count(*) " + COME_SINCE;

	private static final String NAME = "SELECT s.address " + COME_SINCE + " ORDER BY s.id FETCH FIRST :count ROWS ONLY";

	private static final String COPY = """
			INSERT INTO subscription_audience (audience, subscriber, address_hash, preferences, attempt, answers)
			SELECT :audience, a.subscriber, a.address_hash, a.preferences, 1, CAST(:answers AS VARCHAR(60))
			FROM subscription_audience a WHERE a.audience = :corrected AND a.subscriber IN (:subscribers)
			""";

	private final JdbcClient jdbc;

	private final Audiences audiences;

	private final TransactionTemplate transaction;

	private final Clock clock;

	SealedReaders(JdbcClient jdbc, Audiences audiences, PlatformTransactionManager transactionManager, Clock clock) {
		this.jdbc = jdbc;
		this.audiences = audiences;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * How many readers an audience has with all that were added since.
	 */
	public long total(String audience) {
		return number(TOTAL, audience);
	}

	/**
	 * How often readers were sealed for an audience; 0 if never.
	 */
	public int attempts(String audience) {
		return Math.toIntExact(number(ATTEMPTS, audience));
	}

	/**
	 * Who has come since some audiences were sealed, counted and the first few by name;
	 * nothing is sealed.
	 */
	public ComeSince comeSince(List<String> audiences, String list, int named) {
		long count = since(COUNT, audiences, list).query((row, number) -> row.getLong(1)).single();
		return new ComeSince(count,
				since(NAME, audiences, list).param("count", named).query((row, number) -> row.getString(1)).list());
	}

	/**
	 * Adds those to an audience who are in none of some audiences; the first call for an
	 * attempt decides.
	 * @param audience whom they join
	 * @param attempt number of the rerun, from 2
	 * @param besides all audiences of the same week, this one too
	 */
	public void add(String audience, int attempt, List<String> besides, String list) {
		String seal = "%s+%d".formatted(audience, attempt);
		sealOnce(seal, list,
				(name) -> since(FILL, besides, list).param("audience", audience).param("attempt", attempt).update());
	}

	/**
	 * Seals the audience of a correction out of the audience that it corrects, with the
	 * preferences sealed there.
	 */
	public void sealCorrection(String audience, String corrected, String list, Stream<Chosen> readers) {
		sealOnce(audience, list, (name) -> copy(audience, corrected, readers));
	}

	private void sealOnce(String seal, String list, Fill fill) {
		Subscription.requireList(list);
		if (this.jdbc.sql(SEALED).param("seal", seal).query((row, number) -> row.getLong(1)).single() > 0) {
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql(BEGIN).param("seal", seal).param("list", list).param("now", now()).update();
			long readers = fill.rows(seal);
			String hash = this.audiences.hash(seal);
			this.jdbc.sql(FINISH).param("seal", seal).param("readers", readers).param("hash", hash).update();
			log.info("Sealed audience={} list={} readers={} hash={}", seal, list, readers, hash);
		});
	}

	private long copy(String audience, String corrected, Stream<Chosen> readers) {
		long copied = 0;
		List<Chosen> batch = new ArrayList<>(BATCH);
		try (readers) {
			for (Iterator<Chosen> all = readers.iterator(); all.hasNext();) {
				batch.add(all.next());
				if (batch.size() == BATCH || !all.hasNext()) {
					copied += copy(audience, corrected, batch);
					batch.clear();
				}
			}
		}
		return copied;
	}

	private long copy(String audience, String corrected, List<Chosen> batch) {
		Map<Boolean, List<Long>> answered = batch.stream()
			.collect(Collectors.partitioningBy(Chosen::mayHaveIt,
					Collectors.mapping(Chosen::subscriber, Collectors.toList())));
		long copied = 0;
		for (Map.Entry<Boolean, List<Long>> some : answered.entrySet()) {
			if (!some.getValue().isEmpty()) {
				copied += this.jdbc.sql(COPY)
					.param("audience", audience)
					.param("answers", some.getKey() ? corrected : null)
					.param("corrected", corrected)
					.param("subscribers", some.getValue())
					.update();
			}
		}
		return copied;
	}

	private JdbcClient.StatementSpec since(String sql, List<String> audiences, String list) {
		LocalDate today = now().toLocalDate();
		return this.jdbc.sql(sql).param("list", list).param("today", today).param("audiences", audiences);
	}

	private long number(String sql, String audience) {
		return this.jdbc.sql(sql)
			.param("audience", audience)
			.param("more", audience + "+%")
			.query((row, number) -> row.getLong(1))
			.single();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * Writes the lines of an audience.
	 */
	private interface Fill {

		long rows(String seal);

	}

	/**
	 * A reader whom a correction is for.
	 *
	 * @param subscriber their number
	 * @param mayHaveIt whether they may have had what is corrected
	 */
	public record Chosen(long subscriber, boolean mayHaveIt) {
	}

	/**
	 * Who has come since.
	 *
	 * @param count how many
	 * @param first the first few addresses
	 */
	public record ComeSince(long count, List<String> first) {
	}

}
