package elchi.alert;

import java.time.LocalDate;
import java.time.ZoneId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the owners of rules that could not be evaluated for some working days, once, and
 * once more when it works again.
 */
final class Outages {

	private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

	private static final String TELL = """
			INSERT INTO alert_notification (evaluation, subscriber, rule, base, counter, effective_date, kind, sign, step)
			SELECT :evaluation, r.subscriber, r.id, s.base, s.counter, CAST(:date AS DATE), :kind, '-', :step
			FROM alert_rule r JOIN alert_series s ON s.id = r.series
			WHERE r.series = :series AND r.status = 'ACTIVE' AND r.created_at < :before
				AND NOT EXISTS (SELECT 1 FROM alert_notification n WHERE n.subscriber = r.subscriber AND n.rule = r.id
					AND n.base = s.base AND n.counter = s.counter AND n.effective_date = CAST(:date AS DATE)
					AND n.sign = '-' AND n.step = :step)
			""";

	/** Whose rule was made meanwhile was told nothing that could be over. */
	private static final String TELL_AGAIN = TELL + """
				AND EXISTS (SELECT 1 FROM alert_notification o WHERE o.subscriber = r.subscriber AND o.rule = r.id
					AND o.kind = 'OUTAGE')
			""";

	private final EvaluationStores stores;

	private final JdbcClient jdbc;

	Outages(EvaluationStores stores, JdbcClient jdbc) {
		this.stores = stores;
		this.jdbc = jdbc;
	}

	void tell(Evaluation evaluation, RateAlertsDefinition definition) {
		ZoneId zone = definition.schedule().zone();
		LocalDate today = LocalDate.ofInstant(evaluation.asOf(), zone);
		LocalDate before = workingDaysBefore(today, definition.staleAfter());
		for (SeriesRows.SeriesRow row : this.stores.series().all()) {
			boolean out = row.obstructed() && (row.date() == null || row.date().isBefore(before));
			if (out != row.outageTold()) {
				int told = out ? tell(evaluation, row, today, before.plusDays(1), zone, "OUTAGE", 0)
						: tell(evaluation, row, today, today.plusDays(2), zone, "RESTORED", 1);
				if (told > 0 || !out) {
					mark(row, out, told, evaluation);
				}
			}
		}
	}

	private int tell(Evaluation evaluation, SeriesRows.SeriesRow row, LocalDate today, LocalDate createdBefore,
			ZoneId zone, String kind, int step) {
		Integer told = this.stores.transaction().execute((status) -> {
			int rows = this.jdbc.sql((step == 0) ? TELL : TELL_AGAIN)
				.param("evaluation", evaluation.id().value())
				.param("date", today)
				.param("kind", kind)
				.param("step", step)
				.param("series", row.id())
				.param("before", Evaluations.utc(createdBefore.atStartOfDay(zone).toInstant()))
				.update();
			if (rows > 0 || step == 1) {
				this.stores.series().outage(row.id(), (step == 0) ? evaluation.asOf() : null);
			}
			return rows;
		});
		return (told != null) ? told : 0;
	}

	private static void mark(SeriesRows.SeriesRow row, boolean out, int told, Evaluation evaluation) {
		if (out) {
			LOG.warn("Cannot evaluate series={} since={} told={} evaluation={}", row.series(), row.date(), told,
					evaluation.id());
		}
		else {
			LOG.info("Evaluates again series={} told={} evaluation={}", row.series(), told, evaluation.id());
		}
	}

	/**
	 * The day since which a number of working days has gone by.
	 */
	private static LocalDate workingDaysBefore(LocalDate today, int days) {
		LocalDate day = today.minusDays(1);
		while (WorkingDays.between(day, today) < days) {
			day = day.minusDays(1);
		}
		return day.plusDays(1);
	}

}
