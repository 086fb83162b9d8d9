package elchi.subscription;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ForgottenWishesTests {

	@TempDir
	private Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoNeverConfirmedIsForgottenAfterThirtyDays(Database database) {
		try (SignUpRoom room = SignUpRoom.on(Rooms.on(database), this.home)) {
			room.signUp("stranger@example.org", "digest");
			room.signUp("reader@example.org", "digest");
			room.rooms().take(Rooms.HEADER, "imported@example.org,,en,UTC,,,html,unconfirmed");
			room.signUp("imported@example.org", "digest");
			room.signUp("patient@example.org", "digest");
			room.signUps().lostLink(EmailAddress.parse("nobody@example.org"), SignUpRoom.origin());
			room.answer();
			room.confirm("confirm-2");
			room.clock().tick(Duration.ofDays(29));
			assertThat(forgotten(room).forget()).isZero();
			room.signUp("patient@example.org", "alerts");
			room.answer();
			room.clock().tick(Duration.ofDays(1));
			assertThat(forgotten(room).forget()).isOne();
			assertThat(find(room, "stranger@example.org")).isFalse();
			assertThat(find(room, "reader@example.org")).isTrue();
			assertThat(find(room, "imported@example.org")).isTrue();
			assertThat(find(room, "patient@example.org")).isTrue();
			assertThat(wishes(database)).containsExactly(2L, 6L);
			room.signUp("stranger@example.org", "digest");
			room.answer();
			assertThat(room.confirm("confirm-7")).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void consentIsShownHandedOutAndErasedWithThePerson(Database database) {
		try (SignUpRoom room = SignUpRoom.on(Rooms.on(database), this.home)) {
			room.signUp("reader@example.org", Preferences.DEFAULT, "digest");
			room.answer();
			room.clock().tick(Duration.ofDays(1));
			room.confirm("confirm-1");
			Subscriber reader = room.rooms().find("reader@example.org");
			assertThat(room.consent().render(reader)).contains("You confirmed this address on 24 November 2026.");
			List<Map<String, String>> exported = room.consent().export(reader.id());
			assertThat(exported).singleElement()
				.satisfies((wish) -> assertThat(wish).containsEntry("agreed_to", "I want it.")
					.containsEntry("network", "203.0.113.0/24")
					.containsEntry("confirmed_at", "2026-11-24T02:00:00Z")
					.containsEntry("lists", "digest"));
			room.consent().erase(reader.id());
			assertThat(room.consent().export(reader.id())).isEmpty();
			assertThat(room.consent().render(reader)).isEmpty();
		}
	}

	private static ForgottenWishes forgotten(SignUpRoom room) {
		Database database = room.rooms().database();
		return new ForgottenWishes(database.jdbc(), new TransactionTemplate(database.transactionManager()),
				room.clock());
	}

	private static boolean find(SignUpRoom room, String address) {
		return room.rooms().subscribers().find(EmailAddress.parse(address)).isPresent();
	}

	private static List<Long> wishes(Database database) {
		return database.jdbc().sql("SELECT id FROM wish ORDER BY id").query((row, number) -> row.getLong(1)).list();
	}

}
