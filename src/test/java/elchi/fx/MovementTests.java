package elchi.fx;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class MovementTests {

	@ParameterizedTest(name = "{0}: {2} to {3} lies in [{4} %, {5} %]")
	@CsvSource(textBlock = """
			an unchanged coarse quote says little,       UZS/USD, 0.00008,  0.00008,  -11.7648, 13.3334, 0.0001
			a tick of a coarse quote says less,          UZS/USD, 0.00008,  0.00009,    0.0000, 26.6667, 0.0001
			an unchanged tenge is within half a percent, KZT/USD, 0.00205,  0.00205,   -0.4867,  0.4890, 0.0001
			a tenge that rose between two saved pages,   KZT/USD, 0.00192,  0.00205,    6.2338,  7.3107, 0.0001
			an unchanged som is within a tenth,          KGS/USD, 0.01143,  0.01143,   -0.0875,  0.0875, 0.0001
			a manat between two pegs of the ticker,      TMT/USD, 0.28490,  0.28571,    0.2808,  0.2879, 0.0001
			a somoni that surely rose by three percent,  TJS/USD, 0.09790,  0.10101,    3.1663,  3.1871, 0.0001
			a somoni between two saved pages,            TJS/USD, 0.10101,  0.10724,    6.1575,  6.1779, 0.0001
			a dollar that fell against the sum,          USD/UZS, 12194.21, 12142.10,  -0.4275, -0.4272, 0.0001
			""")
	void whatTwoRoundedQuotesCanSay(String sentence, String pair, String from, String to, BigDecimal low,
			BigDecimal high, BigDecimal tolerance) {
		Movement movement = new Movement(Printed.quote(pair, from, "2026-04-01"),
				Printed.quote(pair, to, "2026-04-02"));
		ChangeInterval change = movement.valueOf(movement.from().pair().base());
		assertThat(change.low().movePointRight(2)).as(sentence).isCloseTo(low, within(tolerance));
		assertThat(change.high().movePointRight(2)).as(sentence).isCloseTo(high, within(tolerance));
		assertThat(change.low()).isLessThanOrEqualTo(change.point());
		assertThat(change.high()).isGreaterThanOrEqualTo(change.point());
	}

	@Test
	void theEndsAreRoundedOutwards() {
		ChangeInterval change = change("USD/KZT", "3.0", "7.0", "USD");
		assertThat(change.low()).isEqualByComparingTo("1.278688524590");
		assertThat(change.point()).isEqualByComparingTo("1.333333333333");
		assertThat(change.high()).isEqualByComparingTo("1.389830508475");
	}

	@Test
	void theValueOfTheOtherCurrencyIsTheReciprocal() {
		ChangeInterval dollar = change("USD/KZT", "478.77", "475.09", "USD");
		ChangeInterval tenge = change("USD/KZT", "478.77", "475.09", "KZT");
		assertThat(tenge.point()).isCloseTo(new BigDecimal("0.007746"), within(new BigDecimal("0.000001")));
		assertThat(dollar.inverse().point()).isCloseTo(tenge.point(), within(new BigDecimal("0.000000000002")));
		assertThat(dollar.inverse().low()).isLessThanOrEqualTo(tenge.low());
		assertThat(dollar.inverse().high()).isGreaterThanOrEqualTo(tenge.high());
		assertThat(dollar.inverse().low()).isCloseTo(tenge.low(), within(new BigDecimal("0.00000000001")));
	}

	@Test
	void bothPercentagesOfTheSumInSeptember2017AreTrue() {
		assertThat(change("USD/UZS", "4210.35", "8100.00", "UZS").point()).isCloseTo(new BigDecimal("-0.4802"),
				within(new BigDecimal("0.0001")));
		assertThat(change("USD/UZS", "4210.35", "8100.00", "USD").point()).isCloseTo(new BigDecimal("0.9238"),
				within(new BigDecimal("0.0001")));
	}

	@Test
	void trailingZerosCountAsPrinted() {
		assertThat(Printed.quote("USD/TJS", "9.3450", "2026-05-18").halfTick()).isEqualByComparingTo("0.00005");
		assertThat(Printed.quote("USD/TJS", "9.345", "2026-05-18").halfTick()).isEqualByComparingTo("0.0005");
		assertThat(Printed.quote("USD/XAU", "1.0190957e-9", "2026-05-18").halfTick())
			.isEqualByComparingTo("0.00000000000000005");
	}

	@Test
	void theNominalMayChangeOnTheWay() {
		Quote from = Printed.quote("nbk", "IRR/KZT", 1000, "1.12", "2026-04-01");
		Quote to = Printed.quote("nbk", "IRR/KZT", 10000, "11.24", "2026-08-01");
		assertThat(new Movement(from, to).valueOf(Currency.getInstance("IRR")).point())
			.isCloseTo(new BigDecimal("0.003571"), within(new BigDecimal("0.000001")));
	}

	@Test
	void twoSourcesAreNeverCompared() {
		Quote nbk = Printed.quote("nbk", "USD/KZT", 1, "478.77", "2026-04-01");
		Quote cbr = Printed.quote("cbr", "USD/KZT", 1, "475.09", "2026-04-02");
		assertThatIllegalArgumentException().isThrownBy(() -> new Movement(nbk, cbr))
			.withMessageContaining("one source and one pair are needed");
	}

	@Test
	void aCrossAddsTheUncertaintyOfBothRates() {
		ChangeInterval somoni = change("TJS/RUB", "8.00866", "8.08866", "TJS");
		ChangeInterval rouble = change("USD/RUB", "75.5273", "76.0273", "RUB");
		ChangeInterval cross = somoni.times(rouble);
		assertThat(cross.point()).isCloseTo(new BigDecimal("0.003346"), within(new BigDecimal("0.000001")));
		assertThat(cross.high().subtract(cross.low())).isGreaterThan(somoni.high().subtract(somoni.low()))
			.isGreaterThan(rouble.high().subtract(rouble.low()));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(textBlock = """
			up when even the low end reaches it,      0.01,  0.02,  0.01, rises
			down when even the high end reaches it,  -0.02, -0.01,  0.01, falls
			quiet when both ends stay under it,      -0.009, 0.009, 0.01, stays
			too coarse when an end crosses it,        0.009, 0.011, 0.01, straddles
			too coarse when both ends cross it,      -0.02,  0.02,  0.01, straddles
			""")
	void aThresholdIsJudgedByTheEnds(String sentence, BigDecimal low, BigDecimal high, BigDecimal threshold,
			String verdict) {
		ChangeInterval change = new ChangeInterval(low, low, high);
		String seen = change.risesBy(threshold) ? "rises"
				: change.fallsBy(threshold) ? "falls" : change.staysWithin(threshold) ? "stays" : "none";
		assertThat(change.straddles(threshold) ? "straddles" : seen).as(sentence).isEqualTo(verdict);
	}

	private static ChangeInterval change(String pair, String from, String to, String currency) {
		return new Movement(Printed.quote(pair, from, "2026-04-01"), Printed.quote(pair, to, "2026-04-02"))
			.valueOf(Currency.getInstance(currency));
	}

}
