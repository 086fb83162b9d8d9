package elchi.fx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import elchi.fx.HeldFixing.Reason;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is held, for how long, and what becomes of it when an operator has spoken.
 */
class PlausibilityGateTests {

	private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

	private static final Currency KZT = Currency.getInstance("KZT");

	private static final LocalDate LEAP = LocalDate.parse("2026-04-02");

	private final Instant now = Instant.parse("2026-09-28T02:00:00Z");

	private final Database database = Database.h2();

	private final Quotes quotes = new Quotes(this.database.jdbc());

	private final Rulings rulings = new Rulings(this.database.jdbc(), MutableClock.at(this.now.toString()));

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void aPlateauStaysHeldHoweverLongTheSourceRepeatsIt() {
		plateau(60);
		PairHistory tenge = history("KZT/USD", "bank", LocalDate.EPOCH, LATER);
		assertThat(tenge.fixings()).extracting(Fixing::date).containsExactly(LEAP.minusDays(1));
		assertThat(tenge.held()).hasSize(60).extracting(HeldFixing::reason).containsOnly(Reason.LARGE);
	}

	@Test
	void theFirstDaysAskedForAreMeasuredByThoseBeforeThem() {
		plateau(60);
		PairHistory tenge = history("KZT/USD", "bank", LEAP.plusDays(50), LATER);
		assertThat(tenge.fixings()).isEmpty();
		assertThat(tenge.held()).hasSize(10);
	}

	@Test
	void aSourceThatWasSilentForMoreThanAMonthBeginsAnew() {
		record("bank", "USD/KZT", "2026-04-01", "478.77");
		record("bank", "USD/KZT", "2026-05-20", "578.77");
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, LATER).fixings()).hasSize(2);
	}

	@Test
	void aFigureThatWasReleasedIsTheMeasureOfThoseAfterIt() {
		plateau(5);
		this.rulings.release("bank", KZT, LEAP, "an operator", "the bank devalued");
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, LATER).fixings()).extracting(Fixing::confirmedBy)
			.containsExactly(null, "operator", null, null, null, null);
	}

	@Test
	void anOperatorsWordIsUnknownBeforeItIsSaid() {
		plateau(1);
		this.rulings.release("bank", KZT, LEAP, "an operator", "the bank devalued");
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, this.now).held()).isEmpty();
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, this.now.minusSeconds(1)).held()).hasSize(1);
	}

	@Test
	void whatWasDismissedStaysOutThoughNothingBeforeItRaisesADoubt() {
		record("bank", "USD/KZT", LEAP.toString(), "578.77");
		this.rulings.dismiss("bank", KZT, LEAP, "an operator", "misprint");
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, LATER).fixings()).isEmpty();
	}

	@Test
	void aCorrectionOfWhatWasDismissedCounts() {
		plateau(1);
		this.rulings.dismiss("bank", KZT, LEAP, "an operator", "misprint");
		this.quotes.record(List.of(Printed.rate("bank", "USD/KZT", "475.09", LEAP.toString())), null,
				this.now.plusSeconds(60), this.now.plusSeconds(60));
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, LATER).fixings()).hasSize(2);
	}

	@Test
	void theLimitIsConfiguredPerCurrency() {
		plateau(1);
		FxProperties wide = new FxProperties(Map.of("KZT", new BigDecimal("0.25")));
		assertThat(history("KZT/USD", "bank", LocalDate.EPOCH, LATER).held()).hasSize(1);
		assertThat(histories(wide).at(LocalDate.EPOCH, LocalDate.parse("2027-01-01"), Long.MAX_VALUE, LATER)
			.history(CurrencyPair.parse("KZT/USD"), "bank")
			.held()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new FxProperties(Map.of("KZT", BigDecimal.valueOf(15))))
			.withMessageContaining("'elchi.fx.large.KZT' is '15'");
		assertThatIllegalArgumentException().isThrownBy(() -> new FxProperties(Map.of("KZX", BigDecimal.ONE)))
			.withMessageContaining("'KZX'");
	}

	@Test
	void theLimitIsReadFromTheConfigurationInEitherCase() {
		Map<String, String> some = Map.of("elchi.fx.large.kzt", "0.25", "elchi.fx.large.UZS", "0.3");
		FxProperties limits = new Binder(new MapConfigurationPropertySource(some)).bindOrCreate("elchi.fx",
				FxProperties.class);
		assertThat(limits.large(KZT)).isEqualByComparingTo("0.25");
		assertThat(limits.large(Currency.getInstance("UZS"))).isEqualByComparingTo("0.3");
		FxProperties none = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("elchi.fx",
				FxProperties.class);
		assertThat(none.large(KZT)).isEqualByComparingTo("0.1");
	}

	@Test
	void aCrossOfAHeldCurrencyIsNotCountedThoughTheSourcePrintsIt() {
		CbuProvider cbu = new CbuProvider();
		for (String day : List.of("2026-04-01", "2026-04-02", "2026-04-03")) {
			this.quotes.record(cbu.read(Printed.asked("cbu", day), Printed.bytes("cbu-" + day + ".json")), null,
					Instant.parse(day + "T10:00:00Z"), this.now);
		}
		PairHistory manat = history("TMT/UZS", "cbu", LocalDate.EPOCH, LATER);
		assertThat(manat.pegged()).isFalse();
		assertThat(manat.fixings()).extracting(Fixing::date)
			.containsExactly(LocalDate.parse("2026-04-02"), LocalDate.parse("2026-04-03"));
		assertThat(manat.held()).singleElement().satisfies((held) -> {
			assertThat(held.text()).isEqualTo("4037.68");
			assertThat(held.reason()).isEqualTo(Reason.PEG);
			assertThat(held.price()).isBetween(new BigDecimal("3.0200"), new BigDecimal("3.0202"));
		});
	}

	@Test
	void aPairThatIsPrintedNeedsNoDollars() {
		record("somebody", "KGS/KZT", "2026-04-01", "5.47");
		assertThat(history("KGS/KZT", "somebody", LocalDate.EPOCH, LATER).fixings()).hasSize(1);
		assertThat(history("KZT/KGS", "somebody", LocalDate.EPOCH, LATER).fixings()).singleElement()
			.satisfies((fixing) -> assertThat(fixing.value().rounded(6)).isEqualByComparingTo("0.182815"));
		assertThat(history("KGS/KZT", "somebody", LocalDate.parse("2026-04-02"), LATER).fixings()).isEmpty();
	}

	private void plateau(int days) {
		record("bank", "USD/KZT", LEAP.minusDays(1).toString(), "478.77");
		for (int day = 0; day < days; day++) {
			record("bank", "USD/KZT", LEAP.plusDays(day).toString(), "578.77");
		}
	}

	private PairHistory history(String pair, String source, LocalDate from, Instant knownBy) {
		return histories(FxProperties.usual()).at(from, LocalDate.parse("2027-01-01"), Long.MAX_VALUE, knownBy)
			.history(CurrencyPair.parse(pair), source);
	}

	private PairHistories histories(FxProperties limits) {
		return new PairHistories(this.quotes, new SourceHealths(this.database.jdbc()), this.rulings, limits);
	}

	private void record(String source, String pair, String date, String text) {
		Instant known = Instant.parse(date + "T10:00:00Z");
		this.quotes.record(List.of(Printed.rate(source, pair, text, date)), null, known, known);
	}

}
