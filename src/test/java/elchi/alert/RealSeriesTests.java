package elchi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import elchi.alert.AlertState.Quiet;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The replays of real series.
 */
class RealSeriesTests {

	@Nested
	class Replay {

		@Test
		void tengeIsToldOnTheFiveDaysOfTheReplay() {
			assertThat(Watching.alerts(Watching.rule("KZT", Watching.ONE_PERCENT), Histories.dollarSeries("KZT")))
				.containsExactly("2026-08-16 FIRED UP +1.17", "2026-08-28 FIRED DOWN -1.37",
						"2026-09-03 FIRED UP +1.49", "2026-09-11 FIRED UP +1.14", "2026-09-26 FIRED UP +1.02");
		}

		@Test
		void sumIsToldOnce() {
			assertThat(Watching.alerts(Watching.rule("UZS", Watching.ONE_PERCENT), Histories.dollarSeries("UZS")))
				.containsExactly("2026-08-19 FIRED UP +1.04");
		}

		@ParameterizedTest
		@ValueSource(strings = { "KGS", "TJS" })
		void theQuietOnesAreNeverTold(String currency) {
			assertThat(Watching.alerts(Watching.rule(currency, Watching.ONE_PERCENT), Histories.dollarSeries(currency)))
				.isEmpty();
		}

		@Test
		void threeDeviationsAreToldForTheTengeAlone() {
			assertThat(Watching.alerts(Watching.sigma("KZT"), Histories.dollarSeries("KZT"))).hasSize(2)
				.first()
				.asString()
				.startsWith("2026-08-21 FIRED UP");
			assertThat(Watching.alerts(Watching.sigma("KGS"), Histories.dollarSeries("KGS"))).isEmpty();
			assertThat(Watching.alerts(Watching.sigma("TJS"), Histories.dollarSeries("TJS"))).isEmpty();
			assertThat(Watching.alerts(Watching.sigma("UZS"), Histories.dollarSeries("UZS"))).isEmpty();
			assertThat(Watching.alerts(Watching.sigma("TMT"), Histories.dollarSeries("TMT"))).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "0.0025", "0.005", "0.01", "0.02" })
		void fiveDecimalsNeverTellWhatIsNotSo(String threshold) {
			for (String currency : List.of("KGS", "KZT", "TJS", "UZS")) {
				ThresholdRule rule = Watching.rule(currency, new BigDecimal(threshold));
				PairHistory ticker = Histories.ticker(currency);
				PairHistory exact = Histories.dollarSeries(currency);
				for (Fixing fixing : ticker.fixings()) {
					Decision coarse = decide(rule, ticker, fixing.date());
					if (coarse.verdict().tells()) {
						Decision real = decide(rule, exact, fixing.date());
						assertThat(real.verdict()).as("%s %s", currency, fixing.date()).isEqualTo(Verdict.FIRED);
						assertThat(real.sign()).isEqualTo(coarse.sign());
					}
				}
			}
		}

		private Decision decide(ThresholdRule rule, PairHistory history, LocalDate date) {
			return Watch.decide(rule, Quiet.NEW, new Observer(history).observe(rule.series().measure(), date),
					Watching.moment(date));
		}

	}

	@Nested
	class Seeds {

		@Test
		void somoniFiresAtFivePercent() {
			Decision decision = last("0.05", Histories.daily("TJS/USD", "2026-09-26", "0.10101", "0.10724"));
			assertThat(decision.verdict()).isEqualTo(Verdict.FIRED);
			assertThat(decision.reason()).startsWith("+6.17% (certain: +6.1575% to +6.178%)");
		}

		@Test
		void tengeFiresAtFivePercentAndIsTooCoarseAtSeven() {
			PairHistory tenge = Histories.daily("KZT/USD", "2026-09-26", "0.00192", "0.00205");
			assertThat(last("0.05", tenge).verdict()).isEqualTo(Verdict.FIRED);
			assertThat(last("0.07", tenge).verdict()).isEqualTo(Verdict.TOO_COARSE);
		}

		@ParameterizedTest
		@ValueSource(strings = { "0.001", "0.01", "0.05", "0.12", "0.2" })
		void oneTickOfTheSumTellsNothing(String threshold) {
			Decision decision = last(threshold, Histories.daily("UZS/USD", "2026-09-26", "0.00008", "0.00009"));
			assertThat(decision.verdict()).isEqualTo(Verdict.TOO_COARSE);
			assertThat(decision.reason()).contains("0% to +26.6667%");
		}

		private Decision last(String threshold, PairHistory history) {
			ThresholdRule rule = ThresholdRule.of(history.pair(),
					Condition.Change.of(new BigDecimal(threshold), new Window.PreviousFixing()), Direction.EITHER);
			LocalDate date = history.fixings().get(1).date();
			return Watch.decide(rule, Quiet.NEW, new Observer(history).observe(rule.series().measure(), date),
					Watching.moment(date));
		}

	}

}
