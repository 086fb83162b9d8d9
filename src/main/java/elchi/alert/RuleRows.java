package elchi.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Pending;
import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;
import elchi.alert.AlertState.Told;
import elchi.fx.CurrencyPair;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * Rules as rows.
 */
final class RuleRows {

	/**
	 * The columns that {@link #rule} reads, of {@code alert_rule r} and
	 * {@code alert_series s}.
	 */
	static final String COLUMNS = """
			SELECT r.id, r.subscriber, s.base, s.counter, r.status, r.kind, r.threshold, r.clearing, r.direction,
				r.time_window, r.once, r.expires, r.quiet, r.snoozed_until, r.state, r.sign, r.step, r.side, r.basis_date,
				r.basis_low, r.basis_value, r.basis_high, r.told_date, r.told_figure, r.told_at, r.wake_at, r.created_at
			FROM alert_rule r JOIN alert_series s ON s.id = r.series
			""";

	private static final String BY_ID = COLUMNS + "WHERE r.id = :id";

	private static final String BY_SUBSCRIBER = COLUMNS + "WHERE r.subscriber = :subscriber ORDER BY r.id";

	private static final String AFTER = COLUMNS + "WHERE r.id > :after ORDER BY r.id FETCH FIRST 1000 ROWS ONLY";

	private static final String INSERT = """
			INSERT INTO alert_rule (subscriber, series, status, kind, threshold, clearing, direction, time_window, once,
				expires, quiet, snoozed_until, state, sign, step, side, basis_date, basis_low, basis_value, basis_high,
				told_date, told_figure, told_at, rise, fall, below, above, wake_at, created_at, changed_at, how)
			VALUES (:subscriber, :series, 'ACTIVE', :kind, :threshold, :clearing, :direction, :window, :once,
				:expires, :quiet, :snoozed, :state, :sign, :step, :side, :basisDate, :basisLow, :basisValue, :basisHigh,
				:toldDate, :toldFigure, :toldAt, :rise, :fall, :below, :above, :wake, :now, :now, :how)
			""";

	private static final String UPDATE = """
			UPDATE alert_rule SET series = :series, kind = :kind, threshold = :threshold, clearing = :clearing,
				direction = :direction, time_window = :window, once = :once, expires = :expires, quiet = :quiet,
				snoozed_until = :snoozed, state = :state, sign = :sign, step = :step, side = :side,
				basis_date = :basisDate, basis_low = :basisLow, basis_value = :basisValue, basis_high = :basisHigh,
				told_date = :toldDate, told_figure = :toldFigure, told_at = :toldAt, rise = :rise, fall = :fall,
				below = :below, above = :above, wake_at = :wake, changed_at = :now, how = :how
			WHERE id = :id AND status = 'ACTIVE'
			""";

	private static final String STOP = """
			UPDATE alert_rule SET status = 'STOPPED', rise = NULL, fall = NULL, below = NULL, above = NULL,
				wake_at = NULL, changed_at = :now, how = :how
			WHERE id = :id AND status = 'ACTIVE'
			""";

	private static final String LOCK = """
			SELECT s.id FROM alert_series s JOIN alert_rule r ON r.series = s.id WHERE r.id = :id FOR UPDATE
			""";

	private final JdbcClient jdbc;

	RuleRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<AlertRule> find(long id) {
		return this.jdbc.sql(BY_ID).param("id", id).query(RuleRows::rule).optional();
	}

	List<AlertRule> of(long subscriber) {
		return this.jdbc.sql(BY_SUBSCRIBER).param("subscriber", subscriber).query(RuleRows::rule).list();
	}

	/**
	 * Every rule in the order of their numbers, a thousand at a time.
	 */
	Stream<AlertRule> all() {
		return Stream.iterate(after(0), (page) -> !page.isEmpty(), (page) -> after(page.get(page.size() - 1).id()))
			.flatMap(List::stream);
	}

	private List<AlertRule> after(long id) {
		return this.jdbc.sql(AFTER).param("after", id).query(RuleRows::rule).list();
	}

	/**
	 * Stores a new rule.
	 * @return its number
	 */
	long insert(long subscriber, long series, ThresholdRule rule, AlertState state, @Nullable Instant wake, Instant now,
			String how) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		with(this.jdbc.sql(INSERT).param("subscriber", subscriber), series, rule, state, wake, now, how).update(id,
				"id");
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	/**
	 * Puts another rule in the place of one that is active.
	 */
	boolean update(long id, long series, ThresholdRule rule, AlertState state, @Nullable Instant wake, Instant now,
			String how) {
		return with(this.jdbc.sql(UPDATE).param("id", id), series, rule, state, wake, now, how).update() == 1;
	}

	private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, long series, ThresholdRule rule,
			AlertState state, @Nullable Instant wake, Instant now, String how) {
		statement.param("series", series).param("now", now.atOffset(ZoneOffset.UTC)).param("how", how);
		new RuleColumns(rule).columns().forEach(statement::param);
		new StateColumns(rule, state, wake).columns().forEach(statement::param);
		return statement;
	}

	boolean stop(long id, Instant now, String how) {
		return this.jdbc.sql(STOP)
			.param("id", id)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("how", how)
			.update() == 1;
	}

	/**
	 * Waits until nobody decides a rule, and keeps others from deciding it until the
	 * transaction ends.
	 */
	void lock(long id) {
		this.jdbc.sql(LOCK).param("id", id).query(Long.class).optional();
	}

	static AlertRule rule(ResultSet row, int index) throws SQLException {
		CurrencyPair pair = CurrencyPair.of(row.getString("base"), row.getString("counter"));
		String quiet = row.getString("quiet");
		ThresholdRule rule = new ThresholdRule(pair, RuleColumns.condition(row),
				Direction.parse(row.getString("direction")), row.getBoolean("once"),
				row.getObject("expires", LocalDate.class), (quiet != null) ? QuietHours.parse(quiet) : null,
				row.getObject("snoozed_until", LocalDate.class));
		return new AlertRule(row.getLong("id"), row.getLong("subscriber"), rule,
				RuleStatus.valueOf(row.getString("status")), state(row),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	private static AlertState state(ResultSet row) throws SQLException {
		Sign sign = sign(row.getString("sign"));
		Quiet quiet = new Quiet(sign(row.getString("side")), basis(row));
		return switch (row.getString("state")) {
			case "PENDING" -> new Pending(Objects.requireNonNull(sign), instant(row, "wake_at"), quiet);
			case "FIRING" -> new Firing(Objects.requireNonNull(sign), row.getInt("step"), told(row));
			case "RECOVERING" -> new Recovering(Objects.requireNonNull(sign), row.getInt("step"), told(row));
			default -> quiet;
		};
	}

	private static @Nullable Basis basis(ResultSet row) throws SQLException {
		LocalDate date = row.getObject("basis_date", LocalDate.class);
		return (date != null)
				? new Basis(date, number(row, "basis_low"), number(row, "basis_value"), number(row, "basis_high"))
				: null;
	}

	private static Told told(ResultSet row) throws SQLException {
		return new Told(row.getObject("told_date", LocalDate.class), number(row, "told_figure"),
				instant(row, "told_at"));
	}

	private static @Nullable Sign sign(@Nullable String name) {
		return (name != null) ? Sign.valueOf(name) : null;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static BigDecimal number(ResultSet row, String column) throws SQLException {
		BigDecimal number = row.getBigDecimal(column).stripTrailingZeros();
		return (number.scale() < 0) ? number.setScale(0) : number;
	}

}
