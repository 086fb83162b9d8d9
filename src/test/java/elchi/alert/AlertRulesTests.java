package elchi.alert;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import elchi.alert.AlertState.Quiet;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscription;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AlertRulesTests {

	private static final ThresholdRule TENGE = RuleScene
		.rule("pair=KZT/USD threshold_percent=1 direction=either window_days=7");

	private static final ThresholdRule LEVEL = RuleScene.rule("pair=USD/KZT kind=level level=450 direction=up");

	private static final ThresholdRule SINCE = RuleScene.rule("pair=KZT/USD threshold_percent=2 window=last-alert");

	@TempDir
	private Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aSavedRuleIsFoundAsItWasSaid(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber trader = scene.trader("trader@example.com");
			ThresholdRule full = RuleScene
				.rule("pair=UZS/KZT threshold_percent=2.5 direction=down window=week clear_percent=0.4 once=true"
						+ " expires=2026-12-31 quiet=22:00-07:00 snoozed_until=2026-10-05");
			AlertRule saved = scene.rules().save(trader.id(), full, "test");
			assertThat(saved.rule()).isEqualTo(full);
			assertThat(saved.status()).isEqualTo(RuleStatus.ACTIVE);
			assertThat(saved.state()).isEqualTo(Quiet.NEW);
			assertThat(scene.rules().of(trader.id())).containsExactly(saved);
			assertThat(scene.rules().all()).containsExactly(saved);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aLevelRuleKnowsItsSideAndAnotherWhatItMeasuresFrom(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber trader = scene.trader("trader@example.com");
			assertThat(scene.rules().save(trader.id(), LEVEL, "test").state()).isEqualTo(new Quiet(Sign.DOWN, null));
			Quiet since = (Quiet) scene.rules().save(trader.id(), SINCE, "test").state();
			assertThat(since.basis()).isNotNull();
			assertThat(since.basis().date()).isEqualTo("2026-09-29");
			assertThat(since.basis().value()).isBetween(new BigDecimal("0.00226"), new BigDecimal("0.00227"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void everythingThatSpeaksAgainstARuleIsSaidAtOnce(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber newcomer = scene.registered("newcomer@example.org", List.of(Subscription.DIGEST));
			ThresholdRule bad = RuleScene.rule("pair=GEL/USD threshold_percent=1 window_days=7 expires=2026-09-28");
			assertThat(scene.rules().findings(newcomer.id(), bad))
				.containsExactly("No source has rates of GEL/USD; pairs of KGS, KZT, TJS, TMT, USD, UZS are possible",
						"Subscriber %d is unconfirmed; a rule needs an owner who confirmed their address"
							.formatted(newcomer.id()),
						"The last day '2026-09-28' is over; 2026-09-29 or a later day is possible");
			assertThatExceptionOfType(RuleRefusedException.class)
				.isThrownBy(() -> scene.rules().save(newcomer.id(), bad, "test"))
				.satisfies((refused) -> assertThat(refused.findings()).hasSize(3));
			assertThat(scene.rules().of(newcomer.id())).isEmpty();
			assertThat(scene.rules().findings(4711, TENGE))
				.containsExactly("There is no subscriber 4711; a rule needs an owner who confirmed their address");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anOwnerMustHaveAskedForAlerts(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber reader = scene.registered("reader@example.org", List.of(Subscription.DIGEST));
			scene.subscribers().confirm(reader.id(), "test");
			assertThat(scene.rules().findings(reader.id(), TENGE)).singleElement()
				.asString()
				.contains("does not get the list 'alerts'");
			Subscriber paused = scene.trader("paused@example.org");
			scene.subscribers().pause(paused.id(), Subscription.ALERTS, LocalDate.parse("2026-11-01"), "test");
			assertThat(scene.rules().findings(paused.id(), TENGE)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aPegHasNoVolatility(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber trader = scene.trader("trader@example.com");
			assertThat(scene.rules().findings(trader.id(), RuleScene.rule("pair=TMT/USD kind=volatility level=3")))
				.containsExactly("TMT/USD is pegged, and a peg has no volatility; a change or a level is possible");
			assertThat(scene.rules().findings(trader.id(), RuleScene.rule("pair=KZT/USD kind=volatility level=3")))
				.isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theSameRuleIsSavedOnceAndNotMoreThanAHundred(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber trader = scene.trader("trader@example.com");
			AlertRule first = scene.rules().save(trader.id(), TENGE, "test");
			assertThat(scene.rules()
				.findings(trader.id(),
						RuleScene.rule("pair=kzt/usd threshold_percent=1.00 window=7d snoozed_until=2026-12-01")))
				.containsExactly("Rule %d says the same".formatted(first.id()));
			IntStream.range(0, 99)
				.forEach((index) -> scene.rules()
					.save(trader.id(),
							RuleScene.rule("pair=KZT/USD threshold_percent=%d window_days=7".formatted(index + 2)),
							"test"));
			assertThat(scene.rules().findings(trader.id(), LEVEL)).singleElement()
				.asString()
				.startsWith("100 rules are active");
			scene.rules().stop(first.id(), "test");
			assertThat(scene.rules().findings(trader.id(), LEVEL)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aStoppedRuleStaysStoppedAndIsFoundByNoFigure(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			AlertRule rule = scene.rules().save(scene.trader("trader@example.com").id(), TENGE, "test");
			assertThat(scene.rules().stop(rule.id(), "test")).isTrue();
			assertThat(scene.rules().stop(rule.id(), "test")).isFalse();
			assertThat(scene.rules().stop(4711, "test")).isFalse();
			assertThat(scene.rules().snooze(rule.id(), LocalDate.parse("2026-10-05"), "test")).isFalse();
			assertThat(scene.rules().find(rule.id())).get().extracting(AlertRule::status).isEqualTo(RuleStatus.STOPPED);
			assertThat(database.jdbc()
				.sql("SELECT count(*) FROM alert_rule WHERE rise IS NOT NULL OR fall IS NOT NULL OR wake_at IS NOT NULL")
				.query(Long.class)
				.single()).isZero();
			assertThatExceptionOfType(RuleRefusedException.class)
				.isThrownBy(() -> scene.rules().change(rule.id(), LEVEL, "test"))
				.withMessageContaining("Rule %d is over".formatted(rule.id()));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aChangedRuleBeginsAnew(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			AlertRule rule = scene.rules().save(scene.trader("trader@example.com").id(), TENGE, "test");
			AlertRule changed = scene.rules().change(rule.id(), LEVEL, "test");
			assertThat(changed.id()).isEqualTo(rule.id());
			assertThat(changed.rule()).isEqualTo(LEVEL);
			assertThat(changed.state()).isEqualTo(new Quiet(Sign.DOWN, null));
			assertThat(scene.rules().change(rule.id(), LEVEL, "test").rule()).isEqualTo(LEVEL);
			assertThat(scene.rules().find(rule.id())).contains(changed);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aSnoozedRuleThatFiredIsLookedAtWhenThePauseEnds(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			AlertRule rule = scene.rules().save(scene.trader("trader@example.com").id(), TENGE, "test");
			database.jdbc().sql("""
					UPDATE alert_rule SET state = 'FIRING', sign = 'UP', step = 1, told_date = DATE '2026-09-26',
						told_figure = 0.0102, told_at = TIMESTAMP WITH TIME ZONE '2026-09-26 10:00:00+00'
					""").update();
			assertThat(scene.rules().snooze(rule.id(), LocalDate.parse("2026-10-05"), "test")).isTrue();
			assertThat(scene.rules().snooze(rule.id(), LocalDate.parse("2026-10-05"), "test")).isFalse();
			AlertRule snoozed = scene.rules().find(rule.id()).orElseThrow();
			assertThat(snoozed.rule().snoozedUntil()).isEqualTo("2026-10-05");
			assertThat(snoozed.state()).isInstanceOf(AlertState.Firing.class);
			assertThat(wakes(database)).isEqualTo(1);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> scene.rules().snooze(rule.id(), LocalDate.parse("2026-09-29"), "test"))
				.withMessageContaining("2026-09-30 to 2027-09-30 is possible");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void rulesAreFoundByOwnerAndState(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber one = scene.trader("one@example.com");
			AlertRule first = scene.rules().save(one.id(), TENGE, "test");
			AlertRule second = scene.rules().save(one.id(), LEVEL, "test");
			AlertRule other = scene.rules().save(scene.trader("other@example.com").id(), TENGE, "test");
			scene.rules().stop(second.id(), "test");
			assertThat(found(scene, new RuleSearch(null, ""))).containsExactly(other.id(), second.id(), first.id());
			assertThat(found(scene, new RuleSearch(one.id(), ""))).containsExactly(second.id(), first.id());
			assertThat(found(scene, new RuleSearch(one.id(), "stopped"))).containsExactly(second.id());
			assertThat(found(scene, new RuleSearch(null, "quiet"))).containsExactly(other.id(), first.id());
			assertThat(found(scene, new RuleSearch(null, "firing"))).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> new RuleSearch(null, "asleep"))
				.withMessageStartingWith("State 'asleep' is not known; active, quiet");
		}
	}

	private static List<Long> found(RuleScene scene, RuleSearch search) {
		return scene.rules().search(search).stream().map((listed) -> listed.rule().id()).toList();
	}

	private static long wakes(Database database) {
		return database.jdbc()
			.sql("SELECT count(*) FROM alert_rule WHERE wake_at > TIMESTAMP WITH TIME ZONE '2026-10-04 00:00:00+00'")
			.query(Long.class)
			.single();
	}

}
