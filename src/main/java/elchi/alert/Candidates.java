package elchi.alert;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

import elchi.delivery.MailingId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The few rules that an observation concerns, and what becomes of them.
 */
final class Candidates {

	/**
	 * Each part is answered by an index of its own.
	 */
	private static final String CONCERNED = """
			SELECT id FROM alert_rule WHERE series = :series AND rise <= :low
			UNION
			SELECT id FROM alert_rule WHERE series = :series AND fall >= :high
			""";

	private static final String AWAKE = """
			SELECT id, series FROM alert_rule WHERE wake_at <= :now AND status = 'ACTIVE'
			""";

	private static final String OF_SERIES = """
			SELECT id FROM alert_rule WHERE series = :series AND status = 'ACTIVE'
			""";

	private static final String BY_IDS = RuleRows.COLUMNS
			+ "WHERE r.id IN (:ids) AND r.series = :series AND r.status = 'ACTIVE' ORDER BY r.id";

	private static final String MOVE = """
			UPDATE alert_rule SET status = :status, state = :state, sign = :sign, step = :step, side = :side,
				basis_date = :basisDate, basis_low = :basisLow, basis_value = :basisValue, basis_high = :basisHigh,
				told_date = :toldDate, told_figure = :toldFigure, told_at = :toldAt, rise = :rise, fall = :fall,
				wake_at = :wake
			WHERE id = :id AND status = 'ACTIVE'
			""";

	private static final String DECIDE = """
			INSERT INTO alert_decision (evaluation, rule, effective_date, verdict, sign, step, source, from_date, low,
				point, high, reason, decided_at)
			VALUES (:evaluation, :rule, :date, :verdict, :sign, :step, :source, :from, :low, :point, :high, :reason, :now)
			""";

	private static final int PLACES = 24;

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batches;

	Candidates(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Numbers of the rules on a series whose state a figure may change, ascending.
	 */
	long[] concerned(long series, Span span) {
		LongStream.Builder ids = LongStream.builder();
		this.jdbc.sql(CONCERNED)
			.param("series", series)
			.param("low", span.low().setScale(PLACES, RoundingMode.CEILING))
			.param("high", span.high().setScale(PLACES, RoundingMode.FLOOR))
			.query((RowCallbackHandler) (row) -> ids.add(row.getLong(1)));
		long[] found = ids.build().toArray();
		Arrays.sort(found);
		return found;
	}

	/**
	 * Numbers of the rules whose silence is over, or whose reminder is due, by series.
	 */
	Map<Long, List<Long>> awake(Instant now) {
		Map<Long, List<Long>> awake = new HashMap<>();
		this.jdbc.sql(AWAKE)
			.param("now", Evaluations.utc(now))
			.query((RowCallbackHandler) (row) -> awake
				.computeIfAbsent(row.getLong("series"), (series) -> new ArrayList<>())
				.add(row.getLong("id")));
		return awake;
	}

	/**
	 * Numbers of all active rules on a series.
	 */
	long[] of(long series) {
		LongStream.Builder ids = LongStream.builder();
		this.jdbc.sql(OF_SERIES).param("series", series).query((RowCallbackHandler) (row) -> ids.add(row.getLong(1)));
		return ids.build().toArray();
	}

	/**
	 * Those of some rules that are active and still on a series: their traders may change
	 * them at any time.
	 */
	List<AlertRule> rules(long series, Collection<Long> ids) {
		return this.jdbc.sql(BY_IDS).param("series", series).param("ids", ids).query(RuleRows::rule).list();
	}

	/**
	 * Writes down new states.
	 */
	void move(List<Judged> all) {
		this.batches.batchUpdate(MOVE, all.stream().map(Judged::columns).toArray(SqlParameterSource[]::new));
	}

	/**
	 * Lets rules begin anew.
	 */
	void restart(List<AlertRule> rules, Function<AlertRule, RuleStart> starts) {
		this.batches.batchUpdate(MOVE, rules.stream().map((rule) -> {
			MapSqlParameterSource row = new MapSqlParameterSource("id", rule.id());
			RuleStart start = starts.apply(rule);
			new StateColumns(rule.rule(), start.state(), start.wake()).columns().forEach(row::addValue);
			return row.addValue("status", RuleStatus.ACTIVE.name());
		}).toArray(SqlParameterSource[]::new));
	}

	/**
	 * Writes down decisions.
	 */
	void decide(MailingId evaluation, List<Judged> all, Instant now) {
		this.batches.batchUpdate(DECIDE, all.stream().map((judged) -> {
			MapSqlParameterSource row = new MapSqlParameterSource("evaluation", evaluation.value());
			judged.decision().columns().forEach(row::addValue);
			return row.addValue("rule", judged.rule().id())
				.addValue("source", judged.source())
				.addValue("from", judged.from())
				.addValue("now", Evaluations.utc(now));
		}).toArray(SqlParameterSource[]::new));
	}

	/**
	 * What was decided about one rule.
	 *
	 * @param rule the rule as it was
	 * @param decision the decision
	 * @param source the source of the fixings
	 * @param from date of the fixing that is measured from; null if there is none
	 */
	record Judged(AlertRule rule, Decision decision, String source, @Nullable LocalDate from) {

		/**
		 * Whether the rule is another one now, which is worth a line of its history.
		 */
		boolean isNews() {
			return this.decision.verdict().tells() || this.decision.verdict() == Verdict.EXPIRED
					|| !this.decision.next().equals(this.rule.state());
		}

		/**
		 * Whether the rule's row changes, if only in when it is looked at again.
		 */
		boolean isChange() {
			return isNews() || this.decision.verdict() == Verdict.WAITING;
		}

		/**
		 * A rule for once is done when its trader is told, not when it fires.
		 */
		private RuleStatus status() {
			return (this.decision.verdict() == Verdict.EXPIRED) ? RuleStatus.EXPIRED : RuleStatus.ACTIVE;
		}

		private SqlParameterSource columns() {
			MapSqlParameterSource row = new MapSqlParameterSource("id", this.rule.id());
			Map<String, @Nullable Object> columns = new StateColumns(this.rule.rule(), this.decision.next(),
					this.decision.wake())
				.columns();
			if (status() != RuleStatus.ACTIVE) {
				List.of("rise", "fall", "wake").forEach((trip) -> columns.put(trip, null));
			}
			columns.forEach(row::addValue);
			return row.addValue("status", status().name());
		}

	}

}
