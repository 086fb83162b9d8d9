package elchi.fx;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import elchi.fx.ImportReport.BadRow;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuoteImportTests {

	private static final String FILE = """
			\uFEFFdate,pair,rate,source,known_at
			2026-09-24,USD/KZT,445.60784681,currency-api,
			2026-09-25,USD/KZT,"441,96",nbk,2026-09-24T16:00+05:00
			25.09.2026,USD/KZT,441.96,nbk,
			2026-09-25,USDKZT,441.96,nbk,
			2026-09-25,USD/KZT,-1,nbk,

			2026-09-25,USD/KZT,441.96,Nbk,
			2026-09-25,USD/KZT,441.96
			2026-09-25,USD/KZT,441.96,nbk,yesterday
			""";

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void goodRowsAreTakenAndBadRowsReported(Database database) {
		try (database) {
			ImportReport rehearsal = imports(database).rehearse(new StringReader(FILE));
			ImportReport report = imports(database).take(new StringReader(FILE));
			assertThat(rehearsal).isEqualTo(report);
			assertThat(report.read()).isEqualTo(8);
			assertThat(report.taken()).isEqualTo(2);
			assertThat(report.bad()).extracting(BadRow::row).containsExactly(4L, 5L, 6L, 8L, 9L, 10L);
			assertThat(report.bad().get(0).reason()).isEqualTo("date '25.09.2026' is not of the form 2026-09-25");
			assertThat(report.bad().get(2).reason()).contains("'-1' is not positive");
			ImportReport again = imports(database).take(new StringReader(FILE));
			assertThat(List.of(again.taken(), again.known())).containsExactly(0L, 2L);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsExportedIsTakenAgainAsTheSame(Database database) throws IOException {
		try (database; Database other = Database.h2()) {
			imports(database).take(new StringReader("""
					date,pair,rate,source,nominal,known_at
					2026-09-24,USD/KZT,445.60784681,currency-api,,
					2026-09-25,USD/KZT,"441,960",nbk,1,2026-09-24T16:00:00.123456+05:00
					2026-09-25,USD/KZT,441.97,nbk,,2026-09-25T09:00+05:00
					2026-09-25,KZT/USD,0.2263,elsewhere,100,
					2026-09-25,USD/KGS,87.45,nbkr,,
					"""));
			Quotes quotes = new Quotes(database.jdbc());
			String csv = csv(quotes);
			assertThat(csv.lines()).hasSize(5).first().isEqualTo("date,pair,rate,source,nominal,known_at");
			assertThat(csv).contains("2026-09-25,USD/KZT,\"441,960\",nbk,1,2026-09-24T11:00:00.123456Z",
					"KZT/USD,0.2263,elsewhere,100,");
			assertThat(imports(database).take(new StringReader(csv))).isEqualTo(new ImportReport(4, 0, 4, List.of()));
			assertThat(imports(other).take(new StringReader(csv)).taken()).isEqualTo(4);
			assertThat(csv(new Quotes(other.jdbc()))).isEqualTo(csv);
		}
	}

	@Test
	void aNominalIsAWholeNumber() {
		try (Database database = Database.h2()) {
			assertThat(imports(database)
				.take(new StringReader("date,pair,rate,source,nominal\n2026-09-25,KZT/USD,0.2,nbk,0.5\n"))
				.bad()).extracting(BadRow::reason).containsExactly("nominal '0.5' is not a whole number such as 100");
		}
	}

	private String csv(Quotes quotes) throws IOException {
		StringBuilder csv = new StringBuilder();
		QuoteExport.write(quotes.printed(CurrencyPair.parse("USD/KZT"), LocalDate.parse("2026-09-01"),
				LocalDate.parse("2026-10-01"), this.clock.instant()), csv);
		return csv.toString();
	}

	@Test
	void aRowIsKnownSinceItsDayBeganWhereItsIssuerIs() {
		try (Database database = Database.h2()) {
			imports(database).take(new StringReader("date,pair,rate,source\n2026-09-25,USD/KZT,441.96,nbk\n"));
			assertThat(new Quotes(database.jdbc()).between("nbk", LocalDate.parse("2026-09-25"),
					LocalDate.parse("2026-09-26"), this.clock.instant()))
				.extracting(Quote::fetchedAt)
				.containsExactly(Instant.parse("2026-09-24T19:00:00Z"));
		}
	}

	@Test
	void unknownAndMissingColumnsAreAnError() {
		try (Database database = Database.h2()) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> imports(database).take(new StringReader("date,pair,rates,source\n")))
				.withMessageContaining("Unknown column 'rates'. Did you mean 'rate'?")
				.withMessageContaining("Column 'rate' is missing.");
		}
	}

	@Test
	void aFileOfManyRowsIsTakenWhole() {
		StringBuilder rows = new StringBuilder("date,pair,rate,source\n");
		for (int i = 0; i < 1201; i++) {
			rows.append(LocalDate.parse("2020-01-01").plusDays(i)).append(",USD/KZT,400.").append(i).append(",nbk\n");
		}
		try (Database database = Database.h2()) {
			assertThat(imports(database).take(new StringReader(rows.toString())).taken()).isEqualTo(1201);
		}
	}

	private QuoteImport imports(Database database) {
		return new QuoteImport(new Quotes(database.jdbc()), database.transactionManager(), this.clock);
	}

}
