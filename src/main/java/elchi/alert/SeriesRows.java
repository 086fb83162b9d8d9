package elchi.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

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
