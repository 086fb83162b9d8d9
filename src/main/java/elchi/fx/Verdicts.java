package elchi.fx;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An operator's word on fixings that were held back. It is said once and stands.
 */
public class Verdicts {

	/** What a fixing is confirmed by when an operator released it. */
	public static final String OPERATOR = "operator";

	private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

	private static final String INSERT = """
			INSERT INTO fx_verdict (source, currency, effective_date, word, said_by, reason, said_at)
			VALUES (:source, :currency, :date, :word, :by, :reason, :now)
			""";

	private static final String ALL = """
			SELECT source, currency, effective_date, word FROM fx_verdict
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Verdicts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Lets a fixing count.
	 * @return whether this is the first word on it
	 */
	public boolean release(String source, Currency currency, LocalDate date, String by, String reason) {
		return say(new Verdict(source, currency, date, Word.RELEASED), by, reason);
	}

	/**
	 * Keeps a fixing out for good.
	 * @return whether this is the first word on it
	 */
	public boolean dismiss(String source, Currency currency, LocalDate date, String by, String reason) {
		return say(new Verdict(source, currency, date, Word.DISMISSED), by, reason);
	}

	List<Verdict> all() {
		return this.jdbc.sql(ALL)
			.query((row, index) -> new Verdict(row.getString("source"), Currency.getInstance(row.getString("currency")),
					row.getObject("effective_date", LocalDate.class), Word.valueOf(row.getString("word"))))
			.list();
	}

	private boolean say(Verdict verdict, String by, String reason) {
		try {
			this.jdbc.sql(INSERT)
				.param("source", verdict.source())
				.param("currency", verdict.currency().getCurrencyCode())
				.param("date", verdict.date())
				.param("word", verdict.word().name())
				.param("by", by)
				.param("reason", reason)
				.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
		LOG.info("Said verdict={} currency={} source={} date={} by={}", verdict.word(), verdict.currency(),
				verdict.source(), verdict.date(), by);
		return true;
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
	record Verdict(String source, Currency currency, LocalDate date, Word word) {
	}

}
