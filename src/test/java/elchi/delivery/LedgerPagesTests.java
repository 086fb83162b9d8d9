package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LedgerPagesTests {

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:05Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void mailingsAreLeafedThroughNewestFirstAndNoneTwice(Database database) {
		try (database) {
			for (int number = 0; number < 5; number++) {
				// Two of one moment, which only their names tell apart.
				open(database, "m-" + number, (number == 4) ? "alerts" : "digest",
						Scene.PLANNED.plusSeconds(number / 2), 0);
			}
			LedgerPages pages = new LedgerPages(database.jdbc());
			List<String> seen = new ArrayList<>();
			MailingId last = null;
			List<LedgerEntry> page = pages.mailings(null, last, 2);
			while (!page.isEmpty()) {
				page.forEach((entry) -> seen.add(entry.mailing().id().value()));
				last = page.get(page.size() - 1).mailing().id();
				page = pages.mailings(null, last, 2);
			}
			assertThat(seen).containsExactly("m-4", "m-3", "m-2", "m-1", "m-0");
			assertThat(pages.lanes()).containsExactly("alerts", "digest");
			assertThat(pages.mailings("alerts", null, 9)).singleElement()
				.satisfies((entry) -> assertThat(entry.mailing().id().value()).isEqualTo("m-4"));
			assertThat(pages.mailings(null, new MailingId("no-such"), 9)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aMailingHasItsCountsAndItsPaceAndItsRowsByStatus(Database database) {
		try (database) {
			DeliveryLedger ledger = open(database, "2026-W39", "digest", Scene.PLANNED, 25);
			database.jdbc()
				.sql("""
						UPDATE delivery SET status = 'ACCEPTED', open = FALSE, attempts = 1, reply = '250 2.0.0 Ok: queued as 4AB',
						changed_at = CASE WHEN subscriber = 1 THEN :first ELSE :last END WHERE subscriber <= 20""")
				.param("first", Mailings.utc(Scene.PLANNED))
				.param("last", Mailings.utc(Scene.PLANNED.plusSeconds(4)))
				.update();
			ledger.pause(new MailingId("2026-W39"), "550 5.7.1 we do not like you");
			LedgerPages pages = new LedgerPages(database.jdbc());
			LedgerEntry entry = pages.mailing(new MailingId("2026-W39")).orElseThrow();
			assertThat(entry.count(DeliveryStatus.ACCEPTED)).isEqualTo(20);
			assertThat(entry.count(DeliveryStatus.DUE)).isEqualTo(5);
			assertThat(entry.count(DeliveryStatus.UNCERTAIN)).isZero();
			assertThat(entry.addsUp()).isTrue();
			assertThat(entry.pausedReason()).contains("5.7.1");
			assertThat(entry.closedAt()).isNull();
			assertThat(pages.pace(entry.mailing().id()))
				.contains(new LedgerPages.Pace(20, Scene.PLANNED, Scene.PLANNED.plusSeconds(4)));
			List<Delivery> first = pages.deliveries(entry.mailing().id(), DeliveryStatus.ACCEPTED, 0, 15);
			List<Delivery> second = pages.deliveries(entry.mailing().id(), DeliveryStatus.ACCEPTED,
					first.get(14).subscriber(), 15);
			assertThat(first).hasSize(15);
			assertThat(second).extracting(Delivery::subscriber).containsExactly(16L, 17L, 18L, 19L, 20L);
			assertThat(second.get(0).reply()).endsWith("4AB");
			assertThat(pages.pace(new MailingId("nothing"))).isEmpty();
			assertThat(pages.mailing(new MailingId("nothing"))).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatCameBackIsFoundByWhomItConcerns(Database database) {
		try (database) {
			String insert = """
					INSERT INTO bounce (report_key, kind, mailing, subscriber, status, detail, read_at)
					VALUES (:key, :kind, '2026-W39', 7, '5.1.1', 'no such user', :at)""";
			for (String kind : List.of("FAILED", "UNREADABLE")) {
				database.jdbc()
					.sql(insert)
					.param("key", kind)
					.param("kind", kind)
					.param("at", Mailings.utc(Scene.PLANNED))
					.update();
			}
			LedgerPages pages = new LedgerPages(database.jdbc());
			assertThat(pages.reports(List.of(7L, 8L)))
				.extracting(ReturnedReport::subscriber, ReturnedReport::kind, ReturnedReport::detail)
				.containsExactly(tuple(7L, "FAILED", "no such user"));
			assertThat(pages.reports(List.of())).isEmpty();
		}
	}

	private DeliveryLedger open(Database database, String name, String lane, Instant planned, long readers) {
		DeliveryLedger ledger = new DeliveryLedger(database.dataSource(), database.transactionManager(), this.clock,
				(event) -> {
				});
		MailingId id = new MailingId(name);
		ledger.open(new Mailing(id, "test", lane, readers, planned, Duration.ofHours(48)));
		ledger.enqueue(id, LongStream.rangeClosed(1, readers).mapToObj(Scene::recipient));
		return ledger;
	}

}
