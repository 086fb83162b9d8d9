package elchi.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.Recipient;
import elchi.delivery.RecipientQuery;
import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * From the sealed audience to the rows of the ledger.
 */
class RecipientsTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

	private static final MailingId WEEK = new MailingId("2026-W47");

	private static final Preferences EVENING = Preferences.parse("ru|Asia/Almaty|KZ|KZT|text|headlines||20:00");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void eachReaderHasOneRowWithAMomentAndATimeToTryAgain(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.reader("one@example.org");
			rooms.reader("Evening@example.org", EVENING);
			long erased = rooms.reader("erased@example.org").id();
			long moved = rooms.reader("moved@example.org").id();
			DeliveryLedger ledger = open(rooms, 4);
			rooms.subscribers().erase(erased, "page");
			database.jdbc()
				.sql("UPDATE subscriber SET address = 'new@example.org' WHERE id = :id")
				.param("id", moved)
				.update();
			assertThat(ledger.enqueue(WEEK, recipients(rooms))).isEqualTo(4);
			assertThat(ledger.books(WEEK)).returns(true, Books::balanced).returns(4L, Books::due);
			Delivery evening = delivery(ledger, "evening@example.org");
			assertThat(evening.address()).isEqualTo("Evening@example.org");
			assertThat(evening.notBefore()).isEqualTo("2026-11-23T15:00:00Z");
			assertThat(delivery(ledger, "one@example.org").notBefore()).isEqualTo(MONDAY.minusSeconds(60));
			assertThat(delivery(ledger, "erased@example.org")).as("found by its hash").returns(null, Delivery::address);
			assertThat(retryUntil(database, "one@example.org")).isEqualTo("2026-11-25T02:00:00Z");
			assertThat(retryUntil(database, "Evening@example.org")).isEqualTo("2026-11-25T15:00:00Z");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoIsThereAlreadyIsNotEnteredAgainWhereverTheLastRunDied(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			List<Subscriber> readers = Stream.of("a", "b", "c", "d")
				.map((name) -> rooms.reader(name + "@example.org"))
				.toList();
			DeliveryLedger ledger = open(rooms, 4);
			Recipient third = new Recipient(readers.get(2).id(), readers.get(2).address(), MONDAY);
			Recipient sameMailbox = new Recipient(9999, EmailAddress.parse("D@example.org"), MONDAY);
			ledger.enqueue(WEEK, Stream.of(third, sameMailbox));
			assertThat(ledger.enqueue(WEEK, recipients(rooms))).isEqualTo(2);
			assertThat(ledger.enqueue(WEEK, recipients(rooms))).isZero();
			assertThat(ledger.books(WEEK)).returns(true, Books::balanced).returns(4L, Books::due);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void manyPagesAreContinuedWhereTheyBrokeOff(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			crowd(rooms, 20_200);
			DeliveryLedger ledger = open(rooms, 20_200);
			RecipientQuery whole = recipients(rooms);
			RecipientQuery broken = new RecipientQuery(
					whole.rows()
						.replace("m.not_before",
								"CASE WHEN 1 / (:after - 20000) > 1 THEN NULL ELSE m.not_before END AS not_before"),
					whole.page(), whole.parameters());
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> ledger.enqueue(WEEK, broken));
			assertThat(ledger.books(WEEK).due()).as("the page before it").isEqualTo(20_000);
			assertThat(ledger.enqueue(WEEK, whole)).isEqualTo(200);
			assertThat(ledger.books(WEEK)).returns(true, Books::balanced).returns(20_200L, Books::due);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void momentsAreDecidedOnceForEachChoiceAndSeenThoughTheCallerIsNotDone(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Stream.of("a", "b", "c").forEach((name) -> rooms.reader(name + "@example.org"));
			rooms.reader("evening@example.org", EVENING);
			DeliveryLedger ledger = open(rooms, 4);
			AtomicInteger asked = new AtomicInteger();
			new TransactionTemplate(database.transactionManager()).executeWithoutResult((status) -> {
				rooms.audiences().recipients(WEEK.value(), (preferences) -> {
					asked.incrementAndGet();
					return MONDAY.plusSeconds(3600);
				});
				assertThat(ledger.enqueue(WEEK, recipients(rooms))).isEqualTo(4);
				status.setRollbackOnly();
			});
			assertThat(asked).hasValue(2);
			assertThat(delivery(ledger, "evening@example.org").notBefore()).isEqualTo(MONDAY.plusSeconds(3600));
			Subscriber late = rooms.reader("late@example.org", Preferences.parse("kk|Asia/Almaty|||html|excerpts||"));
			database.jdbc()
				.sql("INSERT INTO subscription_audience (audience, subscriber, address_hash, preferences) SELECT :week, id, address_hash, preferences FROM subscriber WHERE id = :id")
				.param("week", WEEK.value())
				.param("id", late.id())
				.update();
			assertThat(ledger.enqueue(WEEK, recipients(rooms))).as("a choice that nobody had before").isOne();
			assertThatIllegalArgumentException()
				.isThrownBy(() -> rooms.audiences().recipients("2026-W48", (preferences) -> MONDAY))
				.withMessage("There is no audience '2026-W48'");
		}
	}

	private static RecipientQuery recipients(Rooms rooms) {
		return rooms.audiences()
			.recipients(WEEK.value(), (preferences) -> preferences.equals(EVENING)
					? Instant.parse("2026-11-23T15:00:00Z") : MONDAY.minusSeconds(60));
	}

	private static DeliveryLedger open(Rooms rooms, int readers) {
		assertThat(rooms.audiences().seal(WEEK.value(), "digest").count()).isEqualTo(readers);
		DeliveryLedger ledger = new DeliveryLedger(rooms.database().dataSource(), rooms.database().transactionManager(),
				rooms.clock(), (event) -> {
				});
		ledger.open(new Mailing(WEEK, "digest", "digest", readers, MONDAY, Duration.ofHours(48)));
		return ledger;
	}

	private static Delivery delivery(DeliveryLedger ledger, String address) {
		return ledger.deliveries(EmailAddress.parse(address)).get(0);
	}

	private static Instant retryUntil(Database database, String address) {
		return database.jdbc()
			.sql("SELECT retry_until FROM delivery WHERE address = :address")
			.param("address", address)
			.query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
			.single();
	}

	private static void crowd(Rooms rooms, int readers) {
		rooms.database()
			.jdbc()
			.sql("""
					INSERT INTO subscriber (address, address_hash, name, status, preferences, registered_at, status_at, status_how)
					SELECT 'r' || n || '@example.org', RPAD('r' || n || '-', 64, '0'), '', 'CONFIRMED', :preferences,
						CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'test'
					FROM %s
					"""
				.formatted(rooms.database().toString().equals("H2") ? "(SELECT x AS n FROM SYSTEM_RANGE(1, :readers)) s"
						: "generate_series(1, :readers) n"))
			.param("preferences", Preferences.DEFAULT.key())
			.param("readers", readers)
			.update();
		rooms.database().jdbc().sql("""
				INSERT INTO subscription (subscriber, list, status, changed_at, how)
				SELECT id, 'digest', 'ACTIVE', CURRENT_TIMESTAMP, 'test' FROM subscriber
				""").update();
	}

}
