package elchi.subscription;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AudiencesTests {

	private static final Preferences RUSSIAN = Preferences.parse("ru|Asia/Almaty|KZ|KZT|text|headlines|monday|07:00");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatWasSealedAndTheConsentOfNowAreReadTogether(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscriber one = rooms.reader("one@example.org", RUSSIAN);
			rooms.audiences().seal("2026-W47", "digest");
			Subscriber late = rooms.reader("late@example.org");
			rooms.audiences().seal("2026-W48", "digest");
			Standing standing = standing(rooms, one.id());
			assertThat(standing).isEqualTo(new Standing(new Consent.Given(one), RUSSIAN));
			assertThat(standing(rooms, late.id())).isEqualTo(new Standing(new Consent.Given(late), null));
			rooms.subscribers().unsubscribe(one.id(), "digest", "test");
			assertThat(standing(rooms, one.id()))
				.isEqualTo(new Standing(new Consent.Withheld("unsubscribed 2026-11-23"), RUSSIAN));
			assertThat(standing(rooms, 999)).isEqualTo(new Standing(new Consent.Withheld("unknown subscriber"), null));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoIsActiveIsSealedAndNobodyElse(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			Subscriber one = rooms.reader("one@example.org");
			Subscriber two = rooms.reader("two@example.org", RUSSIAN);
			Subscriber resumed = rooms.reader("resumed@example.org");
			rooms.subscribers().pause(resumed.id(), "digest", LocalDate.of(2026, 11, 23), "page");
			Subscriber paused = rooms.reader("paused@example.org");
			rooms.subscribers().pause(paused.id(), "digest", LocalDate.of(2026, 11, 24), "page");
			Subscriber left = rooms.reader("left@example.org");
			rooms.subscribers().unsubscribe(left.id(), "digest", rooms.clock().instant(), "page");
			rooms.subscribers().suppress(rooms.reader("gone@example.org").id(), "5.1.1", "bounce");
			rooms.subscribers().register(EmailAddress.parse("new@example.org"), "", RUSSIAN, List.of("digest"), "page");
			SealedAudience sealed = rooms.audiences().seal("2026-W47", "digest");
			assertThat(sealed.count()).isEqualTo(3);
			assertThat(rooms.audiences().audience("2026-W47")).containsExactly(
					new SealedReader(one.id(), one.address(), Preferences.DEFAULT),
					new SealedReader(two.id(), two.address(), RUSSIAN),
					new SealedReader(resumed.id(), resumed.address(), Preferences.DEFAULT));
			assertThat(rooms.audiences().preferenceSets("2026-W47"))
				.containsExactly(new PreferenceSet(Preferences.DEFAULT, 2), new PreferenceSet(RUSSIAN, 1));
			assertThat(rooms.audiences().reader("2026-W47", two.id()))
				.hasValueSatisfying((reader) -> assertThat(reader.preferences()).isEqualTo(RUSSIAN));
			assertThat(rooms.audiences().reader("2026-W47", left.id())).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsSealedStaysWhateverReadersDoLater(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long one = rooms.reader("one@example.org", RUSSIAN).id();
			long two = rooms.reader("two@example.org").id();
			SealedAudience sealed = rooms.audiences().seal("2026-W47", "digest");
			rooms.subscribers().prefer(one, Preferences.DEFAULT);
			rooms.subscribers().erase(two, "page");
			rooms.reader("three@example.org");
			assertThat(rooms.audiences().seal("2026-W47", "digest")).isEqualTo(sealed);
			List<SealedReader> readers = rooms.audiences().audience("2026-W47").toList();
			assertThat(readers).extracting(SealedReader::subscriber).containsExactly(one, two);
			assertThat(readers.get(0).preferences()).isEqualTo(RUSSIAN);
			assertThat(readers.get(1).address().value()).endsWith("@erased.invalid");
			assertThat(rooms.audiences().seal("2026-W48", "digest").count()).isEqualTo(2);
			assertThatIllegalStateException().isThrownBy(() -> rooms.audiences().seal("2026-W47", "alerts"))
				.withMessageContaining("sealed for the list 'digest'");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void hashTellsOneReaderAndOneChoiceMore(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			long one = rooms.reader("one@example.org").id();
			String first = rooms.audiences().seal("a1", "digest").hash();
			assertThat(first).matches("[0-9a-f]{64}");
			assertThat(rooms.audiences().seal("a2", "digest").hash()).isEqualTo(first);
			rooms.subscribers().prefer(one, RUSSIAN);
			String second = rooms.audiences().seal("a3", "digest").hash();
			rooms.reader("two@example.org");
			assertThat(Set.of(first, second, rooms.audiences().seal("a4", "digest").hash())).hasSize(3);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anEmptyAudienceIsSealedToo(Database database) {
		try (Rooms rooms = Rooms.on(database)) {
			assertThat(rooms.audiences().seal("2026-W47", "digest").count()).isZero();
			assertThat(rooms.audiences().audience("2026-W47")).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void sealingByTwoAtOnceSealsOnce(Database database) throws Exception {
		try (Rooms rooms = Rooms.on(database)) {
			for (int number = 0; number < 50; number++) {
				rooms.reader("r%d@example.org".formatted(number));
			}
			ExecutorService threads = Executors.newFixedThreadPool(4);
			try {
				Callable<SealedAudience> seal = () -> rooms.audiences().seal("2026-W47", "digest");
				Set<SealedAudience> sealed = Stream.of(threads.submit(seal), threads.submit(seal), threads.submit(seal))
					.map(AudiencesTests::get)
					.collect(Collectors.toSet());
				assertThat(sealed).singleElement().extracting(SealedAudience::count).isEqualTo(50L);
			}
			finally {
				threads.shutdownNow();
			}
		}
	}

	private static SealedAudience get(Future<SealedAudience> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private static Standing standing(Rooms rooms, long id) {
		return rooms.subscribers().standings(List.of(id), "digest", "2026-W47").getOrDefault(id, Standing.UNKNOWN);
	}

}
