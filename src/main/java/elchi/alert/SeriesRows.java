package elchi.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The series that rules are held against, found or made when a rule is saved.
 */
final class SeriesRows {

	private static final String FIND = """
			SELECT id, source, evaluated_date, from_date, low, point, high, obstacle, detail FROM alert_series
			WHERE base = :base AND counter = :counter AND measure = :measure
			""";

	private static final String INSERT = """
			INSERT INTO alert_series (base, counter, measure) VALUES (:base, :counter, :measure)
			""";

	private static final String ALL = """
			SELECT id, base, counter, measure, source, evaluated_date, evaluated_number, obstacle, outage_told_at
			FROM alert_series ORDER BY id
			""";

	private static final String LOCK = """
			SELECT id FROM alert_series WHERE id = :id FOR UPDATE
			""";

	private static final String OBSERVED = """
			UPDATE alert_series SET source = :source, evaluated_date = :date, evaluated_number = :number,
				from_date = :from, low = :low, point = :point, high = :high, obstacle = :obstacle, detail = :detail,
				observed_at = :now
			WHERE id = :id
			""";

	private static final String OBSTRUCTED = """
			UPDATE alert_series SET obstacle = :obstacle, detail = :detail WHERE id = :id
			""";

	private static final String OUTAGE = """
			UPDATE alert_series SET outage_told_at = :now WHERE id = :id
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate apart;

	SeriesRows(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.apart = new TransactionTemplate(transactionManager);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Number of the series; one that is new is made in a transaction of its own, since
	 * two savers may want the same.
	 */
	long number(Series series) {
		return find(series).orElseGet(() -> {
			try {
				this.apart.executeWithoutResult((status) -> statement(INSERT, series).update());
			}
			catch (DuplicateKeyException ex) {
				return find(series).orElseThrow(() -> ex);
			}
			return find(series).orElseThrow();
		}).id();
	}

	Optional<Evaluated> find(Series series) {
		return statement(FIND, series).query(SeriesRows::evaluated).optional();
	}

	/**
	 * Every series, in the order of their numbers.
	 */
	List<SeriesRow> all() {
		return this.jdbc.sql(ALL).query(SeriesRows::row).list();
	}

	/**
	 * Keeps others from deciding or changing the rules of a series until the transaction
	 * ends.
	 */
	void lock(long id) {
		this.jdbc.sql(LOCK).param("id", id).query(Long.class).single();
	}

	/**
	 * Writes down what was observed and decided on.
	 * @param fixing the fixing of the day
	 */
	void observed(long id, Fixing fixing, Observation observation, Instant now) {
		Observation.Measured measured = (observation instanceof Observation.Measured found) ? found : null;
		Observation.Missing missing = (observation instanceof Observation.Missing none) ? none : null;
		Fixing from = (measured != null) ? measured.from() : null;
		this.jdbc.sql(OBSERVED)
			.param("id", id)
			.param("source", fixing.source())
			.param("date", fixing.date())
			.param("number", fixing.number())
			.param("from", (from != null) ? from.date() : null)
			.param("low", (measured != null) ? measured.span().low() : null)
			.param("point", (measured != null) ? measured.span().point() : null)
			.param("high", (measured != null) ? measured.span().high() : null)
			.param("obstacle", (missing != null) ? missing.obstacle().name() : null)
			.param("detail", (missing != null) ? missing.detail() : null)
			.param("now", Evaluations.utc(now))
			.update();
	}

	/**
	 * Writes down why nothing newer can be observed; null when the way is free.
	 */
	void obstructed(long id, Observation.@Nullable Missing missing) {
		this.jdbc.sql(OBSTRUCTED)
			.param("id", id)
			.param("obstacle", (missing != null) ? missing.obstacle().name() : null)
			.param("detail", (missing != null) ? missing.detail() : null)
			.update();
	}

	/**
	 * Writes down that owners were told of an outage; null when it is over.
	 */
	void outage(long id, @Nullable Instant told) {
		this.jdbc.sql(OUTAGE).param("id", id).param("now", (told != null) ? Evaluations.utc(told) : null).update();
	}

	private static SeriesRow row(ResultSet row, int index) throws SQLException {
		Series series = new Series(CurrencyPair.of(row.getString("base"), row.getString("counter")),
				Measure.parse(row.getString("measure")));
		return new SeriesRow(row.getLong("id"), series, row.getString("source"),
				row.getObject("evaluated_date", LocalDate.class), row.getLong("evaluated_number"),
				row.getString("obstacle") != null, row.getObject("outage_told_at") != null);
	}

	private JdbcClient.StatementSpec statement(String sql, Series series) {
		return this.jdbc.sql(sql)
			.param("base", series.pair().base().getCurrencyCode())
			.param("counter", series.pair().counter().getCurrencyCode())
			.param("measure", series.measure().toString());
	}

	private static Evaluated evaluated(ResultSet row, int index) throws SQLException {
		BigDecimal low = row.getBigDecimal("low");
		BigDecimal point = row.getBigDecimal("point");
		BigDecimal high = row.getBigDecimal("high");
		Span span = (low != null && point != null && high != null) ? new Span(low, point, high) : null;
		return new Evaluated(row.getLong("id"), row.getString("source"),
				row.getObject("evaluated_date", LocalDate.class), span, row.getString("obstacle"),
				row.getString("detail"));
	}

	/**
	 * A series and how far it was evaluated.
	 *
	 * @param id its number
	 * @param series the series
	 * @param source the source it was evaluated on; null if it never was
	 * @param date the newest fixing that was decided on; null if there was none
	 * @param number number of its last quote
	 * @param obstructed whether nothing newer could be observed
	 * @param outageTold whether the owners of its rules were told of that
	 */
	record SeriesRow(long id, Series series, @Nullable String source, @Nullable LocalDate date, long number,
			boolean obstructed, boolean outageTold) {

		/**
		 * Whether a fixing was not decided on yet.
		 */
		boolean isFresh(Fixing fixing) {
			return this.date == null || fixing.date().isAfter(this.date)
					|| (fixing.date().equals(this.date) && fixing.number() > this.number);
		}

	}

	/**
	 * What a series showed when it was last evaluated.
	 *
	 * @param id its number
	 * @param source the source; null if it was never evaluated
	 * @param date the fixing; null if there was none yet
	 * @param span the figure; null if there was none
	 * @param obstacle why nothing could be observed; null if something was
	 * @param detail the obstacle in a sentence
	 */
	record Evaluated(long id, @Nullable String source, @Nullable LocalDate date, @Nullable Span span,
			@Nullable String obstacle, @Nullable String detail) {
	}

}
