package elchi.subscription;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import elchi.delivery.ComplaintReceived;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.RecipientRejected;
import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AddressChangesTests {

	private static final Network HOME = Network.of("203.0.113.77");

	@TempDir
	private Path home;

	private final List<Object> events = new ArrayList<>();

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void newAddressIsTakenWhenItsOwnerSaysSo(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscriber reader = rooms.reader("old@example.org");
			String unsubscribe = links(rooms)
				.token(new LinkTicket(LinkPurpose.UNSUBSCRIBE, reader.id(), "digest", "2026-W47", null), "k1");
			assertThat(ask(rooms, reader, "new@example.org")).isEqualTo(Reception.TAKEN);
			assertThat(owed(rooms)).containsExactly("address-1 new@example.org");
			assertThat(changes(rooms).look(token(rooms, reader, 1)).orElseThrow().confirmed()).isFalse();
			assertThat(rooms.find("old@example.org")).isEqualTo(reader);
			assertThat(changes(rooms).confirm(token(rooms, reader, 1), HOME).orElseThrow().confirmed()).isTrue();
			answer(rooms);
			Subscriber moved = rooms.find("new@example.org");
			assertThat(moved.id()).isEqualTo(reader.id());
			assertThat(moved.lists()).isEqualTo(reader.lists());
			assertThat(rooms.subscribers().find(EmailAddress.parse("old@example.org"))).isEmpty();
			assertThat(owed(rooms)).containsExactly("address-1 new@example.org", "moved-1 old@example.org");
			assertThat(links(rooms).read(LinkPurpose.UNSUBSCRIBE, unsubscribe).orElseThrow().subscriber())
				.isEqualTo(moved.id());
			assertThat(changes(rooms).confirm(token(rooms, reader, 1), HOME).orElseThrow().confirmed()).isTrue();
			assertThat(this.events).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void addressOfSomebodyElseIsAnsweredAlikeAndNothingIsSent(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscriber reader = rooms.reader("old@example.org");
			rooms.reader("taken@example.org");
			rooms.subscribers().suppress(rooms.reader("refused@example.org").id(), "5.1.1", "bounce");
			for (String address : List.of("taken@example.org", "REFUSED@example.org", "old@example.org")) {
				rooms.clock().tick(Duration.ofDays(1));
				assertThat(ask(rooms, reader, address)).isEqualTo(Reception.TAKEN);
			}
			assertThat(owed(rooms)).isEmpty();
			assertThat(changes(rooms).look(token(rooms, reader, 1))).isEmpty();
			assertThat(changes(rooms).confirm(token(rooms, reader, 2), HOME)).isEmpty();
			assertThat(rooms.find("old@example.org")).isEqualTo(reader);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void addressOfWhoWasErasedOrNeverConfirmedIsItsOwnersToTake(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscriber reader = rooms.reader("old@example.org");
			rooms.subscribers().erase(rooms.reader("erased@example.org").id(), "page");
			rooms.subscribers()
				.register(EmailAddress.parse("never@example.org"), "N", Preferences.DEFAULT, List.of(), "page");
			ask(rooms, reader, "erased@example.org");
			assertThat(changes(rooms).confirm(token(rooms, reader, 1), HOME)).isPresent();
			assertThat(rooms.find("erased@example.org").id()).isEqualTo(reader.id());
			ask(rooms, rooms.find("erased@example.org"), "never@example.org");
			assertThat(changes(rooms).confirm(token(rooms, reader, 2), HOME)).isPresent();
			assertThat(rooms.find("never@example.org").id()).isEqualTo(reader.id());
			assertThat(rooms.subscribers().all()).hasSize(1);
		}
	}

	@Test
	void linkIsGoodForAWeekAndForTheLatestChangeOnly() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			Subscriber reader = rooms.reader("old@example.org");
			ask(rooms, reader, "one@example.org");
			ask(rooms, reader, "two@example.org");
			String one = token(rooms, reader, 1);
			String two = token(rooms, reader, 2);
			assertThat(changes(rooms).confirm(two, HOME)).isPresent();
			assertThat(changes(rooms).confirm(one, HOME)).isEmpty();
			assertThat(rooms.find("two@example.org").id()).isEqualTo(reader.id());
			rooms.clock().tick(Duration.ofDays(9));
			assertThat(changes(rooms).look(two)).isEmpty();
		}
	}

	@Test
	void linkIsWorthNothingOnceSomebodyElseHasTheAddressOrTheReaderIsErased() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			Subscriber reader = rooms.reader("old@example.org");
			ask(rooms, reader, "new@example.org");
			rooms.reader("new@example.org");
			assertThat(changes(rooms).confirm(token(rooms, reader, 1), HOME)).isEmpty();
			ask(rooms, reader, "other@example.org");
			rooms.subscribers().erase(reader.id(), "page");
			assertThat(changes(rooms).confirm(token(rooms, reader, 2), HOME)).isEmpty();
			assertThat(rooms.subscribers().find(EmailAddress.parse("other@example.org"))).isEmpty();
		}
	}

	@Test
	void whoIsSuppressedGetsMailAgainAtAnAddressThatWorksAndTheDeadOneIsNotTold() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			Subscriber reader = rooms.reader("dead@example.org");
			rooms.subscribers().suppress(reader.id(), "5.1.1 no such user", "bounce");
			ask(rooms, reader, "alive@example.org");
			assertThat(changes(rooms).confirm(token(rooms, reader, 1), HOME)).isPresent();
			answer(rooms);
			assertThat(rooms.find("alive@example.org").status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(owed(rooms)).containsExactly("address-1 alive@example.org");
		}
	}

	@Test
	void mistypedAddressDoesNotCostTheGoodOne() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			Subscriber reader = rooms.reader("old@example.org");
			ReturnedMail mail = new ReturnedMail(rooms.subscribers(), links(rooms), rows(rooms), rooms.clock());
			mail.on(new RecipientRejected(reader.id(), "address-1", "5.1.1", "550 no such user"));
			mail.on(new ComplaintReceived(reader.id(), "address-1", "new-address", "abuse"));
			assertThat(rooms.find("old@example.org")).isEqualTo(reader);
			ask(rooms, reader, "new@example.org");
			changes(rooms).confirm(token(rooms, reader, 1), HOME);
			mail.on(new RecipientRejected(reader.id(), "2026-W46", "5.1.1", "550 the old one is gone"));
			assertThat(rooms.find("new@example.org").status()).isEqualTo(SubscriberStatus.CONFIRMED);
			rooms.clock().tick(Duration.ofDays(6));
			mail.on(new RecipientRejected(reader.id(), "2026-W48", "5.1.1", "550 no such user"));
			assertThat(rooms.find("new@example.org").status()).isEqualTo(SubscriberStatus.SUPPRESSED);
		}
	}

	@Test
	void nobodyIsFloodedByAnothersChanges() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			for (int i = 0; i < 4; i++) {
				ask(rooms, rooms.reader("r%d@example.org".formatted(i)), "victim@example.org");
			}
			assertThat(owed(rooms)).hasSize(3);
			Subscriber one = rooms.find("r0@example.org");
			ask(rooms, one, "a@example.org");
			ask(rooms, one, "b@example.org");
			assertThat(ask(rooms, one, "c@example.org")).isEqualTo(Reception.TOO_MANY);
		}
	}

	@Test
	void addressesAreForgottenAfterAMonth() {
		try (Rooms rooms = Rooms.on(Database.h2())) {
			Subscriber reader = rooms.reader("old@example.org");
			ask(rooms, reader, "new@example.org");
			changes(rooms).confirm(token(rooms, reader, 1), HOME);
			ask(rooms, reader, "never@example.org");
			rooms.clock().tick(Duration.ofDays(31));
			new ForgottenWishes(rooms.database().jdbc(), transaction(rooms), rooms.clock()).forget();
			assertThat(rooms.database()
				.jdbc()
				.sql("SELECT count(*) FROM address_change WHERE address IS NOT NULL OR former IS NOT NULL")
				.query(Long.class)
				.single()).isZero();
		}
	}

	private Reception ask(Rooms rooms, Subscriber reader, String address) {
		Reception reception = changes(rooms).ask(reader, EmailAddress.parse(address), HOME);
		answer(rooms);
		return reception;
	}

	/**
	 * Does what follows from what was published, and forgets it.
	 */
	private void answer(Rooms rooms) {
		List<Object> published = List.copyOf(this.events);
		this.events.clear();
		List<Object> none = new ArrayList<>();
		DeliveryLedger ledger = new DeliveryLedger(rooms.database().dataSource(), rooms.database().transactionManager(),
				rooms.clock(), none::add);
		AddressMails mails = new AddressMails(rows(rooms), changes(rooms), new ServicePost(() -> ledger, () -> {
			throw new IllegalArgumentException("There is no scheduler here");
		}));
		for (Object event : published) {
			if (event instanceof AddressChangeAsked asked) {
				mails.ask(asked.change());
			}
			else if (event instanceof AddressChanged changed) {
				mails.tell(changed.change());
			}
		}
	}

	private String token(Rooms rooms, Subscriber reader, long change) {
		AddressChange stored = rows(rooms).find(change).orElseThrow();
		return links(rooms).token(new LinkTicket(LinkPurpose.NEW_ADDRESS, reader.id(), "change-" + change, "",
				ServiceMails.expires(stored.askedAt(), reader.zone())), "k1");
	}

	private static List<String> owed(Rooms rooms) {
		return rooms.database()
			.jdbc()
			.sql("SELECT mailing, address FROM delivery ORDER BY mailing")
			.query((row, number) -> row.getString(1) + " " + row.getString(2))
			.list();
	}

	private AddressChanges changes(Rooms rooms) {
		SubscriptionProperties properties = new SubscriptionProperties(3, 30,
				new ClassPathResource("elchi/subscription/disposable.txt"));
		return new AddressChanges(rows(rooms), new Wishes(rooms.database().jdbc()), rooms.subscribers(),
				new Suppressions(rooms.database().jdbc()), links(rooms), properties, transaction(rooms),
				this.events::add, rooms.clock());
	}

	private static AddressChangeRows rows(Rooms rooms) {
		return new AddressChangeRows(rooms.database().jdbc());
	}

	private static TransactionTemplate transaction(Rooms rooms) {
		return new TransactionTemplate(rooms.database().transactionManager());
	}

	private Links links(Rooms rooms) {
		return new Links(new LinkKeys(this.home.resolve("link-keys")),
				PublisherTests.bind("public-url", "https://news.example.net"), rooms.clock());
	}

}
