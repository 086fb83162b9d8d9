package elchi.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Pending;
import elchi.alert.AlertState.Quiet;
import elchi.fx.CurrencyPair;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTests {

	@Nested
	class Hysteresis {

		private final ThresholdRule rule = Watching.rule("KZT", Watching.ONE_PERCENT);

		@Test
		void firesOnTheThresholdItself() {
			assertThat(Watching.verdicts(this.rule, "0.01")).containsExactly("FIRED UP 1");
			assertThat(Watching.verdicts(this.rule, "-0.01")).containsExactly("FIRED DOWN 1");
			assertThat(Watching.verdicts(this.rule, "0.009999")).containsExactly("CALM");
		}

		@Test
		void staysSilentUntilTheMoveWasOver() {
			assertThat(Watching.verdicts(this.rule, "0.012", "0.009", "0.011", "0.006", "0.013"))
				.containsExactly("FIRED UP 1", "RECOVERING", "RETURNED", "RECOVERING", "RETURNED");
			assertThat(Watching.verdicts(this.rule, "0.012", "0.004", "0.011")).containsExactly("FIRED UP 1",
					"CLEARED UP 1", "FIRED UP 1");
		}

		@Test
		void tellsOfEveryFurtherWholeThreshold() {
			assertThat(Watching.verdicts(this.rule, "0.011", "0.019", "0.02", "0.025", "0.051", "0.049"))
				.containsExactly("FIRED UP 1", "KNOWN", "FURTHER UP 2", "KNOWN", "FURTHER UP 5", "KNOWN");
		}

		@Test
		void tellsOfATurnWithoutWaitingForTheEnd() {
			assertThat(Watching.verdicts(this.rule, "0.012", "-0.011", "0.02")).containsExactly("FIRED UP 1",
					"TURNED DOWN 1", "TURNED UP 2");
		}

		@Test
		void heedsTheDirectionAlone() {
			ThresholdRule falls = ThresholdRule.of(this.rule.pair(), this.rule.condition(), Direction.DOWN);
			assertThat(Watching.verdicts(falls, "0.05", "-0.012", "0.03", "-0.01")).containsExactly("CALM",
					"FIRED DOWN 1", "CLEARED DOWN 1", "FIRED DOWN 1");
		}

		@Test
		void clearsWhereTheTraderSaid() {
			ThresholdRule rule = ThresholdRule.of(this.rule.pair(),
					new Condition.Change(Watching.ONE_PERCENT, Watching.WEEK, new BigDecimal("0.009")),
					Direction.EITHER);
			assertThat(Watching.verdicts(rule, "0.012", "0.0089", "0.01")).containsExactly("FIRED UP 1", "CLEARED UP 1",
					"FIRED UP 1");
		}

		@Test
		void remindsWhenItIsTimeAndTheMoveStands() {
			Moment begin = Watching.moment(LocalDate.parse("2026-09-01"));
			Decision fired = Watch.decide(this.rule, Quiet.NEW, Watching.seen("0.012"), begin);
			Duration day = Duration.ofDays(1);
			Moment early = new Moment(begin.now().plus(day).minusSeconds(1), Watching.ALMATY, day);
			Moment late = new Moment(begin.now().plus(day), Watching.ALMATY, day);
			assertThat(Watch.decide(this.rule, fired.next(), Watching.seen("0.012"), early).verdict())
				.isEqualTo(Verdict.KNOWN);
			assertThat(Watch.decide(this.rule, fired.next(), Watching.seen("0.012"), early).wake())
				.isEqualTo(late.now());
			assertThat(Watch.decide(this.rule, fired.next(), Watching.seen("0.012"), late).verdict())
				.isEqualTo(Verdict.REPEATED);
			assertThat(Watch.decide(this.rule, fired.next(), Watching.seen("0.008"), late).verdict())
				.isEqualTo(Verdict.RECOVERING);
		}

	}

	@Nested
	class Levels {

		private final ThresholdRule rule = ThresholdRule.of(CurrencyPair.parse("TJS/USD"),
				new Condition.Level(new BigDecimal("0.105"), new BigDecimal("0.01")), Direction.EITHER);

		@Test
		void firesOnTheCrossingAndNotOnBeingThere() {
			assertThat(Watching.verdicts(this.rule, "0.106", "0.107", "0.104", "0.103")).containsExactly("ARMED",
					"CALM", "FIRED DOWN 1", "KNOWN");
		}

		@Test
		void countsACrossingBackOnlyBeyondTheMargin() {
			assertThat(Watching.verdicts(this.rule, "0.104", "0.1051", "0.1049", "0.1051", "0.1039", "0.1061"))
				.containsExactly("ARMED", "FIRED UP 1", "RECOVERING", "RETURNED", "TURNED DOWN 1", "TURNED UP 1");
		}

		@Test
		void countsTheMarginItselfAsBeyondForEitherDirection() {
			ThresholdRule rises = ThresholdRule.of(this.rule.pair(), this.rule.condition(), Direction.UP);
			assertThat(Watching.verdicts(this.rule, "0.104", "0.106", "0.10395", "0.106")).containsExactly("ARMED",
					"FIRED UP 1", "TURNED DOWN 1", "RECOVERING");
			assertThat(Watching.verdicts(rises, "0.104", "0.106", "0.10395", "0.106")).containsExactly("ARMED",
					"FIRED UP 1", "CLEARED UP 1", "FIRED UP 1");
		}

		@Test
		void passesOverCrossingsThatNobodyAskedFor() {
			ThresholdRule rises = ThresholdRule.of(this.rule.pair(), this.rule.condition(), Direction.UP);
			assertThat(Watching.verdicts(rises, "0.106", "0.104", "0.106")).containsExactly("ARMED", "ARMED",
					"FIRED UP 1");
		}

	}

	@Nested
	class SinceTheLastAlert {

		private final ThresholdRule rule = ThresholdRule.of(CurrencyPair.parse("KZT/USD"),
				Condition.Change.of(Watching.ONE_PERCENT, new Window.LastAlert()), Direction.EITHER);

		@Test
		void measuresFromWhatWasToldLast() {
			assertThat(Watching.verdicts(this.rule, "0.002", "0.00201", "0.002029", "0.0020301", "0.00201"))
				.containsExactly("ARMED", "CALM", "FIRED UP 1", "CALM", "CALM");
			assertThat(Watching.verdicts(this.rule, "0.002", "0.00202", "0.0020404", "0.00202"))
				.containsExactly("ARMED", "FIRED UP 1", "FIRED UP 1", "CALM");
			assertThat(Watching.verdicts(this.rule, "0.002", "0.00202", "0.0019998")).containsExactly("ARMED",
					"FIRED UP 1", "FIRED DOWN 1");
		}

	}

	@Nested
	class Silence {

		private final ThresholdRule quiet = new ThresholdRule(CurrencyPair.parse("KZT/USD"),
				Condition.Change.of(Watching.ONE_PERCENT, Watching.WEEK), Direction.EITHER, false, null,
				new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)), null);

		@Test
		void waitsForTheEndOfQuietHours() {
			Decision night = Watch.decide(this.quiet, Quiet.NEW, Watching.seen("0.012"),
					Watching.at("2026-09-01T23:30+05:00"));
			assertThat(night.verdict()).isEqualTo(Verdict.WAITING);
			assertThat(night.wake()).isEqualTo(Instant.parse("2026-09-02T02:00:00Z"));
			Decision morning = Watch.decide(this.quiet, night.next(), Watching.seen("0.012"),
					Watching.at("2026-09-02T07:00+05:00"));
			assertThat(morning.verdict()).isEqualTo(Verdict.FIRED);
		}

		@Test
		void forgetsWhatWasOverByMorning() {
			Decision night = Watch.decide(this.quiet, Quiet.NEW, Watching.seen("0.012"),
					Watching.at("2026-09-01T23:30+05:00"));
			Decision morning = Watch.decide(this.quiet, night.next(), Watching.seen("0.002"),
					Watching.at("2026-09-02T07:00+05:00"));
			assertThat(morning.verdict()).isEqualTo(Verdict.CALM);
			assertThat(morning.next()).isEqualTo(Quiet.NEW);
		}

		@Test
		void keepsAFurtherMoveForTheMorning() {
			Decision evening = Watch.decide(this.quiet, Quiet.NEW, Watching.seen("0.012"),
					Watching.at("2026-09-01T21:30+05:00"));
			Decision night = Watch.decide(this.quiet, evening.next(), Watching.seen("0.023"),
					Watching.at("2026-09-01T23:30+05:00"));
			assertThat(night.verdict()).isEqualTo(Verdict.WAITING);
			assertThat(night.next()).isInstanceOf(Firing.class);
			Decision morning = Watch.decide(this.quiet, night.next(), Watching.seen("0.023"),
					Watching.at("2026-09-02T07:00+05:00"));
			assertThat(morning.verdict()).isEqualTo(Verdict.FURTHER);
		}

		@Test
		void tellsAfterASnoozeWhatStillStands() {
			ThresholdRule snoozed = new ThresholdRule(this.quiet.pair(), this.quiet.condition(), Direction.EITHER,
					false, null, this.quiet.quiet(), LocalDate.parse("2026-09-05"));
			Decision during = Watch.decide(snoozed, Quiet.NEW, Watching.seen("0.012"),
					Watching.at("2026-09-03T12:00+05:00"));
			assertThat(during.next()).isInstanceOf(Pending.class);
			// the snooze ends at midnight, in the quiet hours
			assertThat(during.wake()).isEqualTo(Instant.parse("2026-09-05T02:00:00Z"));
		}

		@Test
		void endsAfterItsLastDay() {
			ThresholdRule ended = new ThresholdRule(this.quiet.pair(), this.quiet.condition(), Direction.EITHER, false,
					LocalDate.parse("2026-09-01"), null, null);
			assertThat(Watch.decide(ended, Quiet.NEW, Watching.seen("0.02"), Watching.at("2026-09-01T23:59+05:00"))
				.verdict()).isEqualTo(Verdict.FIRED);
			assertThat(Watch.decide(ended, Quiet.NEW, Watching.seen("0.02"), Watching.at("2026-09-02T00:00+05:00"))
				.verdict()).isEqualTo(Verdict.EXPIRED);
		}

	}

}
