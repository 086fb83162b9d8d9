package elchi.alert;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import elchi.alert.Trial.Alert;
import elchi.fx.CurrencyPair;
import elchi.fx.PairHistory;
import elchi.test.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RuleTrialTests {

	@TempDir
	private Path home;

	private RuleScene scene;

	@BeforeEach
	void open() {
		this.scene = RuleScene.on(Database.h2(), this.home);
	}

	@AfterEach
	void close() {
		this.scene.close();
	}

	@Test
	void theTengesFiveMovesOfThatSummerAreSeenBeforehand() {
		Trial trial = tryOut("pair=KZT/USD threshold_percent=1 window_days=7 quiet=00:00-23:59");
		assertThat(trial.source()).isEqualTo("currency-api");
		assertThat(trial.fixings()).isEqualTo(52);
		assertThat(trial.alerts()).extracting(Alert::date)
			.containsExactly(days("2026-08-16", "2026-08-28", "2026-09-03", "2026-09-11", "2026-09-26"));
		assertThat(trial.alerts().get(0).reason()).startsWith("+1.17%");
		assertThat(trial.warnings())
			.contains("The figures of 'currency-api' begin on 2026-08-09; the time before could not be tried");
	}

	@Test
	void aRuleThatEndsWithItsFirstAlertFiresOnce() {
		assertThat(tryOut("pair=KZT/USD threshold_percent=1 window_days=7 once=true").alerts()).hasSize(1);
	}

	@Test
	void aRuleThatNeverFiredSaysHowFarItWent() {
		assertThat(tryOut("pair=KGS/USD threshold_percent=5 window_days=7").warnings()).anyMatch((warning) -> warning
			.startsWith("It would not have told anything on these 52 fixings; the largest" + " move was "));
	}

	@Test
	void aPegAndAnUnknownPairAreWarnedOf() {
		assertThat(tryOut("pair=TMT/USD threshold_percent=1 window_days=7").warnings())
			.anyMatch((warning) -> warning.startsWith("TMT/USD is pegged"));
		Trial unknown = tryOut("pair=GEL/USD threshold_percent=1 window_days=7");
		assertThat(unknown.source()).isNull();
		assertThat(unknown.warnings()).singleElement().asString().startsWith("No source has rates of GEL/USD");
	}

	@Test
	void aSourceOfFewDigitsIsWarnedOfWithTheFigureThatIsCertain() {
		ThresholdRule rule = RuleScene.rule("pair=UZS/USD threshold_percent=1 window_days=7");
		Trial trial = new RuleTrial(rule, this.scene.clock().instant()).on(only(Histories.ticker("UZS")));
		assertThat(trial.alerts()).isEmpty();
		assertThat(trial.tooCoarse()).isPositive();
		assertThat(trial.warnings()).anyMatch((warning) -> warning.startsWith("The digits of 'test' are coarse"))
			.anyMatch((warning) -> warning.contains("is a printed change certainly one of 1%"));
	}

	@Test
	void whatIsBeyondAlreadyWouldBeToldAtTheNextFixing() {
		assertThat(tryOut("pair=KZT/USD threshold_percent=2 window_days=28").warnings())
			.anyMatch((warning) -> warning.startsWith("It is beyond already: you would be told at the next fixing."));
	}

	@Test
	void anExplanationTellsWhatIsAndWhatWouldBeNews() {
		long trader = this.scene.trader("trader@example.com").id();
		AlertRule rule = this.scene.rules()
			.save(trader, RuleScene.rule("pair=KZT/USD threshold_percent=1 window_days=7"), "test");
		Explanation quiet = this.scene.rules().explain(rule.id());
		assertThat(quiet.series()).isEqualTo("KZT/USD 7d");
		assertThat(quiet.source()).isEqualTo("currency-api");
		assertThat(quiet.observed().date()).isEqualTo("2026-09-29");
		assertThat(quiet.observed().reason()).contains("Nothing has been evaluated yet");
		assertThat(quiet.next()).isEqualTo("A rise of 1% or more or a fall of 1% or more within 7 days");
		assertThat(quiet.past()).isEmpty();
		this.scene.database().jdbc().sql("""
				UPDATE alert_rule SET state = 'FIRING', sign = 'UP', step = 1, told_date = DATE '2026-09-26',
					told_figure = 0.0102, told_at = TIMESTAMP WITH TIME ZONE '2026-09-26 10:00:00+00'
				""").update();
		assertThat(this.scene.rules().explain(rule.id()).next()).isEqualTo("A rise of 2% or more, or a turn to a fall"
				+ " of 1% or more, or a rise of 1% after it was under 0.5% within 7 days");
		this.scene.rules().stop(rule.id(), "test");
		assertThat(this.scene.rules().explain(rule.id()).next()).isEqualTo("Nothing; the rule is over");
	}

	@Test
	void anExplanationListsWhatWasDecidedWithItsMailing() {
		long trader = this.scene.trader("trader@example.com").id();
		AlertRule rule = this.scene.rules()
			.save(trader, RuleScene.rule("pair=KZT/USD threshold_percent=1 window_days=7"), "test");
		decided(rule);
		assertThat(this.scene.rules().explain(rule.id()).past()).satisfiesExactly((newer) -> {
			assertThat(newer.verdict()).isEqualTo(Verdict.CLEARED);
			assertThat(newer.mailing()).isNull();
		}, (older) -> {
			assertThat(older.verdict()).isEqualTo(Verdict.FIRED);
			assertThat(older.date()).isEqualTo("2026-09-26");
			assertThat(older.mailing()).isEqualTo("alerts-250");
		});
		assertThat(this.scene.rules().search(new RuleSearch(trader, "")).get(0).lastAlert()).isEqualTo("2026-09-26");
	}

	private void decided(AlertRule rule) {
		this.scene.database().jdbc().sql("""
				INSERT INTO alert_evaluation (mailing, definition, upto, as_of, key_id, note, begun_at)
				VALUES ('alerts-250', 'rate-alerts', 250, CURRENT_TIMESTAMP, 'k', '', CURRENT_TIMESTAMP)
				""").update();
		for (String verdict : List.of("FIRED", "CLEARED")) {
			this.scene.database()
				.jdbc()
				.sql("""
						INSERT INTO alert_decision (evaluation, rule, effective_date, verdict, sign, step, source, reason,
							decided_at)
						VALUES ('alerts-250', :rule, DATE '2026-09-26', :verdict, 'UP', 1, 'currency-api', 'so', CURRENT_TIMESTAMP)
						""")
				.param("rule", rule.id())
				.param("verdict", verdict)
				.update();
		}
		this.scene.database()
			.jdbc()
			.sql("""
					INSERT INTO alert_notification (evaluation, subscriber, rule, base, counter, effective_date, kind, sign, step,
						decision)
					SELECT 'alerts-250', :owner, rule, 'KZT', 'USD', effective_date, 'FIRED', 'UP', 1, id FROM alert_decision
					WHERE verdict = 'FIRED'
					""")
			.param("owner", rule.subscriber())
			.update();
	}

	private Trial tryOut(String words) {
		return this.scene.rules().tryOut(RuleScene.rule(words));
	}

	private static KnownFixings only(PairHistory history) {
		return new KnownFixings() {

			@Override
			public Optional<PairHistory> of(CurrencyPair pair, LocalDate from) {
				return Optional.of(history);
			}

			@Override
			public Optional<String> impossible(CurrencyPair pair) {
				return Optional.empty();
			}

		};
	}

	private static LocalDate[] days(String... days) {
		return List.of(days).stream().map(LocalDate::parse).toArray(LocalDate[]::new);
	}

}
