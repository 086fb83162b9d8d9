package elchi.alert;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.job.parameters.JobParameters;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationTests {

	private static final String PERCENT = " threshold_percent=1 direction=either window_days=7";

	@TempDir
	private Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theFiguresOfFiftyTwoDaysTellSixAlerts(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT, "pair=KGS/USD" + PERCENT,
					"pair=TJS/USD" + PERCENT, "pair=UZS/USD" + PERCENT, "pair=TMT/USD" + PERCENT);
			scene.liveUntil("2026-09-30");
			assertThat(scene.told()).containsExactly("2026-08-16 KZT FIRED UP", "2026-08-19 UZS FIRED UP",
					"2026-08-28 KZT FIRED DOWN", "2026-09-03 KZT FIRED UP", "2026-09-11 KZT FIRED UP",
					"2026-09-26 KZT FIRED UP");
			assertThat(scene.mails()).isEqualTo(6);
			assertThat(scene.count("SELECT count(*) FROM alert_held_move WHERE currency = 'TMT'")).isPositive();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void twoRulesOfOneTraderMakeOneMail(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT,
					"pair=KZT/USD threshold_percent=0.5 direction=up window_days=7");
			scene.trader("falls@example.com", "pair=KZT/USD threshold_percent=1 direction=down window_days=7");
			scene.liveUntil("2026-08-17");
			assertThat(scene.count("SELECT count(*) FROM alert_notification WHERE effective_date = '2026-08-16'"))
				.isEqualTo(2);
			assertThat(scene.count("""
					SELECT count(*) FROM delivery WHERE mailing = (
						SELECT max(evaluation) FROM alert_notification WHERE effective_date = '2026-08-16')
					""")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsEvaluatedAgainTellsNobodyAgain(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT);
			scene.liveUntil("2026-08-16");
			scene.arrive();
			for (JobParameters parameters : List.of(scene.parameters(), scene.parameters(), scene.tick())) {
				scene.evaluate(parameters);
				scene.enqueue(parameters);
				scene.enqueue(parameters);
			}
			assertThat(scene.told()).containsExactly("2026-08-16 KZT FIRED UP");
			assertThat(scene.mails()).isEqualTo(1);
			assertThat(scene.evaluate(scene.tick()).getExitCode()).isEqualTo(AlertSteps.NOTHING_TO_TELL);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void twoThatEvaluateAtOnceTellOnce(Database database) throws Exception {
		ExecutorService two = Executors.newFixedThreadPool(2);
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT);
			scene.liveUntil("2026-08-16");
			scene.arrive();
			List<JobParameters> both = List.of(scene.parameters(), scene.tick());
			for (Future<?> one : two.invokeAll(both.stream().map((parameters) -> Executors.callable(() -> {
				scene.evaluate(parameters);
				scene.enqueue(parameters);
			})).toList())) {
				one.get();
			}
			assertThat(scene.told()).containsExactly("2026-08-16 KZT FIRED UP");
			assertThat(scene.mails()).isEqualTo(1);
		}
		finally {
			two.shutdownNow();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anEvaluationThatWasCutOffBeforeItsSealIsEndedByItsRestart(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT);
			scene.liveUntil("2026-08-16");
			scene.arrive();
			scene.evaluate(scene.parameters());
			// As a kill leaves it between the decisions and the seal ...
			scene.change("DELETE FROM alert_notification");
			scene.change("UPDATE alert_evaluation SET sealed_at = NULL, audience = NULL WHERE audience = 1");
			// ... and, sooner still, before the series was written down.
			scene.change("UPDATE alert_series SET evaluated_date = '2026-08-15'");
			scene.evaluate(scene.parameters());
			scene.enqueue(scene.parameters());
			assertThat(scene.told()).containsExactly("2026-08-16 KZT FIRED UP");
			assertThat(scene.count("SELECT count(*) FROM alert_decision WHERE verdict = 'FIRED'")).isEqualTo(1);
			assertThat(scene.mails()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anEvaluationThatWasCutOffBeforeItsMailsIsEnqueuedByTheNext(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT);
			scene.liveUntil("2026-08-16");
			scene.arrive();
			scene.evaluate(scene.parameters());
			assertThat(scene.mails()).isZero();
			scene.tick(Duration.ofDays(1));
			scene.arrive();
			assertThat(scene.evaluate(scene.parameters()).getExitCode()).isEqualTo("COMPLETED");
			scene.enqueue(scene.parameters());
			assertThat(scene.told()).containsExactly("2026-08-16 KZT FIRED UP");
			assertThat(scene.mails()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void afterASilenceOnlyWhatStillStandsIsTold(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KZT/USD" + PERCENT);
			scene.liveUntil("2026-08-10");
			for (int day = 0; day < 20; day++) {
				scene.arrive();
				scene.tick(Duration.ofDays(1));
			}
			scene.evaluate(scene.parameters());
			scene.enqueue(scene.parameters());
			assertThat(scene.told()).containsExactly("2026-08-28 KZT FIRED DOWN");
			assertThat(scene.count("SELECT count(*) FROM alert_decision WHERE verdict = 'FIRED'")).isEqualTo(2);
			assertThat(scene.count("SELECT count(*) FROM alert_evaluation WHERE note = 'LATE'")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aSourceThatFallsSilentIsToldOnceAndOnceMoreWhenItReturns(Database database) {
		try (EvaluationScene scene = EvaluationScene.on(database, this.home)) {
			scene.trader("trader@example.com", "pair=KGS/USD" + PERCENT);
			scene.liveUntil("2026-08-18");
			for (int day = 0; day < 10; day++) {
				scene.evaluate(scene.tick());
				scene.tick(Duration.ofDays(1));
			}
			assertThat(scene.told()).singleElement().asString().endsWith("KGS OUTAGE -");
			scene.liveUntil("2026-09-05");
			assertThat(scene.told()).hasSize(2).last().asString().isEqualTo("2026-08-28 KGS RESTORED -");
		}
	}

}
