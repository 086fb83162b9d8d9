package elchi.fx;

import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

import elchi.fx.HeldFixing.Reason;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class PairHistoriesTests {

	private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

	private static final Currency UZS = Currency.getInstance("UZS");

	private final Clock clock = MutableClock.at("2026-09-28T02:00:00Z");

	private final Database database = Database.h2();

	private final Quotes quotes = new Quotes(this.database.jdbc());

	private final Rulings rulings = new Rulings(this.database.jdbc(), this.clock);

	private final PairHistories histories = new PairHistories(this.quotes, new SourceHealths(this.database.jdbc()),
			this.rulings, FxProperties.usual());

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void everyDayOfTheAggregateCounts() {
		importSeries();
		assertThat(history("KZT/USD", "currency-api").fixings()).hasSize(52);
		assertThat(history("USD/KZT", "currency-api").fixings()).hasSize(52);
	}

	@Test
	void aFixingSaysAsMuchAsTheQuotesBehindIt() {
		record("nbk", "USD/KZT", "2026-04-01", "478.77");
		record("nbk", "USD/KZT", "2026-04-02", "475.09");
		List<Quote> quotes = this.quotes.between("nbk", CurrencyPair.parse("USD/KZT"), LocalDate.parse("2026-04-01"),
				LocalDate.parse("2026-04-03"), LATER);
		List<Fixing> fixings = history("KZT/USD", "nbk").fixings();
		assertThat(fixings.get(1).since(fixings.get(0)))
			.isEqualTo(new Movement(quotes.get(0), quotes.get(1)).valueOf(Currency.getInstance("KZT")));
		assertThatIllegalArgumentException().isThrownBy(() -> fixings.get(0).since(fixings.get(0).inverse()));
	}

	@Test
	void aCrossMultipliesWhatItsPartsLeaveOpen() {
		record("currency-api", "USD/KZT", "2026-04-01", "480.0");
		record("currency-api", "USD/KGS", "2026-04-01", "87.50");
		Fixing cross = history("KGS/KZT", "currency-api").fixings().get(0);
		assertThat(cross.value().rounded(6)).isEqualByComparingTo("5.485714");
		assertThat(cross.low().rounded(6)).isEqualByComparingTo("5.484829");
		assertThat(cross.high().rounded(6)).isEqualByComparingTo("5.486599");
	}

	@Test
	void whatTheSourcePrintsForThePairItselfIsPreferred() {
		record("nbk", "USD/KZT", "2026-04-01", "478.77");
		record("nbk", "KGS/KZT", "2026-04-01", "5.47");
		Fixing cross = history("KGS/KZT", "nbk").fixings().get(0);
		assertThat(cross.low().rounded(3)).isEqualByComparingTo("5.465");
		assertThat(cross.high().rounded(3)).isEqualByComparingTo("5.475");
	}

	@Test
	void spikesOffThePegAreHeldThoughOneSourceRepeatsThem() {
		importSeries();
		PairHistory manat = history("TMT/USD", "currency-api");
		assertThat(manat.pegged()).isTrue();
		assertThat(manat.held()).extracting(HeldFixing::date, HeldFixing::reason)
			.containsExactly(held("2026-09-05", Reason.PEG), held("2026-09-26", Reason.PEG),
					held("2026-09-27", Reason.PEG));
		assertThat(manat.fixings()).hasSize(49);
	}

	@Test
	void theLeapOfTheSumIsHeldUntilTheBankOfRussiaShowsIt() {
		leap();
		record("cbr", "USD/RUB", "2017-09-02", "57.7706");
		record("cbr", "UZS/RUB", "2017-09-02", "0.0137211");
		long before = this.quotes.upto();
		record("cbr", "USD/RUB", "2017-09-06", "57.8000");
		record("cbr", "UZS/RUB", "2017-09-06", "0.0071358");
		PairHistory held = this.histories.at(LocalDate.EPOCH, LocalDate.parse("2027-01-01"), before, LATER)
			.history(CurrencyPair.parse("UZS/USD"), "cbu");
		assertThat(held.fixings()).hasSize(1);
		assertThat(held.held()).extracting(HeldFixing::date, HeldFixing::reason)
			.containsExactly(held("2017-09-05", Reason.LARGE));
		PairHistory released = history("UZS/USD", "cbu");
		assertThat(released.held()).isEmpty();
		Fixing leap = released.fixings().get(1);
		assertThat(leap.confirmedBy()).isEqualTo("cbr");
		ChangeInterval change = leap.since(released.fixings().get(0));
		assertThat(percent(change)).isEqualTo("-48.02");
		assertThat(percent(change.inverse())).isEqualTo("92.38");
	}

	@Test
	void anOperatorMayReleaseOrDismissWhatIsHeldOnce() {
		leap();
		LocalDate date = LocalDate.parse("2017-09-05");
		assertThat(this.rulings.release("cbu", UZS, date, "an operator", "decree of the president")).isTrue();
		assertThat(this.rulings.dismiss("cbu", UZS, date, "another", "too late")).isFalse();
		assertThat(history("UZS/USD", "cbu").fixings()).last()
			.extracting(Fixing::confirmedBy)
			.isEqualTo(Rulings.OPERATOR);
	}

	@Test
	void whatWasDismissedIsNeitherCountedNorHeld() {
		leap();
		this.rulings.dismiss("cbu", UZS, LocalDate.parse("2017-09-05"), "an operator", "misprint");
		assertThat(history("UZS/USD", "cbu").fixings()).hasSize(1);
		assertThat(history("UZS/USD", "cbu").held()).isEmpty();
	}

	@Test
	void aRiseIsCertainOnlyBeyondWhatRoundingAddsToTheThreshold() {
		record("saved-ticker", "KZT/USD", "2026-09-25", "0.00205");
		BigDecimal certain = history("KZT/USD", "saved-ticker").fixings().get(0).certainFrom(new BigDecimal("0.01"));
		assertThat(certain).isBetween(new BigDecimal("0.0149"), new BigDecimal("0.0150"));
	}

	private static Tuple held(String date, Reason reason) {
		return tuple(LocalDate.parse(date), reason);
	}

	private void leap() {
		record("cbu", "USD/UZS", "2017-09-04", "4210.35");
		record("cbu", "USD/UZS", "2017-09-05", "8100.00");
	}

	private PairHistory history(String pair, String source) {
		return this.histories.at(LocalDate.EPOCH, LocalDate.parse("2027-01-01"), Long.MAX_VALUE, LATER)
			.history(CurrencyPair.parse(pair), source);
	}

	private void record(String source, String pair, String date, String text) {
		Instant known = LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
		this.quotes.record(List.of(Printed.rate(source, pair, text, date)), null, known, known);
	}

	private void importSeries() {
		Reader series = new InputStreamReader(
				Objects
					.requireNonNull(PairHistoriesTests.class.getResourceAsStream("/elchi/fx/dollar-series-2026.csv")),
				StandardCharsets.UTF_8);
		new QuoteImport(this.quotes, this.database.transactionManager(), this.clock).take(series);
	}

	private static String percent(ChangeInterval change) {
		return change.point().movePointRight(2).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
	}

}
