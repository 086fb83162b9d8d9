package elchi.digest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDossier.Article;
import elchi.digest.EditionDossier.Correction;
import elchi.digest.EditionDossier.Fact;
import elchi.digest.EditionDossier.Figure;
import elchi.digest.EditionDossier.Silence;
import elchi.fx.WeeklyFigures;
import elchi.template.Phrases;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts together what is known of an edition.
 */
public class EditionDossiers {

	private static final String ACCOUNT = """
			SELECT e.assembled_at, e.approved_by, c.corrects, c.note
			FROM digest_edition e LEFT JOIN digest_correction c ON c.edition = e.id
			WHERE e.id = :id
			""";

	private final JdbcClient jdbc;

	private final Editions editions;

	private final Templates templates;

	private final Phrases phrases;

	EditionDossiers(JdbcClient jdbc, Editions editions, Templates templates, Phrases phrases) {
		this.jdbc = jdbc;
		this.editions = editions;
		this.templates = templates;
		this.phrases = phrases;
	}

	/**
	 * The dossier of an edition; empty if there is no such edition.
	 */
	public Optional<EditionDossier> find(EditionId id) {
		return this.editions.find(id).map((edition) -> dossier(edition, account(id)));
	}

	private EditionDossier dossier(Edition edition, Account account) {
		EditionDocument document = this.editions.document(edition.id());
		Manifest manifest = (edition.manifestHash() != null) ? this.editions.manifest(edition.id()) : null;
		return new EditionDossier(edition, account.assembledAt(), account.approvedBy(),
				this.editions.waiting(edition.id()).orElse(null), account.correction(), document.line(),
				document.stories().stream().map(EditionDossiers::article).toList(),
				document.figures().stream().map(EditionDossiers::figure).toList(),
				document.sources()
					.stream()
					.filter((source) -> !source.answering())
					.map((source) -> new Silence(source.name(), (source.failure() != null) ? source.failure() : ""))
					.toList(),
				notices(document), (manifest != null) ? facts(manifest) : List.of(),
				manifest != null && !manifest.templates().equals(this.templates.fingerprint(DigestComposer.TEMPLATE)));
	}

	private static Article article(SealedStory story) {
		return new Article(story.articleId(), story.outlet(), story.title(), story.link(), story.day(), hash(story));
	}

	private static String hash(SealedStory story) {
		String text = Stream
			.of(story.outlet(), story.title(), story.excerpt(), story.link(), story.countries(), story.day(),
					story.truncated(), story.alsoReportedBy(), story.aboutMoney())
			.map(String::valueOf)
			.collect(Collectors.joining("\n"));
		return Manifest.sha256(text.getBytes(StandardCharsets.UTF_8));
	}

	private static Figure figure(WeeklyFigures figures) {
		WeeklyFigures.Fixing close = figures.close();
		return new Figure(figures.currency().getCurrencyCode(), figures.source(), figures.label(), figures.state(),
				(close != null) ? close.price() : null, (close != null) ? close.date() : null, figures.days(),
				figures.expectedDays(), figures.held().size());
	}

	private List<String> notices(EditionDocument document) {
		Words words = new Words(this.phrases.in(Locale.ENGLISH));
		return document.notices()
			.stream()
			.map((notice) -> words.format("notice." + notice, Map.of("count", document.stories().size())))
			.toList();
	}

	private static List<Fact> facts(Manifest manifest) {
		return manifest.toString().lines().map((line) -> {
			int colon = line.indexOf(": ");
			return new Fact(line.substring(0, colon), line.substring(colon + 2));
		}).toList();
	}

	private Account account(EditionId id) {
		return this.jdbc.sql(ACCOUNT).param("id", id.toString()).query((row, number) -> {
			String corrects = row.getString("corrects");
			return new Account(row.getObject("assembled_at", OffsetDateTime.class).toInstant(),
					row.getString("approved_by"), (corrects != null)
							? new Correction(EditionId.parse(corrects), String.valueOf(row.getString("note"))) : null);
		}).single();
	}

	private record Account(Instant assembledAt, @Nullable String approvedBy, @Nullable Correction correction) {
	}

}
