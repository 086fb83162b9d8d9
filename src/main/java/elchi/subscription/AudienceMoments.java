package elchi.subscription;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import elchi.delivery.RecipientQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When the readers of an audience get their mail: a moment for each choice among them, so
 * that some hundred rows tell a million readers' moments.
 */
final class AudienceMoments {

	private static final Logger log = LoggerFactory.getLogger(AudienceMoments.class);

	private static final String LOCK = "SELECT audience FROM subscription_seal WHERE audience = :audience FOR UPDATE";

	private static final String UNDECIDED = """
			SELECT preferences FROM subscription_audience WHERE audience = :audience
			EXCEPT SELECT preferences FROM subscription_moment WHERE audience = :audience
			""";

	private static final String ADD = """
			INSERT INTO subscription_moment (audience, preferences, not_before) VALUES (:audience, :preferences, :moment)
			""";

	private static final String ANALYZE = "ANALYZE";

	/** The range is said twice, since no planner takes it from one table to the other. */
	private static final String RECIPIENTS = """
			SELECT a.subscriber, s.address, s.address_hash, m.not_before
			FROM subscription_audience a
				JOIN subscriber s ON s.id = a.subscriber
				JOIN subscription_moment m ON m.audience = a.audience AND m.preferences = a.preferences
			WHERE a.audience = :audience AND a.subscriber > :after AND a.subscriber <= :upto
				AND s.id > :after AND s.id <= :upto
			""";

	private static final String PAGE = """
			SELECT max(subscriber) FROM (
				SELECT audience, subscriber FROM subscription_audience
				WHERE audience = :audience AND subscriber > :after
				ORDER BY audience, subscriber FETCH FIRST :count ROWS ONLY) page
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	/**
	 * Creates it. It has transactions of its own, whatever transaction the caller is in:
	 * the ledger has its own as well, and must see what was decided.
	 */
	AudienceMoments(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	static RecipientQuery recipients(String audience) {
		return new RecipientQuery(RECIPIENTS, PAGE, Map.of("audience", audience));
	}

	/**
	 * Decides on the moment of each choice that has none yet.
	 */
	void decide(String audience, Function<Preferences, Instant> moment) {
		this.transaction.executeWithoutResult((status) -> {
			lock(audience);
			undecided(audience).forEach((choice) -> add(audience, choice, moment.apply(Preferences.parse(choice))));
		});
		analyze();
	}

	private void lock(String audience) {
		List<String> locked = this.jdbc.sql(LOCK)
			.param("audience", audience)
			.query((row, number) -> row.getString(1))
			.list();
		if (locked.isEmpty()) {
			throw new IllegalArgumentException("There is no audience '%s'".formatted(audience));
		}
	}

	private List<String> undecided(String audience) {
		return this.jdbc.sql(UNDECIDED).param("audience", audience).query((row, number) -> row.getString(1)).list();
	}

	/**
	 * To the letter as it was sealed, since that is what readers are found by.
	 */
	private void add(String audience, String choice, Instant moment) {
		this.jdbc.sql(ADD)
			.param("audience", audience)
			.param("preferences", choice)
			.param("moment", moment.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Tells the database how large the audience is, lest whoever reads it by pages reads
	 * all of it for each; it is right without.
	 */
	private void analyze() {
		try {
			this.transaction.executeWithoutResult((status) -> this.jdbc.sql(ANALYZE).update());
		}
		catch (DataAccessException ex) {
			log.warn("Cannot analyze the tables; what follows may be slow", ex);
		}
	}

}
