package elchi.fx;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import elchi.fx.PairSheet.Column;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PairSheetsTests {

	private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

	private static final LocalDate TODAY = LocalDate.parse("2026-09-28");

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void figuresStandAsPrintedBesideWhatIsCountedWith(Database database) {
		try (database) {
			record(database, """
					2026-09-24,USD/KZT,"445,60",nbk
					2026-09-25,USD/KZT,441.96,nbk
					2026-09-25,USD/KZT,441.97,nbk
					2026-09-26,USD/KZT,441.97,nbk
					""");
			PairSheet sheet = sheet(database, "USD/KZT");
			assertThat(sheet.to()).isEqualTo(TODAY.plusDays(1));
			Column nbk = sheet.columns().get(0);
			assertThat(nbk.label()).isEqualTo(SourceLabel.OFFICIAL);
			assertThat(nbk.cells().keySet().stream().map(LocalDate::getDayOfMonth)).containsExactly(24, 25, 26);
			assertThat(cell(nbk, 24).printed()).extracting(Quote::text).containsExactly("445,60");
			assertThat(cell(nbk, 25).printed()).extracting(Quote::text).containsExactly("441.96", "441.97");
			assertThat(cell(nbk, 25).fixing()).isNotNull();
			// The bank repeats Friday's figure on Saturday.
			assertThat(cell(nbk, 26).printed()).hasSize(1);
			assertThat(cell(nbk, 26).fixing()).isNull();
		}
	}

	@Test
	void aMissingDayIsAGapWhereTheSourceMostlyHasOne() {
		try (Database database = Database.h2()) {
			StringBuilder rows = new StringBuilder();
			for (LocalDate day = LocalDate.parse("2026-09-01"); day.isBefore(TODAY); day = day.plusDays(1)) {
				boolean weekend = day.getDayOfWeek().getValue() > 5;
				if (!weekend && day.getDayOfMonth() != 16) {
					rows.append(day).append(",USD/KZT,441.9").append(day.getDayOfMonth() % 10).append(",nbk\n");
				}
			}
			record(database, rows.toString());
			assertThat(sheet(database, "USD/KZT").columns().get(0).gaps())
				.containsExactly(LocalDate.parse("2026-09-16"));
		}
	}

	@Test
	void aLargeMoveIsHeldAndAComputedPairHasNoPrintedFigure() {
		try (Database database = Database.h2()) {
			record(database, """
					2026-09-24,USD/KZT,445.60,nbk
					2026-09-25,USD/KZT,600.00,nbk
					2026-09-24,USD/KZT,445.1,currency-api
					2026-09-24,USD/KGS,87.45,currency-api
					""");
			assertThat(cell(sheet(database, "USD/KZT").columns().get(1), 25)).satisfies((held) -> {
				assertThat(held.held()).extracting(HeldFixing::reason).containsExactly(HeldFixing.Reason.LARGE);
				assertThat(held.fixing()).isNull();
				assertThat(held.printed()).hasSize(1);
			});
			PairSheet cross = sheet(database, "KGS/KZT");
			assertThat(cross.columns()).extracting(Column::source).contains("currency-api");
			assertThat(cell(cross.columns().get(0), 24).printed()).isEmpty();
			assertThat(cell(cross.columns().get(0), 24).fixing()).isNotNull();
		}
	}

	private static PairSheet.Cell cell(Column column, int day) {
		return column.cells().get(LocalDate.of(2026, 9, day));
	}

	private static PairSheet sheet(Database database, String pair) {
		Quotes quotes = new Quotes(database.jdbc());
		PairHistories histories = new PairHistories(quotes, new SourceHealths(database.jdbc()),
				new Rulings(database.jdbc(), MutableClock.at("2026-09-28T02:00:00Z")), FxProperties.usual());
		return new PairSheets(histories, quotes)
			.of(List.of(CurrencyPair.parse(pair)), LocalDate.parse("2026-09-01"), TODAY.plusDays(3), TODAY, LATER)
			.get(0);
	}

	private void record(Database database, String rows) {
		assertThat(new QuoteImport(new Quotes(database.jdbc()), database.transactionManager(), this.clock)
			.take(new StringReader("date,pair,rate,source\n" + rows))
			.bad()).isEmpty();
	}

}
