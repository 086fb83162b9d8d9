package elchi.digest;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import elchi.digest.EditionDocument.Notice;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.news.Country;
import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EditionsTests {

	private static final EditionId W39 = EditionId.parse("2026-W39");

	private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

	private static final Manifest MANIFEST = new Manifest("d".repeat(64), Map.of("KZT", "c".repeat(64)), "t".repeat(64),
			"k1", 7, "a".repeat(64), NOW);

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsStoredIsReadBackToTheLastDigit(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document(), "weekly-digest", NOW);
			assertThat(editions.document(W39)).isEqualTo(document());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aFrozenEditionIsNotAssembledAgain(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document(), "weekly-digest", NOW);
			editions.draft(document(), "weekly-digest", NOW);
			editions.freeze(W39, MANIFEST, Map.of("KZT", new byte[] { 1, 2 }));
			assertThatIllegalStateException().isThrownBy(() -> editions.draft(document(), "weekly-digest", NOW))
				.withMessageContaining("2026-W39 is frozen");
			assertThat(editions.manifest(W39)).isEqualTo(MANIFEST);
			assertThat(editions.charts(W39).get("KZT")).containsExactly(1, 2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void onlyTheHashThatWasSeenIsApproved(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document(), "weekly-digest", NOW);
			editions.freeze(W39, MANIFEST, Map.of());
			assertThatIllegalStateException().isThrownBy(() -> editions.approve(W39, "0".repeat(64), "operator"));
			editions.approve(W39, MANIFEST.hash(), "operator");
			assertThat(editions.find(W39)).map(Edition::state).contains(EditionState.APPROVED);
			assertThatIllegalStateException().isThrownBy(() -> editions.skip(W39, "too late"))
				.withMessageContaining("it is APPROVED");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aSkippedEditionKeepsItsReasonAndMayBeAssembledAgain(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document(), "weekly-digest", NOW);
			editions.skip(W39, "No article of the week is new.");
			assertThat(editions.find(W39)).map(Edition::reason).contains("No article of the week is new.");
			editions.draft(document(), "weekly-digest", NOW);
			assertThat(editions.find(W39)).map(Edition::state).contains(EditionState.DRAFT);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatAGateAskedIsStillAskedOnceTheEditionIsFrozen(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document(), "weekly-digest", NOW);
			editions.hold(W39, "1 article, and 5 are wanted.");
			editions.freeze(W39, MANIFEST, Map.of());
			assertThat(editions.find(W39)).map(Edition::reason).contains("1 article, and 5 are wanted.");
			editions.approve(W39, MANIFEST.hash(), "operator");
			assertThat(editions.find(W39)).map(Edition::reason).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsEditedNeedsAsManyApprovalsAsBefore(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document(), "weekly-digest", NOW);
			editions.freeze(W39, MANIFEST, Map.of());
			editions.await(W39, MANIFEST.hash(), NOW, null, 2);
			assertThat(editions.approve(W39, MANIFEST.hash(), "one")).isFalse();
			editions.edit(document(), "A line of our own comes first.");
			Manifest edited = new Manifest("e".repeat(64), Map.of(), "t".repeat(64), "k1", 7, "a".repeat(64), NOW);
			editions.freeze(W39, edited, Map.of());
			assertThat(editions.approve(W39, edited.hash(), "one")).isFalse();
			assertThat(editions.approve(W39, edited.hash(), "another")).isTrue();
		}
	}

	private static Editions editions(Database database) {
		return new Editions(database.jdbc(), JsonMapper.builder().build());
	}

	private static EditionDocument document() {
		SealedStory story = new SealedStory(12, "Sample Wire", "A «title»", "One sentence.",
				URI.create("https://example.org/a"), List.of(Country.KZ), LocalDate.of(2026, 9, 25), true,
				List.of("Sample Courier"), true);
		return new EditionDocument("2026-W39", List.of(story),
				List.of(FigureSamples.closes("KZT", "445.39182828", "441.96889566"), FigureSamples.noRate("TJS")),
				List.of(new SourceLine("sample-wire", true, null, null),
						new SourceLine("orient", false, "Connection refused", LocalDate.of(2026, 9, 23))),
				List.of(Notice.STALE_RATES));
	}

}
