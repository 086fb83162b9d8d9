package elchi.alert;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import elchi.delivery.Books;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class EvaluatorTests {

	private static final String WEEKLY = "pair=%s threshold_percent=1 direction=either window_days=7";

	@TempDir
	private Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void everyDayOfTheSeriesIsToldAsItComes(Database database) {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "currency-api")) {
			for (String currency : List.of("KZT", "KGS", "TJS", "UZS", "TMT")) {
				scene.rule("trader@example.com", WEEKLY.formatted(currency + "/USD"));
			}
			LocalDate.parse("2026-08-09")
				.datesUntil(LocalDate.parse("2026-09-30"))
				.forEach((day) -> scene.evaluateAt(day + "T18:00:00Z"));
			assertThat(scene.told()).containsExactly("trader@example.com 2026-08-16 FIRED UP 1 KZT",
					"trader@example.com 2026-08-19 FIRED UP 1 UZS", "trader@example.com 2026-08-28 FIRED DOWN 1 KZT",
					"trader@example.com 2026-09-03 FIRED UP 1 KZT", "trader@example.com 2026-09-11 FIRED UP 1 KZT",
					"trader@example.com 2026-09-26 FIRED UP 1 KZT");
			assertThat(scene.mails()).isEqualTo(6);
			assertThat(scene.events).filteredOn(MoveHeld.class::isInstance)
				.extracting((event) -> ((MoveHeld) event).date() + " " + ((MoveHeld) event).state())
				.contains("2026-09-05 HELD", "2026-09-26 HELD", "2026-09-27 HELD");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void twoRulesOfOneTraderAreOneMail(Database database) {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "currency-api")) {
			scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			scene.rule("trader@example.com", WEEKLY.formatted("USD/KZT"));
			scene.rule("desk@example.com", WEEKLY.formatted("KZT/USD"));
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.evaluateAt("2026-08-16T18:00:00Z");
			assertThat(scene.told()).hasSize(3);
			assertThat(scene.mails()).isEqualTo(2);
			Books books = scene.ledger.books(scene.mailings().get(0));
			assertThat(books.balanced()).isTrue();
			assertThat(books.audience()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void evaluatingManyTimesAtOnceTellsOnce(Database database) throws Exception {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "currency-api")) {
			for (int trader = 0; trader < 30; trader++) {
				scene.rule("trader%d@example.com".formatted(trader), WEEKLY.formatted("KZT/USD"));
			}
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.scene.clock().set("2026-08-16T18:00:00Z");
			ExecutorService threads = Executors.newFixedThreadPool(4);
			List<Callable<Object>> runs = IntStream.range(0, 4)
				.<Callable<Object>>mapToObj((run) -> () -> scene.steps.evaluate(scene.tick()))
				.toList();
			for (Future<Object> run : threads.invokeAll(runs)) {
				run.get();
			}
			threads.shutdown();
			scene.steps.enqueue(scene.tick());
			assertThat(scene.told()).hasSize(30);
			assertThat(scene.mails()).isEqualTo(30);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatWasDecidedBeforeAKillIsToldAfterIt(Database database) {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "currency-api")) {
			scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.scene.clock().set("2026-08-16T18:00:00Z");
			assertThat(scene.steps.evaluate(scene.tick()).getExitCode()).isEqualTo("COMPLETED");
			assertThat(scene.mails()).isZero();
			// the process dies here; another run finds what was sealed
			assertThat(scene.evaluateAt("2026-08-16T18:15:00Z")).isEqualTo("COMPLETED");
			assertThat(scene.evaluateAt("2026-08-16T18:30:00Z")).isEqualTo(AlertSteps.NOTHING_TO_TELL);
			assertThat(scene.told()).hasSize(1);
			assertThat(scene.mails()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatARunDecidedThatDiedBeforeItSealedIsToldByTheNext(Database database) {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "currency-api")) {
			scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.scene.clock().set("2026-08-16T18:00:00Z");
			scene.steps.evaluate(scene.tick());
			// the process dies when the rule is decided, and nobody restarts the run
			scene.scene.database().jdbc().sql("DELETE FROM alert_notification").update();
			scene.scene.database()
				.jdbc()
				.sql("UPDATE alert_evaluation SET sealed_at = NULL, audience = NULL WHERE audience > 0")
				.update();
			assertThat(scene.evaluateAt("2026-08-16T18:15:00Z")).isEqualTo("COMPLETED");
			assertThat(scene.evaluateAt("2026-08-16T18:30:00Z")).isEqualTo(AlertSteps.NOTHING_TO_TELL);
			assertThat(scene.told()).containsExactly("trader@example.com 2026-08-16 FIRED UP 1 KZT");
			assertThat(scene.mails()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aMoveThatCatchingUpDidNotTellIsToldWhenItComesBack(Database database) {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "cbu")) {
			scene.scene.clock().set("2017-09-01T12:00:00Z");
			scene.quotes("2017-08-25,USD/UZS,4000.00,cbu", "2017-09-01,USD/UZS,4000.00,cbu");
			scene.rule("trader@example.com", WEEKLY.formatted("UZS/USD"));
			scene.evaluateAt("2017-09-01T13:00:00Z");
			// two fixings were missed: up by 1.2%, and back to 0.8%
			scene.quotes("2017-09-04,USD/UZS,3952.57,cbu", "2017-09-06,USD/UZS,3968.25,cbu");
			scene.evaluateAt("2017-09-06T13:00:00Z");
			scene.quotes("2017-09-07,USD/UZS,3948.00,cbu");
			scene.evaluateAt("2017-09-07T13:00:00Z");
			assertThat(scene.told()).contains("trader@example.com 2017-09-07 FIRED UP 1 UZS");
		}
	}

	@Test
	void theOwnerOfARuleThatNeverHadASourceIsToldAfterThreeWorkingDays() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "cbu")) {
			scene.rule("trader@example.com", WEEKLY.formatted("UZS/USD"));
			scene.evaluateAt("2026-08-10T12:00:00Z");
			assertThat(scene.told()).isEmpty();
			scene.evaluateAt("2026-08-17T12:00:00Z");
			scene.evaluateAt("2026-08-18T12:00:00Z");
			assertThat(scene.told()).containsExactly("trader@example.com 2026-08-17 OUTAGE - 0 UZS");
		}
	}

	@Test
	void aRuleThatHasToldIsStillLookedAtOnItsEnd() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "currency-api")) {
			AlertRule rule = scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD") + " expires=2026-08-18");
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.evaluateAt("2026-08-16T18:00:00Z");
			assertThat(scene.told()).hasSize(1);
			assertThat(scene.stores.candidates().awake(Instant.parse("2026-08-20T00:00:00Z")).values())
				.containsExactly(List.of(rule.id()));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aRuleThatWasChangedMeanwhileIsNotDecidedOnAnotherFigure(Database database) {
		try (EvaluationScene scene = EvaluationScene.before(database, this.home, "currency-api")) {
			AlertRule rule = scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			long before = scene.stores.series().number(rule.rule().series());
			AlertRule changed = scene.scene.rules()
				.change(rule.id(), RuleScene.rule(WEEKLY.formatted("KZT/USD").replace("=7", "=30")), "test");
			assertThat(scene.stores.candidates().rules(before, List.of(rule.id()))).isEmpty();
			assertThat(scene.stores.candidates()
				.rules(scene.stores.series().number(changed.rule().series()), List.of(rule.id()))).hasSize(1);
		}
	}

	@Test
	void catchingUpTellsOnlyWhatStillStandsAndSaysSo() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "currency-api")) {
			scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			scene.rule("trader@example.com", WEEKLY.formatted("UZS/USD"));
			scene.evaluateAt("2026-08-15T18:00:00Z");
			// three weeks later: the rise of 16 August and the fall of 28 August are over
			scene.evaluateAt("2026-09-03T18:00:00Z");
			assertThat(scene.told()).containsExactly("trader@example.com 2026-09-03 FIRED UP 1 KZT");
			assertThat(scene.scene.database()
				.jdbc()
				.sql("SELECT note FROM alert_evaluation WHERE audience > 0")
				.query(String.class)
				.single()).isEqualTo(Evaluations.LATE);
		}
	}

	@Test
	void aLeapIsHeldAndThenToldAsSoonAsItIsConfirmed() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "cbu", "cbr")) {
			scene.quotes("2017-09-02,USD/RUB,57.7706,cbr", "2017-09-02,UZS/RUB,0.0137211,cbr",
					"2017-09-04,USD/UZS,4210.35,cbu");
			scene.scene.clock().set("2017-09-04T12:00:00Z");
			scene.rule("trader@example.com", "pair=UZS/USD threshold_percent=5 direction=either window=fixing");
			scene.evaluateAt("2017-09-04T13:00:00Z");
			scene.quotes("2017-09-05,USD/UZS,8100.00,cbu");
			assertThat(scene.evaluateAt("2017-09-05T13:00:00Z")).isEqualTo(AlertSteps.NOTHING_TO_TELL);
			assertThat(scene.held.all()).extracting(HeldMove::date, HeldMove::reason)
				.containsExactly(tuple(LocalDate.parse("2017-09-05"), "LARGE"));
			assertThat(scene.evaluateAt("2017-09-05T14:00:00Z")).isEqualTo(AlertSteps.NOTHING_TO_TELL);
			scene.quotes("2017-09-06,USD/RUB,57.8000,cbr", "2017-09-06,UZS/RUB,0.0071358,cbr");
			assertThat(scene.evaluateAt("2017-09-06T13:00:00Z")).isEqualTo("COMPLETED");
			assertThat(scene.told()).containsExactly("trader@example.com 2017-09-05 FIRED DOWN 9 UZS");
			assertThat(scene.held.all()).extracting(HeldMove::source).doesNotContain("cbu");
			assertThat(scene.events).filteredOn((event) -> ((MoveHeld) event).source().equals("cbu"))
				.extracting((event) -> ((MoveHeld) event).state() + ((MoveHeld) event).endedBy())
				.containsExactly("HELD", "RELEASEDcbr");
		}
	}

	@Test
	void aHoldOutlivesALookAtTheTimeBeforeIt() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "cbu", "cbr")) {
			scene.quotes("2017-09-04,USD/UZS,4210.35,cbu", "2017-09-05,USD/UZS,8100.00,cbu");
			scene.scene.clock().set("2017-09-04T12:00:00Z");
			scene.rule("trader@example.com", "pair=UZS/USD threshold_percent=5 direction=either window=fixing");
			scene.evaluateAt("2017-09-05T13:00:00Z");
			scene.evaluateAt("2017-09-04T14:00:00Z");
			assertThat(scene.held.all()).extracting(HeldMove::date).containsExactly(LocalDate.parse("2017-09-05"));
			scene.noteHeld("2017-09-06T13:00:00Z", "cbr");
			assertThat(scene.held.all()).as("another definition has no word on it").hasSize(1);
			scene.evaluateAt("2017-11-30T13:00:00Z");
			assertThat(scene.held.all()).as("too old to matter").isEmpty();
			assertThat(scene.events).extracting((event) -> ((MoveHeld) event).state()).containsExactly("HELD", "OVER");
		}
	}

	@Test
	void aRuleForOnceIsNotSpentOnAMoveThatCatchingUpDidNotTell() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "cbu")) {
			scene.scene.clock().set("2017-09-01T12:00:00Z");
			scene.quotes("2017-08-25,USD/UZS,4000.00,cbu", "2017-09-01,USD/UZS,4000.00,cbu");
			AlertRule rule = scene.rule("trader@example.com", WEEKLY.formatted("UZS/USD") + " once=true");
			scene.evaluateAt("2017-09-01T13:00:00Z");
			// up by 1.2% on Monday, of which 0.2% is left on Wednesday
			scene.quotes("2017-09-04,USD/UZS,3952.57,cbu", "2017-09-06,USD/UZS,3992.00,cbu");
			scene.evaluateAt("2017-09-06T13:00:00Z");
			assertThat(scene.told()).isEmpty();
			assertThat(scene.scene.rules().find(rule.id()).orElseThrow().status()).isEqualTo(RuleStatus.ACTIVE);
			scene.quotes("2017-09-07,USD/UZS,3940.00,cbu");
			scene.evaluateAt("2017-09-07T13:00:00Z");
			assertThat(scene.told()).containsExactly("trader@example.com 2017-09-07 FIRED UP 1 UZS");
			assertThat(scene.scene.rules().find(rule.id()).orElseThrow().status()).isEqualTo(RuleStatus.DONE);
			scene.quotes("2017-09-08,USD/UZS,3800.00,cbu");
			scene.evaluateAt("2017-09-08T13:00:00Z");
			assertThat(scene.told()).hasSize(1);
		}
	}

	@Test
	void ownersAreToldOnceOfAnOutageAndOnceOfItsEnd() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "currency-api")) {
			scene.scene.clock().set("2026-09-25T12:00:00Z");
			scene.rule("trader@example.com", "pair=KZT/USD threshold_percent=9 direction=either window_days=7");
			scene.evaluateAt("2026-09-29T12:00:00Z");
			// the series ends on Tuesday 29 September; Wednesday to Friday bring nothing
			scene.evaluateAt("2026-10-02T12:00:00Z");
			assertThat(scene.told()).isEmpty();
			scene.evaluateAt("2026-10-05T12:00:00Z");
			scene.evaluateAt("2026-10-06T12:00:00Z");
			assertThat(scene.told()).containsExactly("trader@example.com 2026-10-05 OUTAGE - 0 KZT");
			scene.rule("late@example.com", WEEKLY.formatted("KZT/USD").replace("percent=1", "percent=9"));
			scene.quotes("2026-10-07,USD/KZT,443.00,currency-api");
			scene.evaluateAt("2026-10-07T12:00:00Z");
			scene.evaluateAt("2026-10-07T13:00:00Z");
			assertThat(scene.told()).hasSize(2).last().isEqualTo("trader@example.com 2026-10-07 RESTORED - 1 KZT");
			assertThat(scene.mails()).isEqualTo(2);
		}
	}

	@Test
	void quietHoursEndWithWhatStillStands() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "currency-api")) {
			AlertRule rule = scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD") + " quiet=17:00-23:00");
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.evaluateAt("2026-08-16T18:00:00Z");
			assertThat(scene.told()).isEmpty();
			assertThat(scene.scene.rules().find(rule.id()).orElseThrow().state())
				.isInstanceOf(AlertState.Pending.class);
			scene.evaluateAt("2026-08-16T22:59:00Z");
			assertThat(scene.told()).isEmpty();
			scene.evaluateAt("2026-08-16T23:00:00Z");
			assertThat(scene.told()).containsExactly("trader@example.com 2026-08-16 FIRED UP 1 KZT");
		}
	}

	@Test
	void aReplayThatReachesBackMailsNobodyAndOneThatGoesOnMails() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "currency-api")) {
			scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			scene.evaluateAt("2026-08-20T18:00:00Z");
			long before = scene.told().size();
			scene.scene.clock().set("2026-09-29T18:00:00Z");
			String tried = scene.steps.evaluate(scene.days("2026-08-09", "2026-09-29")).getExitDescription();
			assertThat(tried).contains("2026-08-16 KZT/USD UP: 1 rules", "2026-09-26 KZT/USD UP: 1 rules");
			assertThat(scene.told()).hasSize((int) before);
			scene.steps.evaluate(scene.days("2026-08-21", "2026-09-29"));
			scene.steps.enqueue(scene.days("2026-08-21", "2026-09-29"));
			assertThat(scene.told().stream().skip(before)).containsExactly(
					"trader@example.com 2026-08-21 FIRED UP 1 KZT", "trader@example.com 2026-08-28 FIRED DOWN 1 KZT",
					"trader@example.com 2026-09-03 FIRED UP 1 KZT", "trader@example.com 2026-09-11 FIRED UP 1 KZT",
					"trader@example.com 2026-09-26 FIRED UP 1 KZT");
		}
	}

	@Test
	void anotherSourceBeginsAnew() {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), this.home, "nbk", "currency-api")) {
			scene.rule("trader@example.com", WEEKLY.formatted("KZT/USD"));
			scene.evaluateAt("2026-08-15T18:00:00Z");
			// the issuer appears with figures that are one percent lower
			scene.quotes("2026-08-14,USD/KZT,455.00,nbk", "2026-08-15,USD/KZT,455.10,nbk");
			scene.evaluateAt("2026-08-15T19:00:00Z");
			assertThat(scene.told()).isEmpty();
		}
	}

}
