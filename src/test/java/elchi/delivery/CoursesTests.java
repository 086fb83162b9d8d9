package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far a mailing has come.
 */
class CoursesTests {

	private static final MailingId W39 = new MailingId("2026-W39");

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoGetsItAtAnHourOfTheirOwnIsNotWaitedFor(Database database) {
		try (database) {
			enlist(database);
			set(database, 1, "ACCEPTED", false);
			set(database, 2, "REJECTED", false);
			set(database, 3, "SENDING", true);
			set(database, 4, "DEFERRED", true);
			set(database, 5, "UNCERTAIN", false);
			database.jdbc()
				.sql("UPDATE delivery SET not_before = :later WHERE subscriber IN (4, 9, 10)")
				.param("later", Mailings.utc(this.clock.instant().plusSeconds(60)))
				.update();
			Course course = new Courses(database.jdbc(), this.clock).of("2026-W39").orElseThrow();
			assertThat(course).isEqualTo(new Course("2026-W39", 10, 4, 2, 1, 1, 1));
			assertThat(course.total()).isEqualTo(8);
			assertThat(course.done()).isEqualTo(4);
			assertThat(course.percent()).isEqualTo(50);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theQueueIsOfAllMailingsThatAreNotClosed(Database database) {
		try (database) {
			enlist(database);
			set(database, 1, "ACCEPTED", false);
			set(database, 2, "SENDING", true);
			set(database, 3, "DEFERRED", true);
			set(database, 4, "UNCERTAIN", false);
			database.jdbc()
				.sql("UPDATE delivery SET not_before = :later WHERE subscriber = 5")
				.param("later", Mailings.utc(this.clock.instant().plusSeconds(60)))
				.update();
			MailQueue queue = new MailQueue(database.jdbc(), this.clock);
			assertThat(queue.length()).isEqualTo(new MailQueue.Length(6, 1, 1, 1));
			database.jdbc().sql("UPDATE mailing SET closed_at = planned_at").update();
			assertThat(queue.length()).isEqualTo(new MailQueue.Length(0, 0, 0, 1));
			this.clock.tick(Duration.ofDays(8));
			assertThat(queue.length().uncertain()).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aMailingWithoutRowsHasNoCourse(Database database) {
		try (database) {
			assertThat(new Courses(database.jdbc(), this.clock).of("2026-W40")).isEmpty();
		}
	}

	private void enlist(Database database) {
		Instant now = this.clock.instant();
		DeliveryLedger ledger = new DeliveryLedger(database.dataSource(), database.transactionManager(), this.clock,
				(event) -> {
				});
		ledger.open(new Mailing(W39, "digest", "digest", 10, now, Duration.ofHours(48)));
		ledger.enqueue(W39, LongStream.rangeClosed(1, 10)
			.mapToObj((i) -> new Recipient(i, EmailAddress.parse("r%d@example.org".formatted(i)), now)));
	}

	private static void set(Database database, long subscriber, String status, boolean open) {
		database.jdbc()
			.sql("UPDATE delivery SET status = :status, open = :open WHERE subscriber = :subscriber")
			.param("status", status)
			.param("open", open)
			.param("subscriber", subscriber)
			.update();
	}

}
