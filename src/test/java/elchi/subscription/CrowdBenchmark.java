package elchi.subscription;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.test.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints how long it takes to bring in a crowd, to bring it in again, to write it out,
 * and to prepare a digest for it, on PostgreSQL.
 */
@Tag("benchmark")
class CrowdBenchmark {

	private static final int PEOPLE = Integer.getInteger("benchmark.people", 1_000_000);

	private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "ky", "tg", "uz-Latn", "tk");

	private static final List<String> COUNTRIES = List.of("KZ", "KG", "TJ", "UZ KZ", "TM", "");

	private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

	private static final MailingId WEEK = new MailingId("2026-W47");

	@TempDir
	private Path folder = Path.of("");

	/** The crowd without the import, which has its own figures. */
	private static final String SOW = """
			INSERT INTO subscriber (address, address_hash, name, status, preferences, registered_at, status_at, status_how)
			SELECT 'reader-' || n || '@example.org', encode(sha256(convert_to('reader-' || n || '@example.org', 'UTF8')), 'hex'),
				'', 'CONFIRMED', (CASE n % 3 WHEN 0 THEN 'en' WHEN 1 THEN 'ru' ELSE 'kk' END) ||
				(CASE n % 11 WHEN 0 THEN '|Asia/Tashkent|' WHEN 1 THEN '|Europe/London|' ELSE '|Asia/Almaty|' END) ||
				(CASE n % 5 WHEN 0 THEN 'KZ' WHEN 1 THEN 'KG' WHEN 2 THEN 'KG UZ' ELSE '' END) || '||html|excerpts||' ||
				(CASE n % 7 WHEN 0 THEN lpad(CAST(n % 24 AS VARCHAR), 2, '0') || ':00' ELSE '' END),
				now(), now(), 'benchmark'
			FROM generate_series(1, :readers) n
			""";

	private static final String SOW_LIST = """
			INSERT INTO subscription (subscriber, list, status, changed_at, how)
			SELECT id, 'digest', 'ACTIVE', now(), 'benchmark' FROM subscriber
			""";

	@ParameterizedTest(name = "{0} subscribers")
	@MethodSource("crowds")
	void importAndExport(int readers) throws Exception {
		Path file = crowd(readers);
		try (Rooms rooms = Rooms.on(Database.postgres()); Effort effort = new Effort(rooms.database())) {
			assertThat(effort.of("import", readers, () -> take(rooms, file)).added()).isEqualTo(readers);
			assertThat(effort.of("import-again", readers, () -> take(rooms, file)).unchanged()).isEqualTo(readers);
			assertThat(effort.of("export", readers, () -> export(rooms))).isEqualTo(readers);
		}
	}

	@ParameterizedTest(name = "{0} subscribers")
	@MethodSource("crowds")
	void prepare(int readers) throws Exception {
		try (Rooms rooms = Rooms.on(Database.postgres()); Effort effort = new Effort(rooms.database())) {
			rooms.database().jdbc().sql(SOW).param("readers", readers).update();
			rooms.database().jdbc().sql(SOW_LIST).update();
			rooms.database().jdbc().sql("ANALYZE").update();
			DeliveryLedger ledger = new DeliveryLedger(rooms.database().dataSource(),
					rooms.database().transactionManager(), rooms.clock(), (event) -> {
					});
			assertThat(effort.of("seal", readers, () -> rooms.audiences().seal(WEEK.value(), "digest")).count())
				.isEqualTo(readers);
			assertThat(effort.of("sets", readers, () -> rooms.audiences().preferenceSets(WEEK.value())))
				.hasSizeBetween(36, 1000);
			assertThat(effort.of("enqueue", readers, () -> enqueue(rooms, ledger, readers))).isEqualTo(readers);
			assertThat(effort.of("books", readers, () -> ledger.books(WEEK)).balanced()).isTrue();
		}
	}

	static IntStream crowds() {
		return IntStream.of(10_000, PEOPLE);
	}

	private static ImportReport take(Rooms rooms, Path file) throws IOException {
		try (InputStream csv = Files.newInputStream(file)) {
			return rooms.imports().run(csv);
		}
	}

	private long export(Rooms rooms) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(this.folder.resolve("out.csv"))) {
			return new SubscriberExport(rooms.subscribers()).write(out);
		}
	}

	/** As the weekly digest does. */
	private static long enqueue(Rooms rooms, DeliveryLedger ledger, int readers) {
		ledger.open(new Mailing(WEEK, "digest", "digest", readers, MONDAY, Duration.ofHours(48)));
		return ledger.enqueue(WEEK, rooms.audiences().recipients(WEEK.value(), CrowdBenchmark::moment));
	}

	private static Instant moment(Preferences preferences) {
		LocalTime hour = preferences.hour();
		return (hour != null) ? MONDAY.plus(hour.getHour(), ChronoUnit.HOURS) : MONDAY;
	}

	private Path crowd(int readers) throws IOException {
		Path file = this.folder.resolve("crowd.csv");
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(Rooms.HEADER + "\n");
			for (int reader = 0; reader < readers; reader++) {
				out.write("reader-%d@example.org,Reader %d,%s,Asia/Almaty,%s,,html,confirmed%n".formatted(reader,
						reader, LANGUAGES.get(reader % LANGUAGES.size()), COUNTRIES.get(reader % COUNTRIES.size())));
			}
		}
		return file;
	}

}
