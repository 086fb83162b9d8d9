package elchi.subscription;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import elchi.delivery.Composition;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignUpsTests {

	@TempDir
	private Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nothingIsKnownOfAStrangerUntilTheyConfirm(Database database) {
		try (SignUpRoom room = open(database)) {
			room.signUp("aida@example.org", "digest");
			room.answer();
			assertThat(room.owed()).containsExactly("confirm-1");
			Subscriber stranger = room.rooms().find("aida@example.org");
			assertThat(stranger.status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
			assertThat(stranger.lists()).isEmpty();
			assertThat(room.rooms().subscribers().active("digest")).isEmpty();
			assertThat(room.confirm("confirm-1")).isTrue();
			room.answer();
			assertThat(room.owed()).containsExactly("confirm-1", "welcome-1");
			Subscriber reader = room.rooms().find("aida@example.org");
			assertThat(reader.status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(reader.lists()).containsExactly("digest");
			assertThat(room.compose("confirm-1")).isEqualTo(new Composition.Withdrawn("confirmed already"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void consentIsKeptWithItsWordsMomentsAndNetworks(Database database) {
		try (SignUpRoom room = open(database)) {
			room.signUp("aida@example.org", "digest", "alerts");
			room.answer();
			room.clock().tick(Duration.ofHours(5));
			room.confirm("confirm-1");
			Map<String, Object> kept = database.jdbc()
				.sql("""
						SELECT w.network, w.confirmed_network, w.address, w.uttered_how, a.words AS asked, c.words AS said,
							c.language AS language
						FROM wish w JOIN consent_text a ON a.hash = w.agreed_to JOIN consent_text c ON c.hash = w.confirmed_to
						""")
				.query()
				.singleRow();
			assertThat(kept).containsEntry("network", "203.0.113.0/24")
				.containsEntry("confirmed_network", "203.0.113.0/24")
				.containsEntry("uttered_how", "sign-up page")
				.containsEntry("asked", "I want it.")
				.containsEntry("language", "ru");
			assertThat(kept.get("address")).isNull();
			assertThat(kept.get("said").toString()).contains("Elchi", "еженедельный дайджест");
			Wish wish = room.wishes().find(1).orElseThrow();
			assertThat(wish.confirmedAt()).isEqualTo(wish.utteredAt().plus(Duration.ofHours(5)));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoHasAllOfItAlreadyIsTold(Database database) {
		try (SignUpRoom room = open(database)) {
			Subscriber reader = room.rooms().reader("aida@example.org");
			room.signUp("AIDA@example.org", "digest");
			room.answer();
			assertThat(room.owed()).containsExactly("link-1");
			MailMessage mail = room.mail("link-1");
			assertThat(mail.subject()).isEqualTo("You are subscribed to Elchi already");
			assertThat(mail.to().address()).hasToString("aida@example.org");
			assertThat(room.rooms().find("aida@example.org")).isEqualTo(reader);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void comingBackIsAFreshOptIn(Database database) {
		try (SignUpRoom room = open(database)) {
			Subscriber reader = room.rooms().reader("aida@example.org");
			room.rooms().subscribers().unsubscribe(reader.id(), "digest", "test");
			room.rooms().subscribers().unsubscribe(reader.id(), "alerts", "test");
			room.signUp("aida@example.org", "digest");
			room.answer();
			assertThat(room.owed()).containsExactly("confirm-1");
			assertThat(room.rooms().find("aida@example.org").lists()).isEmpty();
			room.confirm("confirm-1");
			Subscriber back = room.rooms().find("aida@example.org");
			assertThat(back.lists()).containsExactly("digest");
			assertThat(back.preferences().key()).isEqualTo("ru|Asia/Almaty|KZ||html|excerpts||");
			room.rooms().subscribers().unsubscribe(reader.id(), "digest", "test");
			assertThat(room.signUps().comeBack(back, "alerts", SignUpRoom.origin())).isEqualTo(Reception.TAKEN);
			room.answer();
			assertThat(room.rooms().find("aida@example.org").lists()).isEmpty();
			room.confirm("confirm-2");
			assertThat(room.rooms().find("aida@example.org").lists()).containsExactly("alerts");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoAddsAListKeepsWhatTheyChose(Database database) {
		try (SignUpRoom room = open(database)) {
			Subscriber reader = room.rooms().reader("aida@example.org", Preferences.parse("kk|UTC|||text|excerpts||"));
			room.rooms().subscribers().unsubscribe(reader.id(), "alerts", "test");
			room.signUp("aida@example.org", "alerts");
			room.answer();
			room.confirm("confirm-1");
			Subscriber now = room.rooms().find("aida@example.org");
			assertThat(now.lists()).containsExactlyInAnyOrder("digest", "alerts");
			assertThat(now.preferences()).isEqualTo(reader.preferences());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoIsSuppressedGetsNothing(Database database) {
		try (SignUpRoom room = open(database)) {
			Subscriber reader = room.rooms().reader("aida@example.org");
			room.rooms().subscribers().suppress(reader.id(), "5.1.1 no such user", "test");
			assertThat(room.signUp("aida@example.org", "digest")).isEqualTo(Reception.TAKEN);
			room.signUps().lostLink(EmailAddress.parse("aida@example.org"), SignUpRoom.origin());
			room.answer();
			assertThat(room.owed()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoIsSuppressedMeanwhileGetsNoMoreAndCannotConfirm(Database database) {
		try (SignUpRoom room = open(database)) {
			room.signUp("aida@example.org", "digest");
			room.answer();
			String token = room.token("confirm-1", "c");
			room.rooms().subscribers().suppress(room.rooms().find("aida@example.org").id(), "complaint", "test");
			assertThat(room.compose("confirm-1")).isEqualTo(new Composition.Withdrawn("suppressed"));
			assertThat(room.confirmations().look(token)).isEmpty();
			assertThat(room.confirmations().confirm(token, SignUpRoom.HOME)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoWasErasedComesBackByTheirOwnWordAlone(Database database) {
		try (SignUpRoom room = open(database)) {
			Subscriber reader = room.rooms().reader("aida@example.org");
			room.rooms().subscribers().erase(reader.id(), "test");
			room.signUp("aida@example.org", "digest");
			room.answer();
			assertThat(room.rooms().find("aida@example.org").status()).isEqualTo(SubscriberStatus.ERASED);
			assertThat(room.mail("confirm-1").to().address()).hasToString("aida@example.org");
			room.confirm("confirm-1");
			Subscriber back = room.rooms().find("aida@example.org");
			assertThat(back.id()).isEqualTo(reader.id());
			assertThat(back.status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(back.address()).hasToString("aida@example.org");
			assertThat(back.lists()).containsExactly("digest");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void oneAddressIsNotMailedMoreThanThreeTimesADay(Database database) {
		try (SignUpRoom room = open(database)) {
			for (int i = 0; i < 5; i++) {
				assertThat(room.signUp("aida@example.org", "digest")).isEqualTo(Reception.TAKEN);
			}
			room.answer();
			assertThat(room.owed()).containsExactly("confirm-1", "confirm-2", "confirm-3");
			room.clock().tick(Duration.ofDays(1).plusSeconds(1));
			room.signUp("Aida@example.org", "digest");
			room.answer();
			assertThat(room.owed()).hasSize(4);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void oneNetworkIsHeardThirtyTimesAnHour(Database database) {
		try (SignUpRoom room = open(database)) {
			for (int i = 0; i < 30; i++) {
				assertThat(room.signUp("reader%d@example.org".formatted(i), "digest")).isEqualTo(Reception.TAKEN);
			}
			assertThat(room.signUp("one@example.org", "digest")).isEqualTo(Reception.TOO_MANY);
			room.clock().tick(Duration.ofHours(1));
			assertThat(room.signUp("one@example.org", "digest")).isEqualTo(Reception.TAKEN);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void answeringTwiceMailsOnce(Database database) {
		try (SignUpRoom room = open(database)) {
			room.signUp("aida@example.org", "digest");
			room.answers().answer(1);
			room.answers().answer(1);
			assertThat(room.owed()).containsExactly("confirm-1");
			assertThat(room.mail("confirm-1").octets()).isEqualTo(room.mail("confirm-1").octets());
			room.confirm("confirm-1");
			room.welcome().welcome(1);
			room.welcome().welcome(1);
			assertThat(room.owed()).containsExactly("confirm-1", "welcome-1");
			byte[] welcome = room.mail("welcome-1").octets();
			room.clock().tick(Duration.ofHours(3));
			assertThat(room.mail("welcome-1").octets()).isEqualTo(welcome);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void linkLastsAWeekAndAnOlderOneYieldsToANewer(Database database) {
		try (SignUpRoom room = open(database)) {
			room.signUp("aida@example.org", "digest");
			room.signUp("aida@example.org", "alerts");
			room.answer();
			String older = room.token("confirm-1", "c");
			room.confirm("confirm-2");
			assertThat(room.confirmations().confirm(older, SignUpRoom.HOME))
				.hasValueSatisfying((given) -> assertThat(given).isInstanceOf(Confirmation.Given.class));
			assertThat(room.rooms().find("aida@example.org").lists()).containsExactly("alerts");
			room.signUp("other@example.org", "digest");
			room.answer();
			String late = room.token("confirm-3", "c");
			room.clock().tick(Duration.ofDays(7));
			assertThat(room.confirmations().look(late)).isPresent();
			room.clock().tick(Duration.ofDays(1));
			assertThat(room.confirmations().look(late)).isEmpty();
			assertThat(room.confirmations().confirm(late, SignUpRoom.HOME)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void welcomeTellsOfTheLatestDigestAndHowToLeave(Database database) {
		try (SignUpRoom room = open(database)) {
			room.signUp("aida@example.org", Preferences.DEFAULT, "digest", "alerts");
			room.answer();
			room.confirm("confirm-1");
			room.answer();
			MailMessage mail = room.mail("welcome-1");
			assertThat(mail.text()).contains("* Tenge ends week stronger\n* Som stays\n",
					"https://news.example.net/archive/2026-W47", "Unsubscribe: the weekly digest",
					"Unsubscribe: the currency alerts", "An alert needs a rule");
			assertThat(mail.html()).contains("<li style=\"margin:0 0 6px\">Som stays</li>");
			assertThat(mail.headers()).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
				.containsEntry("List-Unsubscribe", "<https://news.example.net/u/" + room.token("welcome-1", "u") + ">");
			room.rooms().subscribers().unsubscribe(room.rooms().find("aida@example.org").id(), "alerts", "test");
			assertThat(room.mail("welcome-1").text()).doesNotContain("currency alerts");
			room.rooms().subscribers().unsubscribe(room.rooms().find("aida@example.org").id(), "digest", "test");
			assertThat(room.compose("welcome-1")).isEqualTo(new Composition.Withdrawn("left already"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void importedStrangerGetsWhatTheyConfirmedAndNoMore(Database database) {
		try (SignUpRoom room = open(database)) {
			room.rooms().take(Rooms.HEADER + ",lists", "aida@example.org,,en,UTC,,,html,unconfirmed,digest alerts");
			room.signUp("aida@example.org", "digest");
			room.answer();
			room.confirm("confirm-1");
			assertThat(room.rooms().find("aida@example.org").lists()).isEqualTo(List.of("digest"));
		}
	}

	private SignUpRoom open(Database database) {
		return SignUpRoom.on(Rooms.on(database), this.home);
	}

}
