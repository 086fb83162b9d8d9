package elchi.fx;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An operator's word on fixings that were held back. It is said once and stands.
 */
public class Rulings {

	/** What a fixing is confirmed by when an operator released it. */
	public static final String OPERATOR = "operator";

	private static final Logger logger = LoggerFactory.getLogger(Rulings.class);

	private static final String INSERT = """
			INSERT INTO fx_ruling (source, currency, effective_date, word, said_by, reason, said_at)
			VALUES (:source, :currency, :date, :word, :by, :reason, :now)
			""";

	private static final String SAID = """
			SELECT count(*) FROM fx_ruling
			WHERE source = :source AND currency = :currency AND effective_date = :date
			""";

	private static final String ALL = """
			SELECT source, currency, effective_date, word, said_at FROM fx_ruling
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Rulings(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Lets a fixing count.
	 * @return whether this is the first word on it
	 */
	public boolean release(String source, Currency currency, LocalDate date, String by, String reason) {
		return say(new Ruling(source, currency, date, Word.RELEASED, now()), by, reason);
	}

	/**
	 * Keeps a fixing out for good.
	 * @return whether this is the first word on it
	 */
	public boolean dismiss(String source, Currency currency, LocalDate date, String by, String reason) {
		return say(new Ruling(source, currency, date, Word.DISMISSED, now()), by, reason);
	}

	List<Ruling> all() {
		return this.jdbc.sql(ALL)
			.query((row, index) -> new Ruling(row.getString("source"), Currency.getInstance(row.getString("currency")),
					row.getObject("effective_date", LocalDate.class), Word.valueOf(row.getString("word")),
					row.getObject("said_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	/**
	 * What had been said by an instant, so that looking again at the same moment shows
	 * the same.
	 */
	List<Ruling> knownBy(Instant instant) {
		return all().stream().filter((ruling) -> !ruling.saidAt().isAfter(instant)).toList();
	}

	private boolean say(Ruling ruling, String by, String reason) {
		// asked first, for a refused row would end the caller's transaction
		if (isSaid(ruling)) {
			return false;
		}
		try {
			this.jdbc.sql(INSERT)
				.param("source", ruling.source())
				.param("currency", ruling.currency().getCurrencyCode())
				.param("date", ruling.date())
				.param("word", ruling.word().name())
				.param("by", by)
				.param("reason", reason)
				.param("now", ruling.saidAt().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
		logger.info("Said ruling={} currency={} source={} date={} by={}", ruling.word(), ruling.currency(),
				ruling.source(), ruling.date(), by);
		return true;
	}

	private boolean isSaid(Ruling ruling) {
		return this.jdbc.sql(SAID)
			.param("source", ruling.source())
			.param("currency", ruling.currency().getCurrencyCode())
			.param("date", ruling.date())
			.query(Long.class)
			.single() > 0;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * What an operator may say.
	 */
	enum Word {

		/** It counts. */
		RELEASED,

		/** It never counts. */
		DISMISSED

	}

	/**
	 * A word on one fixing.
	 */
	record Ruling(String source, Currency currency, LocalDate date, Word word, Instant saidAt) {
	}

}
