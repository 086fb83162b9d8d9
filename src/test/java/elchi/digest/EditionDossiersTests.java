package elchi.digest;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.digest.EditionDocument.Notice;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.news.Country;
import elchi.template.Phrases;
import elchi.template.Templates;
import elchi.test.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told of an edition to those who decide on it.
 */
class EditionDossiersTests {

	private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext(
			"elchi.template");

	private static final EditionId W39 = EditionId.parse("2026-W39");

	private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

	@AfterAll
	static void close() {
		CONTEXT.close();
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aDraftHasItsContentsAndNoManifest(Database database) {
		try (database) {
			editions(database).draft(document("A headline"), "weekly-digest", NOW);
			EditionDossier dossier = dossiers(database).find(W39).orElseThrow();
			assertThat(dossier.articles()).singleElement()
				.satisfies((article) -> assertThat(article.hash()).hasSize(64))
				.extracting(EditionDossier.Article::title, EditionDossier.Article::number)
				.containsExactly("A headline", 7L);
			assertThat(dossier.figures()).extracting(EditionDossier.Figure::currency).containsExactly("KZT", "TJS");
			assertThat(dossier.silent()).containsExactly(new EditionDossier.Silence("nbt", "It answered 503."));
			assertThat(dossier.notices()).singleElement().asString().contains("1");
			assertThat(dossier.manifest()).isEmpty();
			assertThat(dossier.assembledAt()).isEqualTo(NOW);
			assertThat(dossier.rewritten()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsSealedTellsForWhomItWaitsAndWhoApprovedIt(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document("A headline"), "weekly-digest", NOW);
			Manifest manifest = manifest(CONTEXT.getBean(Templates.class).fingerprint(DigestComposer.TEMPLATE));
			editions.freeze(W39, manifest, Map.of());
			editions.await(W39, manifest.hash(), NOW, NOW.plusSeconds(60), 2);
			editions.approve(W39, manifest.hash(), "aigul");
			EditionDossier waiting = dossiers(database).find(W39).orElseThrow();
			assertThat(Optional.ofNullable(waiting.waiting()).map(WaitingEdition::approvedBy))
				.contains(List.of("aigul"));
			assertThat(waiting.approvedBy()).isNull();
			assertThat(waiting.rewritten()).isFalse();
			assertThat(waiting.manifest()).contains(new EditionDossier.Fact("audience", "7 " + "a".repeat(64)));
			editions.approve(W39, manifest.hash(), "bek");
			EditionDossier released = dossiers(database).find(W39).orElseThrow();
			assertThat(released.waiting()).isNull();
			assertThat(released.approvedBy()).isEqualTo("aigul and bek");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aCorrectionTellsWhatItCorrectsAndThatTemplatesHaveChanged(Database database) {
		try (database) {
			Editions editions = editions(database);
			EditionId second = EditionId.parse("2026-W39.2");
			editions.draft(document("A headline"), "weekly-digest", NOW);
			editions.draft(new EditionDocument(second.toString(), List.of(), List.of(), List.of(), List.of()),
					"weekly-digest", NOW);
			editions.freeze(second, manifest("t".repeat(64)), Map.of());
			database.jdbc()
				.sql("""
						INSERT INTO digest_correction (edition, corrects, note, dropped, ordered_by, ordered_at)
						VALUES ('2026-W39.2', '2026-W39', 'The rate was wrong.', '', 'aigul', :now)""")
				.param("now", NOW.atOffset(ZoneOffset.UTC))
				.update();
			EditionDossier dossier = dossiers(database).find(second).orElseThrow();
			assertThat(dossier.correction()).isEqualTo(new EditionDossier.Correction(W39, "The rate was wrong."));
			assertThat(dossier.rewritten()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anotherHeadlineIsAnotherHash(Database database) {
		try (database) {
			Editions editions = editions(database);
			editions.draft(document("A headline"), "weekly-digest", NOW);
			String before = dossiers(database).find(W39).orElseThrow().articles().get(0).hash();
			editions.draft(document("Another headline"), "weekly-digest", NOW);
			assertThat(dossiers(database).find(W39).orElseThrow().articles().get(0).hash()).isNotEqualTo(before);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void editionsAreLeafedThroughByName(Database database) {
		try (database) {
			Editions editions = editions(database);
			for (String id : List.of("2026-W38", "2026-W39", "2026-W39.2", "2026-W40")) {
				editions.draft(new EditionDocument(id, List.of(), List.of(), List.of(), List.of()), "weekly-digest",
						NOW);
			}
			assertThat(editions.recent(2, "2026-W40")).extracting((edition) -> edition.id().toString())
				.containsExactly("2026-W39.2", "2026-W39");
			assertThat(dossiers(database).find(EditionId.parse("2026-W37"))).isEmpty();
		}
	}

	private static Manifest manifest(String templates) {
		return new Manifest("d".repeat(64), Map.of(), templates, "k1", 7, "a".repeat(64), NOW);
	}

	private static Editions editions(Database database) {
		return new Editions(database.jdbc(), JsonMapper.builder().build());
	}

	private static EditionDossiers dossiers(Database database) {
		return new EditionDossiers(database.jdbc(), editions(database), CONTEXT.getBean(Templates.class),
				CONTEXT.getBean(Phrases.class));
	}

	private static EditionDocument document(String title) {
		SealedStory story = new SealedStory(7, "Outlet", title, "An excerpt.", URI.create("https://example.org/a"),
				List.of(Country.KZ), LocalDate.of(2026, 9, 25), false, List.of("Another"), true);
		return new EditionDocument("2026-W39", List.of(story),
				List.of(FigureSamples.closes("KZT", "445.10", "441.97"), FigureSamples.noRate("TJS")),
				List.of(new SourceLine("nbk", true, null, null),
						new SourceLine("nbt", false, "It answered 503.", LocalDate.of(2026, 9, 26))),
				List.of(Notice.FEW_ARTICLES));
	}

}
