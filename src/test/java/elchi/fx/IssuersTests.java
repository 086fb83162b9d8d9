package elchi.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class IssuersTests {

	@Test
	void kazakhstanPrintsTengePerQuant() {
		List<PrintedRate> rates = new NbkProvider().read(Printed.asked("nbk", "2026-04-01"),
				Printed.bytes("nbk-2026-04-01.xml"));
		Quote dollar = Printed.find(rates, "USD/KZT");
		assertThat(dollar.text()).isEqualTo("478.77");
		assertThat(dollar.effectiveDate()).isEqualTo("2026-04-01");
		assertThat(Printed.find(rates, "UZS/KZT").nominal()).isEqualTo(100);
		assertThat(Printed.find(rates, "UZS/KZT").perUnit()).isEqualByComparingTo("0.0393");
		assertThat(Printed.find(rates, "IRR/KZT").perUnit()).isEqualByComparingTo("0.0004");
	}

	@Test
	void theTengeGainsOnThreeDaysInApril() {
		NbkProvider nbk = new NbkProvider();
		Quote first = Printed.find(nbk.read(Printed.asked("nbk", "2026-04-01"), Printed.bytes("nbk-2026-04-01.xml")),
				"USD/KZT");
		Quote second = Printed.find(nbk.read(Printed.asked("nbk", "2026-04-02"), Printed.bytes("nbk-2026-04-02.xml")),
				"USD/KZT");
		Quote third = Printed.find(nbk.read(Printed.asked("nbk", "2026-04-03"), Printed.bytes("nbk-2026-04-03.xml")),
				"USD/KZT");
		assertThat(second.text()).isEqualTo("475.09");
		assertThat(third.text()).isEqualTo("472.31");
		assertThat(percent(first, second, "KZT")).isEqualByComparingTo("0.775");
		assertThat(percent(second, third, "KZT")).isEqualByComparingTo("0.589");
	}

	@Test
	void deadRowsOfTheOldFeedAreDropped() {
		List<PrintedRate> rates = new NbkProvider().read(Printed.latest("nbk"),
				Printed.bytes("nbk-rates-all-2016-04-18.xml"));
		assertThat(rates).extracting((rate) -> rate.pair().base().getCurrencyCode()).containsExactly("USD", "KGS");
		assertThat(rates).extracting(PrintedRate::effectiveDate).containsOnly(LocalDate.parse("2016-04-18"));
	}

	@Test
	void kyrgyzstanPrintsCommasAndTheDayAhead() {
		List<PrintedRate> rates = new NbkrProvider().read(Printed.latest("nbkr"),
				Printed.bytes("nbkr-daily-2026-05-24.xml"));
		Quote dollar = Printed.find(rates, "USD/KGS");
		assertThat(dollar.text()).isEqualTo("87,4500");
		assertThat(dollar.perUnit()).isEqualTo(new BigDecimal("87.4500"));
		assertThat(dollar.effectiveDate()).isEqualTo("2026-05-24");
	}

	@Test
	void theSumInBishkekIsTooCoarseForAnyThresholdUnderItsTick() {
		Quote sum = Printed.find(
				new NbkrProvider().read(Printed.latest("nbkr"), Printed.bytes("nbkr-weekly-2026-05-23.xml")),
				"UZS/KGS");
		ChangeInterval unchanged = new Movement(sum, sum).valueOf(Currency.getInstance("UZS"));
		assertThat(unchanged.straddles(new BigDecimal("0.01"))).isTrue();
		assertThat(unchanged.high().subtract(unchanged.low())).isGreaterThan(new BigDecimal("0.027"));
		assertThat(unchanged.staysWithin(new BigDecimal("0.14"))).isTrue();
	}

	@Test
	void kyrgyzHistoryIsReadFromThePage() {
		List<PrintedRate> rates = new NbkrProvider().read(Printed.ranged("nbkr", "USD", "2005-06-01", "2005-06-30"),
				Printed.bytes("nbkr-history-usd-2005-06.html"));
		assertThat(rates).extracting(PrintedRate::text).containsExactly("40,9614", "41,0685");
		assertThat(rates).extracting(PrintedRate::effectiveDate)
			.containsExactly(LocalDate.parse("2005-06-25"), LocalDate.parse("2005-06-18"));
	}

	@Test
	void theSomoniGainsOnThreeDaysInMay() {
		NbtProvider nbt = new NbtProvider();
		Quote first = Printed.find(nbt.read(Printed.asked("nbt", "2026-05-18"), Printed.bytes("nbt-2026-05-18.xml")),
				"USD/TJS");
		Quote second = Printed.find(nbt.read(Printed.asked("nbt", "2026-05-19"), Printed.bytes("nbt-2026-05-19.xml")),
				"USD/TJS");
		Quote third = Printed.find(nbt.read(Printed.asked("nbt", "2026-05-20"), Printed.bytes("nbt-2026-05-20.xml")),
				"USD/TJS");
		assertThat(List.of(first.text(), second.text(), third.text())).containsExactly("9.3450", "9.3371", "9.3288");
		assertThat(percent(first, second, "TJS")).isEqualByComparingTo("0.085");
		assertThat(percent(second, third, "TJS")).isEqualByComparingTo("0.089");
	}

	@Test
	void tajikistanKnowsTheRoubleByItsLettersNotByItsWithdrawnNumber() {
		List<PrintedRate> rates = new NbtProvider().read(Printed.asked("nbt", "2026-05-18"),
				Printed.bytes("nbt-2026-05-18.xml"));
		assertThat(Printed.find(rates, "RUB/TJS").nominal()).isOne();
		assertThat(Printed.find(rates, "UZS/TJS").perUnit()).isEqualByComparingTo("0.00078");
	}

	@Test
	void anotherDateThanTheOneAskedForIsRefusedByName() {
		assertThatExceptionOfType(UnusableDocument.class).isThrownBy(
				() -> new NbtProvider().read(Printed.asked("nbt", "2001-01-01"), Printed.bytes("nbt-2026-05-20.xml")))
			.withMessage("nbt answered with 2026-05-20 when 2001-01-01 was asked for");
		assertThatExceptionOfType(UnusableDocument.class).isThrownBy(
				() -> new CbuProvider().read(Printed.asked("cbu", "2026-04-02"), Printed.bytes("cbu-2026-04-01.json")));
		assertThatExceptionOfType(UnusableDocument.class).isThrownBy(() -> new CurrencyApiProvider()
			.read(Printed.asked("currency-api", "2026-09-28"), Printed.bytes("currency-api-2026-09-29.json")));
	}

	@Test
	void uzbekistanPrintsNumbersAsStrings() {
		List<PrintedRate> rates = new CbuProvider().read(Printed.asked("cbu", "2026-04-02"),
				Printed.bytes("cbu-2026-04-02.json"));
		assertThat(Printed.find(rates, "USD/UZS").text()).isEqualTo("12142.10");
		assertThat(Printed.find(rates, "IRR/UZS").nominal()).isEqualTo(10);
	}

	@Test
	void turkmenistanPrintsPerMultiplierAndTheNeighboursPerDollar() {
		byte[] body = Printed.bytes("cbt-2026-05-20.xml");
		List<PrintedRate> rates = new CbtProvider().read(Printed.asked("cbt", "2026-05-20"), body);
		assertThat(new String(body, StandardCharsets.UTF_8)).contains("\r\n");
		assertThat(Printed.find(rates, "USD/TMT").text()).isEqualTo("3.5");
		assertThat(Printed.find(rates, "UZS/TMT").nominal()).isEqualTo(1000);
		assertThat(Printed.find(rates, "USD/TJS").text()).isEqualTo("9.24");
	}

	@Test
	void turkmenistanHadAnotherFormOfDate() {
		assertThat(new CbtProvider().read(Printed.asked("cbt", "2020-11-03"), Printed.bytes("cbt-2020-form.xml")))
			.extracting(PrintedRate::effectiveDate)
			.containsExactly(LocalDate.parse("2020-11-03"));
	}

	@Test
	void turkmenistanHasNoFileOnSundays() {
		assertThat(new CbtProvider().mayBeAbsent(Printed.asked("cbt", "2026-05-24"))).isTrue();
		assertThat(new CbtProvider().mayBeAbsent(Printed.asked("cbt", "2026-05-23"))).isFalse();
	}

	@Test
	void russiaCrossesTheSomoniThroughTheRouble() {
		List<PrintedRate> rates = new CbrProvider().read(Printed.latest("cbr"),
				Printed.bytes("cbr-daily-2026-04-25.xml"));
		Quote somoni = Printed.find(rates, "TJS/RUB");
		assertThat(somoni.perUnit()).isEqualByComparingTo("8.00866");
		DollarRate cross = new DollarRate(Currency.getInstance("TJS"), somoni, Printed.find(rates, "USD/RUB"));
		assertThat(cross.price()).isCloseTo(new BigDecimal("9.4307"), within(new BigDecimal("0.00005")));
	}

	@Test
	void russiasOlderDocumentsLackTheUnitRate() {
		List<PrintedRate> rates = new CbrProvider().read(Printed.latest("cbr"),
				Printed.bytes("cbr-daily-without-vunitrate.xml"));
		assertThat(Printed.find(rates, "TJS/RUB").perUnit()).isEqualByComparingTo("8.00866");
		assertThat(rates).hasSize(6);
	}

	@Test
	void cyrillicNamesSurviveTheirOldEncoding() {
		byte[] body = Printed.bytes("cbr-daily-2026-04-25.xml");
		assertThat(new String(body, Charset.forName("windows-1251"))).contains("Доллар США");
		assertThat(XmlDocument.all(XmlDocument.root(Printed.latest("cbr"), body), "Name"))
			.extracting((name) -> name.getTextContent())
			.contains("Доллар США", "Сомони");
	}

	@Test
	void russiasRangesSkipTheDaysWithoutFixing() {
		List<PrintedRate> rates = new CbrProvider().read(Printed.ranged("cbr", "TJS", "2026-03-01", "2026-03-04"),
				Printed.bytes("cbr-range-tjs.xml"));
		assertThat(rates).extracting(PrintedRate::effectiveDate)
			.containsExactly(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04"));
		assertThat(Printed.find(rates, "TJS/RUB").text()).isEqualTo("80,9998");
	}

	@Test
	void anErrorWithStatus200IsAFailure() {
		assertThatExceptionOfType(UnusableDocument.class)
			.isThrownBy(() -> new CbrProvider().read(Printed.latest("cbr"), Printed.bytes("cbr-error.xml")))
			.withMessageContaining("cbr answered 'Error in parameters'");
	}

	@Test
	void theSundayAfterAFixingHasTheFixingBefore() {
		byte[] body = Printed.bytes("cbr-daily-2026-04-25.xml");
		assertThat(new CbrProvider().read(Printed.asked("cbr", "2026-04-26"), body))
			.extracting(PrintedRate::effectiveDate)
			.containsOnly(LocalDate.parse("2026-04-25"));
		assertThatExceptionOfType(UnusableDocument.class)
			.isThrownBy(() -> new CbrProvider().read(Printed.asked("cbr", "2026-04-24"), body));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecb-daily-2015-01-07.xml", "ecb-90-days.xml" })
	void frankfurtKnowsTheEuroAndNoneOfTheFive(String name) {
		List<PrintedRate> rates = new EcbProvider().read(Printed.latest("ecb"), Printed.bytes(name));
		assertThat(rates).extracting((rate) -> rate.pair().toString()).contains("EUR/USD");
		assertThat(rates).extracting((rate) -> rate.pair().counter().getCurrencyCode())
			.doesNotContain("KGS", "KZT", "TJS", "UZS", "TMT");
	}

	@Test
	void theAggregateIsReadDigitForDigit() {
		List<PrintedRate> rates = new CurrencyApiProvider().read(Printed.asked("currency-api", "2026-09-29"),
				Printed.bytes("currency-api-2026-09-29.json"));
		assertThat(Printed.find(rates, "USD/KZT").text()).isEqualTo("441.23394101");
		assertThat(Printed.find(rates, "USD/XAU").text()).isEqualTo("2.5e-4");
		assertThat(Printed.find(rates, "USD/XAU").perUnit()).isEqualByComparingTo("0.00025");
		assertThat(rates).hasSize(6);
	}

	@Test
	void theTickerIsPrintedEightTimesAndReadOnce() {
		List<PrintedRate> rates = new SavedTickerProvider().read(Printed.savedTicker("2026-09-20T18:00+05:00"),
				Printed.bytes("ticker-first.txt"));
		assertThat(rates).hasSize(5);
		assertThat(Printed.find(rates, "KZT/USD").printedChange()).isEqualTo("-0%");
		assertThat(Printed.find(rates, "KZT/USD").printedChangePercent()).contains(new BigDecimal("0"));
		assertThat(Printed.find(rates, "KZT/USD").effectiveDate()).isEqualTo("2026-09-20");
	}

	@Test
	void theTickersDayIsTheOneInAlmaty() {
		assertThat(new SavedTickerProvider().read(Printed.savedTicker("2026-09-20T20:30Z"),
				Printed.bytes("ticker-first.txt")))
			.extracting(PrintedRate::effectiveDate)
			.containsOnly(LocalDate.parse("2026-09-21"));
	}

	@Test
	void betweenTwoSavedPagesTheSomoniRoseAndTheSumIsTooCoarse() {
		SavedTickerProvider ticker = new SavedTickerProvider();
		List<PrintedRate> first = ticker.read(Printed.savedTicker("2026-09-20T18:00+05:00"),
				Printed.bytes("ticker-first.txt"));
		List<PrintedRate> second = ticker.read(Printed.savedTicker("2026-09-27T18:00+05:00"),
				Printed.bytes("ticker-second.txt"));
		ChangeInterval somoni = new Movement(Printed.find(first, "TJS/USD"), Printed.find(second, "TJS/USD"))
			.valueOf(Currency.getInstance("TJS"));
		assertThat(somoni.point()).isCloseTo(new BigDecimal("0.06168"), within(new BigDecimal("0.000005")));
		assertThat(somoni.low()).isCloseTo(new BigDecimal("0.06158"), within(new BigDecimal("0.000005")));
		assertThat(somoni.high()).isCloseTo(new BigDecimal("0.06178"), within(new BigDecimal("0.000005")));
		ChangeInterval sum = new Movement(Printed.find(first, "UZS/USD"), Printed.find(second, "UZS/USD"))
			.valueOf(Currency.getInstance("UZS"));
		assertThat(sum.straddles(new BigDecimal("0.10"))).isTrue();
	}

	@Test
	void aSavedTickerWithoutTheTimeOfItsObservationIsRefused() {
		assertThatExceptionOfType(UnusableDocument.class)
			.isThrownBy(
					() -> new SavedTickerProvider().read(Printed.latest("ticker"), Printed.bytes("ticker-first.txt")))
			.withMessageContaining("observed-at");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nbk", "nbkr", "nbt", "cbu", "cbt", "cbr", "ecb", "currency-api" })
	void anHtmlPageInPlaceOfRatesIsCalledWhatItIs(String name) {
		QuoteProvider provider = Providers.all().of(Printed.source(name));
		byte[] page = "\n<!DOCTYPE HTML><html><title>Request Rejected</title></html>".getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnusableDocument.class).isThrownBy(() -> provider.read(Printed.latest(name), page))
			.withMessageStartingWith(name + " answered with an HTML page in place of rates");
	}

	@Test
	void aDoctypeIsRefused() {
		byte[] bomb = "<?xml version='1.0'?><!DOCTYPE rates [<!ENTITY x SYSTEM 'file:/etc/passwd'>]><rates>&x;</rates>"
			.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnusableDocument.class)
			.isThrownBy(() -> new NbkProvider().read(Printed.latest("nbk"), bomb))
			.withMessageContaining("DOCTYPE");
	}

	private static BigDecimal percent(Quote from, Quote to, String currency) {
		return new Movement(from, to).valueOf(Currency.getInstance(currency))
			.point()
			.movePointRight(2)
			.setScale(3, RoundingMode.HALF_EVEN);
	}

}
