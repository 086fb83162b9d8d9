package elchi.fx;

import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import elchi.fx.WeeklyFigures.Fixing;
import elchi.fx.WeeklyFigures.Held;
import elchi.fx.WeeklyFigures.State;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class WeeklyRatesTests {

	private static final LocalDate W39 = LocalDate.parse("2026-09-21");

	private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

	private final Clock clock = MutableClock.at("2026-09-28T02:00:00Z");

	private final Database database = Database.h2();

	private final Quotes quotes = new Quotes(this.database.jdbc());

	private final SourceHealths healths = new SourceHealths(this.database.jdbc());

	private final WeeklyRates rates = new WeeklyRates(this.quotes, this.healths,
			new Rulings(this.database.jdbc(), this.clock), FxProperties.usual());

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void theTengeClosesOnFridayThoughTheAggregateMovesAtWeekends() {
		importSeries();
		WeeklyFigures tenge = figures(W39, "KZT", "nbk", "currency-api");
		assertThat(tenge.source()).isEqualTo("currency-api");
		assertThat(tenge.label()).isEqualTo(SourceLabel.MARKET_AGGREGATE);
		assertThat(tenge.state()).isEqualTo(State.CURRENT);
		assertThat(tenge.open()).isEqualTo(fixing("2026-09-21", "446.80411185"));
		assertThat(tenge.high()).isEqualTo(fixing("2026-09-22", "448.39536916"));
		assertThat(tenge.low()).isEqualTo(fixing("2026-09-25", "441.96889566"));
		assertThat(tenge.close()).isEqualTo(fixing("2026-09-25", "441.96889566"));
		assertThat(tenge.unitInDollars()).isCloseTo(new BigDecimal("0.0022626"), within(new BigDecimal("0.0000001")));
		assertThat(List.of(tenge.days(), tenge.expectedDays())).containsExactly(5, 5);
		assertThat(percent(tenge.change())).isEqualByComparingTo("0.7745");
		assertThat(Objects.requireNonNull(tenge.change()).high().subtract(tenge.change().low()))
			.isLessThan(new BigDecimal("0.000000001"));
		assertThat(percent(tenge.fourWeeks())).isEqualByComparingTo("4.8463");
		assertThat(tenge.year()).isNull();
		assertThat(tenge.yearLow()).isNull();
		assertThat(tenge.closes()).extracting(Fixing::date)
			.containsExactly(LocalDate.parse("2026-08-14"), LocalDate.parse("2026-08-21"),
					LocalDate.parse("2026-08-28"), LocalDate.parse("2026-09-04"), LocalDate.parse("2026-09-11"),
					LocalDate.parse("2026-09-18"), LocalDate.parse("2026-09-25"));
		assertThat(tenge.largestSince()).isNull();
	}

	@Test
	void aPriceIsAsCoarseAsThePrintedDigits() {
		record("saved-ticker", "UZS/USD", "2026-09-25", "0.00008");
		record("cbr", "USD/RUB", "2026-09-25", "80.0000");
		record("cbr", "KZT/RUB", "2026-09-25", "0.1600");
		assertThat(figures(W39, "UZS", "saved-ticker").slack()).isEqualByComparingTo("0.0625");
		assertThat(figures(W39, "KZT", "cbr").slack()).isEqualByComparingTo("0.000313125");
		record("cbt", "USD/TMT", "2026-09-25", "3.5");
		assertThat(figures(W39, "TMT", "cbt").slack()).isZero();
	}

	@Test
	void theWeekBeforeClosesAt445() {
		importSeries();
		assertThat(figures(W39.minusWeeks(1), "KZT", "currency-api").close())
			.isEqualTo(fixing("2026-09-18", "445.39182828"));
	}

	@Test
	void thePeggedManatIsQuietWhateverTheAggregateSaysOnAWeekend() {
		importSeries();
		WeeklyFigures manat = figures(W39, "TMT", "currency-api");
		assertThat(manat.pegged()).isTrue();
		assertThat(manat.low()).isEqualTo(fixing("2026-09-23", "3.4959941"));
		assertThat(manat.close()).isEqualTo(fixing("2026-09-25", "3.50993815"));
	}

	@Test
	void aRateIsCarriedForwardForTwoWeeksAndNoLonger() {
		importSeries();
		WeeklyFigures current = figures(LocalDate.parse("2026-09-28"), "KZT", "currency-api");
		WeeklyFigures carried = figures(LocalDate.parse("2026-10-05"), "KZT", "currency-api");
		WeeklyFigures gone = figures(LocalDate.parse("2026-10-12"), "KZT", "currency-api");
		assertThat(List.of(current.state(), carried.state(), gone.state())).containsExactly(State.CURRENT,
				State.CARRIED_FORWARD, State.NO_RATE);
		assertThat(List.of(current.days(), carried.days())).containsExactly(2, 0);
		assertThat(carried.close()).isEqualTo(fixing("2026-09-29", "441.23394101"));
		assertThat(carried.change()).isNull();
		assertThat(carried.open()).isNull();
		assertThat(gone.source()).isNull();
		assertThat(gone.close()).isNull();
	}

	@Test
	void aFallbackWithAFixingComesBeforeAFavouriteWithout() {
		record("nbk", "USD/KZT", "2026-09-18", "445.10");
		record("cbr", "USD/RUB", "2026-09-25", "85.0");
		record("currency-api", "USD/KZT", "2026-09-25", "441.96889566");
		WeeklyFigures tenge = figures(W39, "KZT", "nbk", "cbr", "currency-api");
		assertThat(tenge.source()).isEqualTo("currency-api");
		assertThat(tenge.change()).isNull();
		assertThat(figures(W39, "KZT", "nbk").state()).isEqualTo(State.CARRIED_FORWARD);
	}

	@Test
	void onlyTheIssuerIsOfficialAndACrossIsTakenOfOneDay() {
		record("nbk", "USD/KZT", "2026-09-25", "441.90");
		record("cbr", "USD/RUB", "2026-09-18", "84.0000");
		record("cbr", "KZT/RUB", "2026-09-18", "0.188000");
		record("cbr", "USD/RUB", "2026-09-25", "85.0000");
		record("cbr", "KZT/RUB", "2026-09-25", "0.192000");
		record("cbr", "KZT/RUB", "2026-09-26", "0.150000");
		assertThat(figures(W39, "KZT", "nbk").label()).isEqualTo(SourceLabel.OFFICIAL);
		WeeklyFigures cross = figures(W39, "KZT", "cbr");
		assertThat(cross.label()).isEqualTo(SourceLabel.CROSS);
		assertThat(Objects.requireNonNull(cross.close()).price()).isCloseTo(new BigDecimal("442.7083"),
				within(new BigDecimal("0.0001")));
		assertThat(percent(cross.change())).isEqualByComparingTo("0.9262");
	}

	@Test
	void theCentralBankOfUzbekistansManatOfTheFirstOfAprilIsHeld() {
		CbuProvider cbu = new CbuProvider();
		for (String day : List.of("2026-04-01", "2026-04-02", "2026-04-03")) {
			this.quotes.record(cbu.read(Printed.asked("cbu", day), Printed.bytes("cbu-" + day + ".json")), null,
					Instant.parse(day + "T10:00:00Z"), this.clock.instant());
		}
		record("cbt", "USD/TMT", "2026-04-01", "3.5");
		WeeklyFigures manat = figures(LocalDate.parse("2026-03-30"), "TMT", "cbu");
		assertThat(manat.held()).extracting(Held::date, Held::reason)
			.containsExactly(Tuple.tuple(LocalDate.parse("2026-04-01"), "PEG"));
		assertThat(manat.held().get(0).price()).isCloseTo(new BigDecimal("3.0201"), within(new BigDecimal("0.0001")));
		assertThat(manat.low()).satisfies((low) -> assertThat(Objects.requireNonNull(low).price())
			.isCloseTo(new BigDecimal("3.5"), within(new BigDecimal("0.001"))));
		assertThat(manat.days()).isEqualTo(2);
		assertThat(figures(LocalDate.parse("2026-03-30"), "UZS", "cbu").label()).isEqualTo(SourceLabel.OFFICIAL);
	}

	@Test
	void theBankOfRussiaDoesNotConfirmThatThePegIsBroken() {
		for (String day : List.of("2026-09-23", "2026-09-24")) {
			record("cbt", "USD/TMT", day, "7.0000");
			record("cbr", "USD/TMT", day, "7.0000");
		}
		assertThat(figures(W39, "TMT", "cbt").held()).hasSize(2);
		record("currency-api", "USD/TMT", "2026-09-23", "6.98123456");
		assertThat(figures(W39, "TMT", "cbt").held()).hasSize(2);
		record("currency-api", "USD/TMT", "2026-09-24", "6.98123456");
		assertThat(figures(W39, "TMT", "cbt").held()).isEmpty();
		assertThat(Objects.requireNonNull(figures(W39, "TMT", "cbt").close()).price()).isEqualByComparingTo("7");
	}

	@Test
	void aLargeMoveIsHeldUntilAnIndependentSourceShowsIt() {
		record("nbk", "USD/KZT", "2026-09-18", "445.00");
		record("nbk", "USD/KZT", "2026-09-24", "545.00");
		record("nbt", "USD/KZT", "2026-09-18", "445.00");
		record("nbt", "USD/KZT", "2026-09-24", "545.00");
		WeeklyFigures held = figures(W39, "KZT", "nbk");
		assertThat(held.held()).extracting(Held::reason).containsExactly("LARGE");
		assertThat(held.state()).isEqualTo(State.CARRIED_FORWARD);
		record("currency-api", "USD/KZT", "2026-09-18", "445.39182828");
		record("currency-api", "USD/KZT", "2026-09-24", "544.12345678");
		WeeklyFigures confirmed = figures(W39, "KZT", "nbk");
		assertThat(confirmed.held()).isEmpty();
		assertThat(percent(confirmed.change())).isEqualByComparingTo("-18.3486");
	}

	@Test
	void aGlitchIsHeldAndTheReturnFromItIsNot() {
		record("nbk", "USD/KZT", "2026-09-22", "445.00");
		record("nbk", "USD/KZT", "2026-09-23", "44.50");
		record("nbk", "USD/KZT", "2026-09-24", "446.00");
		WeeklyFigures tenge = figures(W39, "KZT", "nbk");
		assertThat(tenge.held()).extracting(Held::date, Held::reason)
			.containsExactly(Tuple.tuple(LocalDate.parse("2026-09-23"), "REDENOMINATION"));
		assertThat(tenge.close()).isEqualTo(fixing("2026-09-24", "446.00"));
		assertThat(tenge.low()).isEqualTo(fixing("2026-09-22", "445.00"));
	}

	@Test
	void weekendsThatAreRepeatedAreNotCounted() {
		for (String day : List.of("2026-09-24", "2026-09-25", "2026-09-26", "2026-09-27")) {
			record("nbt", "USD/TJS", day, "9.2345");
		}
		WeeklyFigures somoni = figures(W39, "TJS", "nbt");
		assertThat(List.of(somoni.days(), somoni.expectedDays())).containsExactly(2, 5);
		assertThat(Objects.requireNonNull(somoni.close()).date()).isEqualTo("2026-09-25");
	}

	@Test
	void whatBecameKnownLaterIsNotInTheFigures() {
		importSeries();
		WeeklyFigures thursday = this.rates
			.figures(W39, Map.of(Currency.getInstance("KZT"), List.of("currency-api")),
					Instant.parse("2026-09-24T12:00:00Z"))
			.get(0);
		assertThat(thursday.close()).isEqualTo(fixing("2026-09-24", "445.60784681"));
	}

	@Test
	void aTickerOfASourceWithAnotherNameIsStillATicker() {
		RateSource source = RateSource.at("timesca", "saved-ticker", "file:/page.txt");
		this.healths.introduce(source);
		record("timesca", "TJS/USD", "2026-09-20", "0.10101");
		record("timesca", "TJS/USD", "2026-09-27", "0.10724");
		record("timesca", "UZS/USD", "2026-09-20", "0.00008");
		record("timesca", "UZS/USD", "2026-09-27", "0.00008");
		WeeklyFigures somoni = figures(W39, "TJS", "timesca");
		assertThat(somoni.label()).isEqualTo(SourceLabel.SITE_TICKER);
		assertThat(somoni.unitInDollars()).isEqualByComparingTo("0.10724");
		assertThat(percent(somoni.change())).isEqualByComparingTo("6.1677");
		ChangeInterval sum = Objects.requireNonNull(figures(W39, "UZS", "timesca").change());
		assertThat(sum.straddles(new BigDecimal("0.10"))).isTrue();
		assertThat(figures(W39, "UZS", "unheard-of").state()).isEqualTo(State.NO_RATE);
	}

	@Test
	void theLargestWeeklyRiseIsDatedAsFarAsTheDataReach() {
		List<String> closes = List.of("470", "460", "459", "460", "459", "460", "459", "452");
		for (int i = 0; i < closes.size(); i++) {
			record("nbk", "USD/KZT", W39.plusDays(4).minusWeeks(closes.size() - 1L - i).toString(),
					closes.get(i) + ".00");
		}
		assertThat(figures(W39, "KZT", "nbk").largestSince()).isEqualTo(W39.minusWeeks(5));
		assertThat(figures(W39.minusWeeks(1), "KZT", "nbk").largestSince()).isNull();
	}

	@Test
	void aYearIsComparedOnlyWhenTheDataReachThatFar() {
		record("nbk", "USD/KZT", "2025-09-26", "540.00");
		record("nbk", "USD/KZT", "2026-02-10", "549.00");
		record("nbk", "USD/KZT", "2026-09-10", "500.00");
		record("nbk", "USD/KZT", "2026-09-25", "520.00");
		WeeklyFigures tenge = figures(W39, "KZT", "nbk");
		assertThat(percent(tenge.year())).isEqualByComparingTo("3.8462");
		assertThat(tenge.yearLow()).isEqualByComparingTo("500");
		assertThat(tenge.yearHigh()).isEqualByComparingTo("549");
	}

	@Test
	void aWeekBeginsOnMonday() {
		assertThatIllegalArgumentException().isThrownBy(() -> figures(W39.plusDays(1), "KZT", "nbk"))
			.withMessageContaining("a Monday is needed");
	}

	private WeeklyFigures figures(LocalDate monday, String currency, String... sources) {
		return this.rates.figures(monday, Map.of(Currency.getInstance(currency), Arrays.asList(sources)), LATER).get(0);
	}

	private void record(String source, String pair, String date, String text) {
		this.quotes.record(new ArrayList<>(List.of(Printed.rate(source, pair, text, date))), null,
				Instant.parse(date + "T10:00:00Z"), this.clock.instant());
	}

	private void importSeries() {
		Reader series = new InputStreamReader(
				Objects.requireNonNull(WeeklyRatesTests.class.getResourceAsStream("/elchi/fx/dollar-series-2026.csv")),
				StandardCharsets.UTF_8);
		new QuoteImport(this.quotes, this.database.transactionManager(), this.clock).take(series);
	}

	private static Fixing fixing(String date, String price) {
		return new Fixing(LocalDate.parse(date), new BigDecimal(price));
	}

	private static BigDecimal percent(ChangeInterval change) {
		return change.point().movePointRight(2).setScale(4, RoundingMode.HALF_EVEN);
	}

}
