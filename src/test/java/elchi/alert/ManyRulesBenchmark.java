package elchi.alert;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import elchi.test.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.parameters.JobParameters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times a million rules over five pairs of which none crosses, and ten thousand that do,
 * on PostgreSQL.
 */
@Tag("benchmark")
class ManyRulesBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(ManyRulesBenchmark.class);

	private static final List<String> CURRENCIES = List.of("KZT", "KGS", "TJS", "UZS", "TMT");

	private static final int EACH = 200_000;

	private static final int CROSSING = 10_000;

	/** A day on which the tenge has risen by more than one percent in a week. */
	private static final String DAY = "2026-08-16T18:00:00Z";

	private static final String COPY_TRADERS = """
			INSERT INTO subscriber (address, address_hash, name, status, preferences, registered_at, status_at,
				status_how)
			SELECT 'trader' || i || '@example.com', lpad(CAST(i AS VARCHAR), 64, '0'), name, status, preferences,
				registered_at, status_at, status_how
			FROM subscriber, generate_series(1, %d) i WHERE id = %d
			""";

	private static final String COPY_RULES = """
			INSERT INTO alert_rule (subscriber, series, status, kind, threshold, clearing, direction, time_window, once,
				state, step, rise, fall, below, above, created_at, changed_at, how)
			SELECT o.id, r.series, r.status, r.kind, r.threshold, r.clearing, r.direction, r.time_window, r.once,
				r.state, r.step, r.rise, r.fall, r.below, r.above, r.created_at, r.changed_at, r.how
			FROM alert_rule r, (SELECT id FROM subscriber WHERE id > %d ORDER BY id FETCH FIRST %d ROWS ONLY) o
			WHERE r.id = %d
			""";

	@TempDir
	private Path home;

	@Test
	void aMillionRulesAndTenThousandAlerts() {
		try (EvaluationScene scene = EvaluationScene.before(Database.postgres(), this.home, "currency-api")) {
			AlertRule first = template(scene, CURRENCIES.get(0), "50");
			for (String currency : CURRENCIES.subList(1, CURRENCIES.size())) {
				template(scene, currency, "50");
			}
			scene.evaluateAt("2026-08-12T18:00:00Z");
			timed(scene, "2026-08-13T18:00:00Z");
			Figures few = timed(scene, "2026-08-14T18:00:00Z");
			change(scene, COPY_TRADERS.formatted(EACH, first.subscriber()));
			for (AlertRule rule : scene.scene.rules().of(first.subscriber())) {
				change(scene, COPY_RULES.formatted(first.subscriber(), EACH, rule.id()));
			}
			change(scene, "VACUUM ANALYZE");
			Figures million = timed(scene, "2026-08-15T18:00:00Z");
			AlertRule crossing = template(scene, "KZT", "1");
			change(scene, COPY_RULES.formatted(first.subscriber(), CROSSING - 1, crossing.id()));
			change(scene, "ANALYZE");
			Figures alerts = timed(scene, DAY);
			logger.info("rules={} of which none crosses: {}, and {} with five rules", EACH * 5, million, few);
			logger.info("alerts={} decided and in the ledger: {}", scene.mails(), alerts);
			assertThat(scene.mails()).isEqualTo(CROSSING);
		}
	}

	private static AlertRule template(EvaluationScene scene, String currency, String percent) {
		return scene.rule("template@example.com",
				"pair=%s/USD threshold_percent=%s direction=either window_days=7".formatted(currency, percent));
	}

	private static void change(EvaluationScene scene, String sql) {
		scene.scene.database().jdbc().sql(sql).update();
	}

	private static Figures timed(EvaluationScene scene, String instant) {
		scene.scene.clock().set(instant);
		JobParameters parameters = scene.tick();
		long heap = heap();
		long begun = System.nanoTime();
		scene.steps.evaluate(parameters);
		long evaluated = System.nanoTime();
		scene.steps.enqueue(parameters);
		long enqueued = System.nanoTime();
		return new Figures(Duration.ofNanos(evaluated - begun), Duration.ofNanos(enqueued - evaluated),
				(heap() - heap) / 1024);
	}

	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	private record Figures(Duration evaluate, Duration enqueue, long grownKilobytes) {

		@Override
		public String toString() {
			return "evaluate=%d ms enqueue=%d ms heap=%+d KB".formatted(this.evaluate.toMillis(),
					this.enqueue.toMillis(), this.grownKilobytes);
		}

	}

}
