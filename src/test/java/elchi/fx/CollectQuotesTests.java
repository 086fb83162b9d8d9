package elchi.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import elchi.fetch.Fetcher;
import elchi.fetch.Fetchers;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;

class CollectQuotesTests {

	private static final LocalDate LONG_AGO = LocalDate.parse("2000-01-01");

	private static final LocalDate FAR_AHEAD = LocalDate.parse("2100-01-01");

	private final MutableClock clock = MutableClock.at("2026-05-20T06:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aFailingSourceIsNamedAndTheOthersAreCollected(Database database) throws IOException {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			StepExecution step = collecting.run(Map.of(),
					RateSource.at("nbkr", "nbkr", "classpath:/elchi/fx/nbkr-daily-2026-05-24.xml"),
					RateSource.at("cbr", "cbr", "classpath:/elchi/fx/cbr-error.xml"),
					RateSource.at("nbt", "nbt", "classpath:/elchi/fx/nbt-2026-05-20.xml"));
			assertThat(step.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(step.getExitStatus().getExitDescription()).contains("2 of 3 sources answered");
			assertThat(quotes(collecting, "nbkr")).extracting(Quote::text).contains("87,4500");
			assertThat(quotes(collecting, "nbt")).extracting(Quote::text).contains("9.3288");
			List<SourceHealth> healths = collecting.healths.of(List.of("nbt", "cbr", "ecb"));
			assertThat(healths).extracting(SourceHealth::source).containsExactly("nbt", "cbr", "ecb");
			assertThat(healths).extracting(SourceHealth::answering).containsExactly(true, false, false);
			assertThat(healths.get(0).lastSuccess()).isEqualTo(this.clock.instant());
			assertThat(healths.get(1).failure()).contains("Error in parameters");
			assertThat(healths.get(1).failingSince()).isEqualTo(this.clock.instant());
			assertThat(healths).extracting(SourceHealth::failures).containsExactly(0, 1, 0);
			assertThat(healths.get(1).lastAsked()).isEqualTo(this.clock.instant());
			assertThat(healths.get(2).lastAsked()).isNull();
			assertThat(healths.get(2).failure()).isEqualTo("never asked");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsKnownIsNotRecordedAgain(Database database) throws IOException {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			RateSource nbt = RateSource.at("nbt", "nbt", "classpath:/elchi/fx/nbt-2026-05-20.xml");
			collecting.run(Map.of(), nbt);
			int first = quotes(collecting, "nbt").size();
			this.clock.tick(Duration.ofHours(1));
			StepExecution again = collecting.run(Map.of(), nbt);
			assertThat(again.getReadCount()).isOne();
			assertThat(again.getWriteCount()).isZero();
			assertThat(quotes(collecting, "nbt")).hasSize(first);
			assertThat(collecting.events).containsExactly(new QuotesRecorded(collecting.quotes.upto(), "nbt", first));
		}
	}

	@Test
	void aSourceThatWasFetchedJustNowIsLeftAlone(@TempDir Path folder) throws IOException {
		Path page = folder.resolve("nbt.xml");
		Files.write(page, Printed.bytes("nbt-2026-05-19.xml"));
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			RateSource nbt = RateSource.at("nbt", "nbt", page.toUri().toString());
			collecting.run(Map.of(), nbt);
			Files.write(page, Printed.bytes("nbt-2026-05-20.xml"));
			this.clock.tick(Duration.ofMinutes(9));
			collecting.run(Map.of(), nbt);
			assertThat(quotes(collecting, "nbt")).extracting(Quote::text).doesNotContain("9.3288");
			this.clock.tick(Duration.ofMinutes(2));
			collecting.run(Map.of(), nbt);
			assertThat(quotes(collecting, "nbt")).extracting(Quote::text).contains("9.3371", "9.3288");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aBackfillAsksOnlyForTheDaysThatAreMissingAndPublishesNothing(Database database) throws IOException {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			RateSource nbt = RateSource.at("nbt", "nbt", "classpath:/elchi/fx/nbt-{date}.xml");
			Map<String, String> days = Map.of("from", "2026-05-16", "to", "2026-05-19");
			StepExecution first = collecting.run(days, nbt);
			assertThat(first.getReadCount()).isEqualTo(4);
			assertThat(quotes(collecting, "nbt")).extracting(Quote::effectiveDate)
				.containsOnly(LocalDate.parse("2026-05-18"), LocalDate.parse("2026-05-19"));
			assertThat(collecting.events).isEmpty();
			StepExecution second = collecting.run(days, nbt);
			assertThat(second.getReadCount()).isEqualTo(2);
			assertThat(second.getWriteCount()).isZero();
		}
	}

	@Test
	void aSourceThatFailsThreeTimesInARowIsGivenUp() throws IOException {
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			StepExecution step = collecting.run(Map.of("from", "2026-04-01", "to", "2026-05-01"),
					RateSource.at("nbt", "nbt", "classpath:/elchi/fx/nbt-{date}.xml"));
			assertThat(step.getReadCount()).isEqualTo(3);
			assertThat(step.getExitStatus().getExitDescription()).contains("0 of 1 sources answered");
		}
	}

	@Test
	void theLatestFiguresAreAskedForThoughThePastFails() throws IOException {
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			StepExecution step = collecting.run(Map.of(), new RateSource("nbt", "nbt",
					"classpath:/elchi/fx/nbt-2026-05-20.xml", List.of(), "classpath:/nowhere/nbt-{date}.xml", null));
			assertThat(step.getReadCount()).isEqualTo(4);
			assertThat(quotes(collecting, "nbt")).extracting(Quote::text).contains("9.3288");
		}
	}

	@Test
	void holesInTheAggregatesHistoryEndNoBackfill(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("usd-2026-05-06.json"), "{\"date\":\"2026-05-06\",\"usd\":{\"kzt\":441.5}}");
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			Map<String, String> days = Map.of("from", "2026-05-01", "to", "2026-05-06");
			RateSource aggregate = RateSource.at("currency-api", "currency-api", folder.toUri() + "usd-{date}.json");
			StepExecution step = collecting.run(days, aggregate);
			assertThat(step.getReadCount()).isEqualTo(6);
			assertThat(quotes(collecting, "currency-api")).extracting(Quote::text).containsExactly("441.5");
			assertThat(collecting.run(days, aggregate).getReadCount()).isZero();
		}
	}

	@Test
	void holidaysAnsweredWithAnotherDayAreRefusedAndEndNoBackfill(@TempDir Path folder) throws IOException {
		for (int day = 15; day <= 19; day++) {
			Files.write(folder.resolve("nbt-2026-05-" + day + ".xml"), Printed.bytes("nbt-2026-05-19.xml"));
		}
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			StepExecution step = collecting.run(Map.of("from", "2026-05-15", "to", "2026-05-19"),
					RateSource.at("nbt", "nbt", folder.toUri() + "nbt-{date}.xml"));
			assertThat(step.getReadCount()).isEqualTo(5);
			assertThat(quotes(collecting, "nbt")).extracting(Quote::effectiveDate)
				.containsOnly(LocalDate.parse("2026-05-19"));
		}
	}

	@Test
	void aWeeklyRunBringsTheDaysSinceTheLast() throws IOException {
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			RateSource nbt = RateSource.at("nbt", "nbt", "classpath:/elchi/fx/nbt-{date}.xml");
			collecting.run(Map.of("from", "2026-05-18", "to", "2026-05-18"), nbt);
			this.clock.tick(Duration.ofHours(1));
			collecting.run(Map.of(), nbt);
			assertThat(collecting.quotes.between("nbt", CurrencyPair.parse("USD/TJS"), LONG_AGO, FAR_AHEAD,
					this.clock.instant()))
				.extracting(Quote::text)
				.containsExactly("9.3450", "9.3371", "9.3288");
			assertThat(collecting.events).hasSize(2);
		}
	}

	@Test
	void aSavedPageIsKnownSinceItWasObserved() throws IOException {
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			Collecting collecting = new Collecting(database, fetcher, this.clock);
			collecting.run(Map.of(), RateSource.at("timesca", "saved-ticker", "classpath:/elchi/fx/ticker-first.txt")
				.observed(OffsetDateTime.parse("2026-05-17T18:00+05:00")));
			assertThat(quotes(collecting, "timesca")).hasSize(5)
				.allSatisfy((quote) -> assertThat(quote.fetchedAt()).isEqualTo("2026-05-17T13:00:00Z"));
			assertThat(collecting.quotes.between("timesca", LONG_AGO, FAR_AHEAD, Instant.parse("2026-05-17T12:59:59Z")))
				.isEmpty();
		}
	}

	@Test
	void aFileOfQuotesKeepsTheNamesInIt() throws IOException {
		MutableClock autumn = MutableClock.at("2026-09-28T02:00:00Z");
		try (Database database = Database.h2(); Fetcher fetcher = Fetchers.onLoopback(database, autumn)) {
			Collecting collecting = new Collecting(database, fetcher, autumn);
			collecting.run(Map.of(),
					RateSource.at("currency-api", "csv", "classpath:/elchi/fx/dollar-series-2026.csv"));
			assertThat(collecting.quotes.sources()).containsExactly("currency-api");
			assertThat(collecting.quotes.between("currency-api", CurrencyPair.parse("USD/KZT"), LONG_AGO, FAR_AHEAD,
					autumn.instant()))
				.hasSize(51);
		}
	}

	private List<Quote> quotes(Collecting collecting, String source) {
		return collecting.quotes.between(source, LONG_AGO, FAR_AHEAD, this.clock.instant());
	}

}
