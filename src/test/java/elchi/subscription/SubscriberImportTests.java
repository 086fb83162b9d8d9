package elchi.subscription;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import elchi.subscription.ImportReport.Finding;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SubscriberImportTests {

	private static final String ALL = Rooms.HEADER + ",lists,day,hour,style,paused_until";

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void shippedSamplesAreTakenAndExportedAsTheyStand(Database database) throws Exception {
		try (Rooms rooms = Rooms.on(database); InputStream file = samples(); InputStream again = samples()) {
			assertThat(rooms.imports().run(file)).extracting(ImportReport::added, ImportReport::findings)
				.containsExactly(8L, List.of());
			assertThat(rooms.export()).isEqualTo(new String(again.readAllBytes(), StandardCharsets.UTF_8));
			assertThat(rooms.audiences().seal("2026-W39", "digest").count()).isEqualTo(6);
			assertThat(rooms.find("reader-kz@example.org").preferences().key())
				.isEqualTo("ru|Asia/Almaty|KZ|KZT|html|excerpts|monday|07:00");
			assertThat(rooms.find("former@example.org").suppressedFor()).isEqualTo("5.1.1 no such mailbox");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void exportThenImportIsTheIdentity(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			fill(rooms);
			String exported = rooms.export();
			ImportReport onItself = rooms.imports().run(Rooms.octets(exported));
			assertThat(onItself).isEqualTo(new ImportReport(6, 0, 0, 0, 6, 0, 0, 0, 0, List.of()));
			assertThat(rooms.export()).isEqualTo(exported);
			try (Rooms empty = Rooms.on(Database.h2())) {
				assertThat(empty.imports().run(Rooms.octets(exported)).added()).isEqualTo(6);
				assertThat(empty.export()).isEqualTo(exported);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void goodRowsAreTakenAndBadOnesReportedWithTheirNumbers(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			ImportReport report = rooms.take(ALL,
					"good@example.org,\"Almaty, desk\",en,Asia/Almaty,KZ,KZT,html,confirmed,,,,,",
					"zone@example.org,,en,Asia/Tashkant,,,html,confirmed,,,,,", "short@example.org,,en",
					"status@example.org,,en,,,,html,,,,,,", "list@example.org,,en,,,,html,confirmed,weekly,,,,",
					"country@example.org,,en,,RU,,html,confirmed,,,,,", "",
					"pause@example.org,,en,,,,html,confirmed,,,,,tomorrow",
					"tongue@example.org,,de,,,,html,confirmed,,,,,", "other@example.org,,,,,,,unconfirmed,,,,,");
			assertThat(report).extracting(ImportReport::rows, ImportReport::added, ImportReport::bad)
				.containsExactly(9L, 2L, 7L);
			assertThat(report.findings()).extracting(Finding::row).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
			assertThat(report.findings()).extracting(Finding::reason)
				.satisfiesExactly((reason) -> assertThat(reason).startsWith("Unknown zone 'Asia/Tashkant'"),
						(reason) -> assertThat(reason).startsWith("The row has 3 cells and the header 13"),
						(reason) -> assertThat(reason).startsWith("The status is empty"),
						(reason) -> assertThat(reason).startsWith("Unknown list 'weekly'"),
						(reason) -> assertThat(reason).startsWith("Unknown country 'RU'"),
						(reason) -> assertThat(reason).startsWith("Date 'tomorrow'"),
						(reason) -> assertThat(reason).isEqualTo(
								"Language 'de' is not spoken; one of [en, kk, ky, ru, tg, tk, uz] is needed, or none for English"));
			assertThat(rooms.find("good@example.org").name()).isEqualTo("Almaty, desk");
			assertThat(rooms.find("other@example.org").preferences()).isEqualTo(Preferences.DEFAULT);
			assertThat(rooms.find("other@example.org").lists()).containsExactlyInAnyOrder("digest", "alerts");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void suppressedAndErasedStayOut(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.subscribers().suppress(rooms.reader("bounced@example.org").id(), "5.1.1", "bounce");
			rooms.subscribers().erase(rooms.reader("erased@example.org").id(), "page");
			ImportReport report = rooms.take(Rooms.HEADER, "bounced@example.org,,en,,,,html,confirmed",
					"Erased@example.org,,en,,,,html,confirmed");
			assertThat(report.keptOut()).isEqualTo(2);
			assertThat(report.findings()).containsExactly(
					new Finding(2, "Suppressed (5.1.1); that has to be lifted first"),
					new Finding(3, "Erased; only the person can return"));
			assertThat(rooms.find("bounced@example.org").status()).isEqualTo(SubscriberStatus.SUPPRESSED);
			assertThat(rooms.find("erased@example.org").status()).isEqualTo(SubscriberStatus.ERASED);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoLeftAListIsNotBroughtBackToIt(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long id = rooms.reader("left@example.org").id();
			rooms.subscribers().unsubscribe(id, "digest", rooms.clock().instant(), "one-click");
			ImportReport report = rooms.take(ALL, "left@example.org,New name,en,,,,html,confirmed,digest alerts,,,,");
			assertThat(report.updated()).isEqualTo(1);
			assertThat(report.findings())
				.containsExactly(new Finding(2, "Left the list 'digest' on 2026-11-23 and stays out of it"));
			assertThat(rooms.find("left@example.org").name()).isEqualTo("New name");
			assertThat(rooms.find("left@example.org").lists()).containsExactly("alerts");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void knownAddressesAreUpdated(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.take(ALL, "a@example.org,Old,en,,,,html,unconfirmed,digest,,,,",
					"b@example.org,,en,,,,html,confirmed,,,,,", "c@example.org,,en,,,,html,confirmed,,,,,");
			ImportReport report = rooms.take(ALL, "A@example.org,New,ru,,,,text,confirmed,digest alerts,,,,2026-12-01",
					"b@example.org,,en,,,,html,unconfirmed,digest,,,,",
					"c@example.org,,en,,,,html,suppressed: asked us,,,,,", "c@example.org,,en,,,,html,confirmed,,,,,");
			assertThat(report).isEqualTo(new ImportReport(4, 0, 2, 1, 0, 1, 0, 0, 0, report.findings()));
			Subscriber a = rooms.find("a@example.org");
			assertThat(a.status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(a.preferences().key()).isEqualTo("ru|Z|||text|excerpts||");
			assertThat(a.subscriptions()).extracting(Subscription::pausedUntil).containsOnly(LocalDate.of(2026, 12, 1));
			Subscriber b = rooms.find("b@example.org");
			assertThat(b.status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(b.lists()).containsExactly("digest");
			assertThat(rooms.find("c@example.org").suppressedFor()).isEqualTo("asked us");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void dryRunCountsAndChangesNothing(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.take(Rooms.HEADER, "a@example.org,Old,en,,,,html,confirmed");
			String before = rooms.export();
			ImportReport report = rooms.imports()
				.dryRun(Rooms.csv(Rooms.HEADER, "a@example.org,New,en,,,,html,confirmed",
						"b@example.org,,en,,,,html,confirmed", "c@example.org,,en,Nowhere,,,html,confirmed"),
						ImportMode.SUBSCRIBE);
			assertThat(report).extracting(ImportReport::updated, ImportReport::added, ImportReport::bad)
				.containsExactly(1L, 1L, 1L);
			assertThat(rooms.export()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void updateChangesWhoIsThereAndAddsNobody(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.take(Rooms.HEADER, "a@example.org,Old,en,,,,html,confirmed");
			ImportReport report = rooms.imports()
				.run(Rooms.csv(Rooms.HEADER, "a@example.org,New,en,,,,html,confirmed",
						"b@example.org,,en,,,,html,confirmed"), ImportMode.UPDATE);
			assertThat(report).isEqualTo(new ImportReport(2, 0, 1, 0, 0, 0, 1, 0, 0,
					List.of(new Finding(3, "Not known; the mode 'update' adds nobody"))));
			assertThat(rooms.subscribers().all()).extracting(Subscriber::name).containsExactly("New");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void suppressedAddressesStayAsTheyAreAndGetNothing(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.take(ALL, "a@example.org,Ann,ru,,KZ,,text,confirmed,digest,,,,");
			rooms.subscribers().erase(rooms.reader("gone@example.org").id(), "page");
			String file = "email,reason\nA@example.org,complained by post\nnew@example.org,\ngone@example.org,\n@,\n";
			ImportReport report = rooms.imports().run(Rooms.octets(file), ImportMode.SUPPRESS);
			assertThat(report).isEqualTo(new ImportReport(4, 0, 0, 2, 1, 0, 0, 0, 1, report.findings()));
			assertThat(rooms.imports().run(Rooms.octets(file), ImportMode.SUPPRESS).unchanged()).isEqualTo(3);
			assertThat(rooms.take(Rooms.HEADER, "new@example.org,,en,,,,html,confirmed").keptOut()).isEqualTo(1);
			Subscriber ann = rooms.find("a@example.org");
			assertThat(ann).extracting(Subscriber::name, Subscriber::status, Subscriber::suppressedFor)
				.containsExactly("Ann", SubscriberStatus.SUPPRESSED, "complained by post");
			assertThat(ann.preferences().key()).isEqualTo("ru|Z|KZ||text|excerpts||");
			assertThat(rooms.subscribers().unsuppress(ann.id(), "a letter")).isTrue();
			assertThat(rooms.find("a@example.org").status()).isEqualTo(SubscriberStatus.CONFIRMED);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void firstRowAboutSomebodyHoldsAndLaterOnesOnlyTakeAway(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			String[] rows = { "a@example.org,First,en,,,,html,confirmed,,,,,",
					"b@example.org,,en,,,,html,confirmed,,,,,",
					"A@example.org,Second,ru,,,,text,confirmed,-digest alerts,,,,",
					"b@example.org,,en,,,,html,suppressed: asked us,,,,,", "b@example.org,,en,,,,html,confirmed,,,,," };
			ImportReport tried = rooms.imports().dryRun(Rooms.csv(ALL, rows), ImportMode.SUBSCRIBE);
			assertThat(rooms.subscribers().all()).isEmpty();
			ImportReport taken = rooms.take(ALL, rows);
			assertThat(taken).isEqualTo(tried)
				.extracting(ImportReport::rows, ImportReport::added, ImportReport::repeated)
				.containsExactly(5L, 2L, 3L);
			assertThat(taken.findings()).extracting(Finding::row).containsExactly(4L, 5L, 6L);
			assertThat(rooms.find("a@example.org").name()).isEqualTo("First");
			assertThat(rooms.find("a@example.org").lists()).containsExactly("alerts");
			assertThat(rooms.find("b@example.org").suppressedFor()).isEqualTo("asked us");
			String once = rooms.export();
			assertThat(rooms.take(ALL, rows)).extracting(ImportReport::updated, ImportReport::suppressed)
				.containsExactly(0L, 0L);
			assertThat(rooms.export()).isEqualTo(once);
		}
	}

	@Test
	void columnsOfSuppressionsAreOthers() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> rooms.imports()
					.run(Rooms.csv("email,status", "a@example.org,confirmed"), ImportMode.SUPPRESS))
				.withMessageContaining("unknown column 'status'")
				.withMessageContaining("Columns are email and, if wanted, reason");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void manyRowsAreTakenInPartsAndFindingsAreLimited(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			String[] rows = IntStream.range(0, 2300)
				.mapToObj((number) -> "r%d@example.org,,en,,,,%s,confirmed".formatted(number,
						(number % 10 == 0) ? "fax" : "html"))
				.toArray(String[]::new);
			ImportReport report = rooms.take(Rooms.HEADER, rows);
			assertThat(report.added()).isEqualTo(2070);
			assertThat(report.bad()).isEqualTo(230);
			assertThat(report.findings()).hasSize(SubscriberImport.MOST_FINDINGS);
			assertThat(rooms.subscribers().all()).hasSize(2070);
		}
	}

	@Test
	void wrongHeaderIsToldAtOnceAndNothingIsTaken() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> rooms.take("email,name,mail,language,zone,countries,currencies,name",
						"a@example.org,,,en,,,,html"))
				.withMessageContaining(
						"unknown column 'mail', column 'name' stands twice, no column 'format', no column 'status'");
			assertThatIllegalArgumentException().isThrownBy(() -> rooms.imports().run(Rooms.octets("")))
				.withMessageStartingWith("The file is empty; its first line shall be email,name,");
			assertThat(rooms.subscribers().all()).isEmpty();
		}
	}

	@Test
	void byteOrderMarkAndWindowsLineEndsAreRead() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			String file = "\uFEFF" + Rooms.HEADER + "\r\na@example.org,Читатель,ru,,,,html,confirmed\r\n";
			assertThat(rooms.imports().run(Rooms.octets(file)).added()).isEqualTo(1);
			assertThat(rooms.find("a@example.org").name()).isEqualTo("Читатель");
		}
	}

	@Test
	void whatStandsBeforeABrokenPlaceIsTaken() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			ImportReport quotes = rooms.take(Rooms.HEADER, "a@example.org,,en,,,,html,confirmed",
					"b@example.org,\"open,en,,,,html,confirmed");
			assertThat(quotes).extracting(ImportReport::added, ImportReport::bad).containsExactly(1L, 1L);
			assertThat(quotes.findings().get(0).row()).isEqualTo(3);
		}
	}

	@Test
	void rowInAnotherEncodingIsReportedAndTheRestIsTaken() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			byte[] octets = (Rooms.HEADER
					+ "\na@example.org,\u00e9,en,,,,html,confirmed\nb@example.org,,en,,,,html,confirmed\n")
				.getBytes(StandardCharsets.ISO_8859_1);
			ImportReport report = rooms.imports().run(new ByteArrayInputStream(octets));
			assertThat(report.added()).isEqualTo(1);
			assertThat(report.findings())
				.containsExactly(new Finding(2, "The row is not UTF-8; save the file in that encoding"));
		}
	}

	private static InputStream samples() {
		InputStream samples = SubscriberImportTests.class.getResourceAsStream("/demo/subscribers.csv");
		assertThat(samples).isNotNull();
		return samples;
	}

	private static void fill(Rooms rooms) {
		rooms.take(ALL,
				"a@example.org,\"Comma, \"\"quote\"\" and ünï\",ru,Asia/Almaty,KZ KG,KZT,text,confirmed,digest,sunday,7:05,headlines,",
				"b@example.org,,en,UTC,,,html,confirmed,,,,,2026-12-01",
				"c@example.org,,en,+05:00,,,html,confirmed,-digest alerts,,,,2026-12-01",
				"d@example.org,,uz-Latn,,,,html,unconfirmed,none,,,,",
				"e@example.org,,en,,,,html,suppressed: 5.1.1 no such user,,,,,",
				"f@example.org,,en,,,,html,confirmed,digest alerts,,,,digest=2026-12-01");
	}

}
