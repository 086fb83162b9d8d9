package elchi.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who asked to be left alone, and until when. Written in transactions of its own, so that
 * the wish outlives both a rollback and a restart.
 */
class Pauses {

	static final Duration LONGEST = Duration.ofHours(24);

	private static final Logger log = LoggerFactory.getLogger(Pauses.class);

	private static final String FIND = """
			SELECT paused_until FROM fetch_pause WHERE subject = :subject AND paused_until > :now
			""";

	private static final String UPDATE = """
			UPDATE fetch_pause SET paused_until = :until WHERE subject = :subject
			""";

	private static final String INSERT = """
			INSERT INTO fetch_pause (subject, paused_until) VALUES (:subject, :until)
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate own;

	private final Clock clock;

	Pauses(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		this.jdbc = jdbc;
		this.own = new TransactionTemplate(transactionManager);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	Optional<Instant> of(String subject) {
		return this.jdbc.sql(FIND)
			.param("subject", subject.toLowerCase(Locale.ROOT))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

	/**
	 * Pauses until the given time, but never longer than a day.
	 * @return the time that was settled on
	 */
	Instant pause(String subject, Instant wish) {
		Instant latest = this.clock.instant().plus(LONGEST);
		Instant until = wish.isBefore(latest) ? wish : latest;
		try {
			this.own.executeWithoutResult((status) -> store(subject.toLowerCase(Locale.ROOT), until));
		}
		catch (DuplicateKeyException ex) {
			log.debug("Another run has just paused subject={}", subject);
		}
		return until;
	}

	private void store(String subject, Instant until) {
		if (write(UPDATE, subject, until) == 0) {
			write(INSERT, subject, until);
		}
	}

	private int write(String sql, String subject, Instant until) {
		return this.jdbc.sql(sql).param("subject", subject).param("until", until.atOffset(ZoneOffset.UTC)).update();
	}

}
