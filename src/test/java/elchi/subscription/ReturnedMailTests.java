package elchi.subscription;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import elchi.delivery.ComplaintReceived;
import elchi.delivery.RecipientRejected;
import elchi.delivery.UnsubscribeRequested;
import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnedMailTests {

	@TempDir
	Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void addressThatDoesNotExistGetsNothingMoreAndKeepsItsLists(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long id = rooms.reader("r@example.org").id();
			ReturnedMail mail = mail(rooms);
			mail.on(new RecipientRejected(id, "2026-W39", "5.1.1", "550 5.1.1 no such user".repeat(30)));
			mail.on(new RecipientRejected(id, "2026-W40", "5.1.1", "550 5.1.1 again"));
			Subscriber reader = rooms.find("r@example.org");
			assertThat(reader.status()).isEqualTo(SubscriberStatus.SUPPRESSED);
			assertThat(reader.suppressedFor()).hasSize(200).startsWith("550 5.1.1 no such user");
			assertThat(reader.lists()).containsExactly("alerts", "digest");
			assertThat(suppressions(rooms)).singleElement().satisfies((one) -> {
				assertThat(one.how()).isEqualTo("bounce of 2026-W39");
				assertThat(one.since()).isEqualTo(rooms.clock().instant());
				assertThat(one.address()).isEqualTo(reader.address());
			});
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void undoGivesBackWhatWasBeforeAndKeepsBothReasons(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscribers subscribers = rooms.subscribers();
			long confirmed = rooms.reader("r@example.org").id();
			long unconfirmed = subscribers
				.register(EmailAddress.parse("u@example.org"), "", Preferences.DEFAULT, List.of("digest"), "page")
				.id();
			for (long id : new long[] { confirmed, unconfirmed }) {
				subscribers.suppress(id, "5.2.2 full", "bounce of 2026-W38");
				assertThat(subscribers.unsuppress(id, "command line: has room again")).isTrue();
				assertThat(subscribers.unsuppress(id, "command line: twice")).isFalse();
				subscribers.suppress(id, "5.1.1 gone", "bounce of 2026-W39");
				assertThat(subscribers.unsuppress(id, "command line: a mistake of theirs")).isTrue();
			}
			assertThat(rooms.find("r@example.org").status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(rooms.find("r@example.org").suppressedFor()).isNull();
			assertThat(rooms.find("u@example.org").status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
			assertThat(suppressions(rooms)).isEmpty();
			assertThat(database.jdbc()
				.sql("SELECT reason || ' / ' || ended_how FROM suppression WHERE subscriber = :id ORDER BY id")
				.param("id", confirmed)
				.query(String.class)
				.list()).containsExactly("5.2.2 full / command line: has room again",
						"5.1.1 gone / command line: a mistake of theirs");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void suppressionOfUnknownOriginIsUndoneWithoutConsent(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			rooms.take(Rooms.HEADER, "r@example.org,,en,UTC,,,html,suppressed");
			long id = rooms.find("r@example.org").id();
			assertThat(suppressions(rooms)).hasSize(1);
			assertThat(rooms.subscribers().unsuppress(id, "command line: asked for it")).isTrue();
			assertThat(rooms.find("r@example.org").status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void complaintEndsTheListThatItIsAboutAndAnUndoDoesNotBringItBack(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long id = rooms.reader("r@example.org").id();
			long other = rooms.reader("o@example.org").id();
			mail(rooms).on(new ComplaintReceived(id, "2026-W39", "digest", "abuse"));
			mail(rooms).on(new ComplaintReceived(other, "m7", "service", "fraud"));
			assertThat(rooms.find("r@example.org").suppressedFor()).isEqualTo("complaint: abuse");
			rooms.subscribers().unsuppress(id, "command line: they wrote");
			assertThat(rooms.find("r@example.org").lists()).containsExactly("alerts");
			assertThat(rooms.find("o@example.org").lists()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void mailWithAGoodTokenEndsTheListAndAForgedOneNothing(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long id = rooms.reader("r@example.org").id();
			Links links = links(rooms);
			String token = links.token(new LinkTicket(LinkPurpose.UNSUBSCRIBE, id, "digest", "2026-W39", null),
					links.sealedKeyId());
			String forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
			String preferences = links.token(
					new LinkTicket(LinkPurpose.PREFERENCES, id, "", "", rooms.clock().instant().plusSeconds(60)),
					links.sealedKeyId());
			mail(rooms).on(new UnsubscribeRequested(forged, rooms.clock().instant()));
			mail(rooms).on(new UnsubscribeRequested(preferences, rooms.clock().instant()));
			assertThat(rooms.find("r@example.org").lists()).containsExactly("alerts", "digest");
			mail(rooms).on(new UnsubscribeRequested(token, rooms.clock().instant()));
			assertThat(rooms.find("r@example.org").lists()).containsExactly("alerts");
			assertThat(rooms.find("r@example.org").status()).isEqualTo(SubscriberStatus.CONFIRMED);
		}
	}

	private static List<Suppression> suppressions(Rooms rooms) {
		return new Suppressions(rooms.database().jdbc()).all().toList();
	}

	private ReturnedMail mail(Rooms rooms) {
		return new ReturnedMail(rooms.subscribers(), links(rooms), new AddressChangeRows(rooms.database().jdbc()),
				rooms.clock());
	}

	private Links links(Rooms rooms) {
		Publisher publisher = new Publisher("Elchi", EmailAddress.parse("digest@elchi.example"),
				EmailAddress.parse("alerts@elchi.example"), "elchi.example", "bounce.elchi.example", "nowhere",
				URI.create("https://news.example.org"));
		return new Links(new LinkKeys(this.home.resolve("link-keys")), publisher, rooms.clock());
	}

}
