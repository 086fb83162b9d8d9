package elchi.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuotesTests {

	private static final Instant MORNING = Instant.parse("2026-04-01T04:00:00Z");

	private static final Instant EVENING = Instant.parse("2026-04-01T16:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aCorrectionStandsBesideWhatItCorrects(Database database) {
		try (database) {
			Quotes quotes = new Quotes(database.jdbc());
			List<Long> first = quotes.record(List.of(Printed.rate("cbu", "TMT/UZS", "4037.68", "2026-04-01")), MORNING,
					MORNING, MORNING);
			List<Long> second = quotes.record(List.of(Printed.rate("cbu", "TMT/UZS", "3469.20", "2026-04-01")), null,
					EVENING, EVENING);
			assertThat(second.get(0)).isGreaterThan(first.get(0));
			assertThat(texts(quotes, MORNING)).containsExactly("4037.68");
			assertThat(texts(quotes, EVENING)).containsExactly("3469.20");
			assertThat(texts(quotes, MORNING.minusSeconds(1))).isEmpty();
			assertThat(quotes.recorded(0, quotes.upto())).extracting(Quote::text).containsExactly("4037.68", "3469.20");
			assertThat(quotes.recorded(first.get(0), quotes.upto())).extracting(Quote::publishedAt)
				.containsExactly((Instant) null);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theSameFigureIsRecordedOnce(Database database) {
		try (database) {
			Quotes quotes = new Quotes(database.jdbc());
			PrintedRate rate = Printed.rate("nbk", "USD/KZT", "478.77", "2026-04-01");
			assertThat(quotes.record(List.of(rate, rate), null, MORNING, MORNING)).hasSize(1);
			assertThat(quotes.record(List.of(rate), null, EVENING, EVENING)).isEmpty();
			assertThat(quotes.record(List.of(), null, EVENING, EVENING)).isEmpty();
			assertThat(quotes.recorded(0, quotes.upto())).singleElement()
				.satisfies((quote) -> assertThat(quote.fetchedAt()).isEqualTo(MORNING));
			assertThat(quotes.lastDate("nbk")).contains(LocalDate.parse("2026-04-01"));
			assertThat(quotes.lastDate("nbt")).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void freshDaysAreCountedBySourceAndDate(Database database) {
		try (database) {
			Quotes quotes = new Quotes(database.jdbc());
			quotes.record(List.of(Printed.rate("nbk", "USD/KZT", "479.00", "2026-03-31")), null, MORNING, MORNING);
			long after = quotes.upto();
			quotes.record(List.of(Printed.rate("nbk", "USD/KZT", "478.77", "2026-04-01"),
					Printed.rate("nbk", "KGS/KZT", "5.47", "2026-04-01")), null, MORNING, MORNING);
			quotes.record(List.of(Printed.rate("cbu", "TMT/UZS", "4037.68", "2026-04-01")), null, MORNING, MORNING);
			long upto = quotes.upto();
			quotes.record(List.of(Printed.rate("cbu", "TMT/UZS", "3469.20", "2026-04-01")), null, EVENING, EVENING);
			assertThat(quotes.fresh(after, upto)).containsExactly(
					new Quotes.FreshDay("cbu", LocalDate.parse("2026-04-01"), 1),
					new Quotes.FreshDay("nbk", LocalDate.parse("2026-04-01"), 2));
			assertThat(quotes.fresh(quotes.upto(), Long.MAX_VALUE)).isEmpty();
		}
	}

	private static List<String> texts(Quotes quotes, Instant knownBy) {
		return quotes
			.between("cbu", CurrencyPair.parse("TMT/UZS"), LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-02"),
					knownBy)
			.stream()
			.map(Quote::text)
			.toList();
	}

}
