package elchi.subscription;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SubscribersTests {

	private static final Preferences RUSSIAN = Preferences.parse("ru|Asia/Almaty|KZ|KZT|text|headlines|monday|07:00");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void registersOnceAndKeepsWhatWasChosen(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscribers subscribers = rooms.subscribers();
			Subscriber reader = subscribers.register(EmailAddress.parse("Reader@example.org"), "Reader in Almaty",
					RUSSIAN, List.of("digest"), "sign-up page");
			Subscriber again = subscribers.register(EmailAddress.parse("reader@example.org"), "Somebody else",
					Preferences.DEFAULT, List.of("alerts"), "sign-up page");
			assertThat(again).isEqualTo(reader);
			assertThat(reader.preferences()).isEqualTo(RUSSIAN);
			assertThat(reader.status()).isEqualTo(SubscriberStatus.UNCONFIRMED);
			assertThat(reader.lists()).containsExactly("digest");
			assertThat(subscribers.find(reader.id())).contains(reader);
			assertThat(subscribers.find(reader.id() + 1)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nothingIsSentWithoutConsent(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscribers subscribers = rooms.subscribers();
			long id = subscribers
				.register(EmailAddress.parse("r@example.org"), "", RUSSIAN, List.of("digest"), "sign-up page")
				.id();
			assertThat(reason(rooms, id, "digest")).isEqualTo("unconfirmed");
			assertThat(subscribers.confirm(id, "link")).isTrue();
			assertThat(subscribers.confirm(id, "link")).isFalse();
			assertThat(subscribers.consent(id, "digest"))
				.isEqualTo(new Consent.Given(subscribers.find(id).orElseThrow()));
			assertThat(reason(rooms, id, "alerts")).isEqualTo("never asked for alerts");
			assertThat(reason(rooms, id + 1, "digest")).isEqualTo("unknown subscriber");
			assertThatIllegalArgumentException().isThrownBy(() -> subscribers.consent(id, "weekly"))
				.withMessage("Unknown list 'weekly'; the lists are [digest, alerts]");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void unsubscribingEndsOneListAndHappensOnce(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long id = rooms.reader("r@example.org").id();
			assertThat(rooms.subscribers().unsubscribe(id, "digest", rooms.clock().instant(), "one-click")).isTrue();
			rooms.clock().tick(Duration.ofDays(2));
			assertThat(rooms.subscribers().unsubscribe(id, "digest", rooms.clock().instant(), "one-click")).isFalse();
			assertThat(reason(rooms, id, "digest")).isEqualTo("unsubscribed 2026-11-23");
			assertThat(rooms.subscribers().consent(id, "alerts")).isInstanceOf(Consent.Given.class);
			assertThat(rooms.subscribers().pause(id, "digest", LocalDate.of(2026, 12, 1), "page")).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void pauseEndsOnItsDay(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long id = rooms.reader("r@example.org").id();
			assertThat(rooms.subscribers().pause(id, "digest", LocalDate.of(2026, 11, 24), "page")).isTrue();
			assertThat(reason(rooms, id, "digest")).isEqualTo("paused until 2026-11-24");
			assertThat(rooms.subscribers().active("digest")).isEmpty();
			rooms.clock().tick(Duration.ofHours(22));
			assertThat(rooms.subscribers().consent(id, "digest")).isInstanceOf(Consent.Given.class);
			assertThat(rooms.subscribers().active("digest")).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void suppressedAndErasedGetNothingAndTheErasedAreForgotten(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscribers subscribers = rooms.subscribers();
			long id = rooms.reader("r@example.org", RUSSIAN).id();
			assertThat(subscribers.suppress(id, "5.1.1 no such user", "bounce")).isTrue();
			assertThat(subscribers.suppress(id, "complaint", "arf")).isFalse();
			assertThat(subscribers.confirm(id, "link")).isFalse();
			assertThat(reason(rooms, id, "digest")).isEqualTo("suppressed: 5.1.1 no such user");
			assertThat(subscribers.erase(id, "page")).isTrue();
			assertThat(subscribers.erase(id, "page")).isFalse();
			assertThat(reason(rooms, id, "digest")).isEqualTo("erased");
			Subscriber erased = rooms.find("r@example.org");
			assertThat(erased.address().value()).endsWith("@erased.invalid");
			assertThat(erased.preferences()).isEqualTo(Preferences.DEFAULT);
			assertThat(subscribers.prefer(id, RUSSIAN)).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void everyActiveReaderIsReadOnceAcrossPages(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			for (int number = 0; number < Keyset.PAGE + 2; number++) {
				rooms.reader("r%d@example.org".formatted(number));
			}
			long left = rooms.find("r5@example.org").id();
			rooms.subscribers().unsubscribe(left, "digest", rooms.clock().instant(), "page");
			List<Long> ids = rooms.subscribers().active("digest").map(Subscriber::id).toList();
			assertThat(ids).hasSize(Keyset.PAGE + 1).doesNotHaveDuplicates().isSorted().doesNotContain(left);
			assertThat(rooms.subscribers().active("alerts")).hasSize(Keyset.PAGE + 2);
		}
	}

	private static String reason(Rooms rooms, long id, String list) {
		return ((Consent.Withheld) rooms.subscribers().consent(id, list)).reason();
	}

}
