package elchi.digest;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.delivery.MailingId;
import elchi.delivery.Settlement;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What operators ordered of further revisions: what they say of themselves, and which
 * articles they leave out.
 */
public class Corrections {

	private static final String ORDER = """
			INSERT INTO digest_correction (edition, corrects, note, dropped, ordered_by, ordered_at)
			VALUES (:edition, :corrects, :note, :dropped, :by, :now)""";

	private static final String FIND = "SELECT corrects, note, dropped FROM digest_correction WHERE edition = :edition";

	private static final String COUNT = """
			SELECT count(*) FROM digest_correction WHERE edition LIKE :further""";

	private static final String OF = """
			SELECT c.edition FROM digest_correction c LEFT JOIN digest_edition e ON e.id = c.edition
			WHERE c.corrects = :edition AND (e.state IS NULL OR e.state <> 'SKIPPED')
			ORDER BY c.edition DESC FETCH FIRST 1 ROWS ONLY""";

	private static final int LONGEST = 600;

	private final JdbcClient jdbc;

	private final Editions editions;

	private final Settlement settlement;

	private final Clock clock;

	Corrections(JdbcClient jdbc, Editions editions, Settlement settlement, Clock clock) {
		this.jdbc = jdbc;
		this.editions = editions;
		this.settlement = settlement;
		this.clock = clock;
	}

	/**
	 * What a correction of a week's newest edition would be; nothing is ordered.
	 * @throws IllegalArgumentException if there is nothing to correct, or an article is
	 * not in it
	 * @throws IllegalStateException if an earlier correction is still under way
	 */
	public Proposal propose(Week week, String note, Set<Long> dropped) {
		if (note.isBlank() || note.length() > LONGEST || note.chars().anyMatch((c) -> c < ' ')) {
			throw new IllegalArgumentException(
					"The note is the first line that readers see; it has 1 to %d characters in one line"
						.formatted(LONGEST));
		}
		Edition corrects = newest(week);
		List<Story> stories = this.editions.document(corrects.id())
			.stories()
			.stream()
			.map((story) -> new Story(story.articleId(), story.title()))
			.toList();
		Set<Long> known = stories.stream().map(Story::number).collect(Collectors.toSet());
		dropped.stream().filter((number) -> !known.contains(number)).findFirst().ifPresent((number) -> {
			throw new IllegalArgumentException("Article %d is not in edition %s; its articles are %s".formatted(number,
					corrects.id(), known.stream().sorted().toList()));
		});
		return new Proposal(corrects, new EditionId(week, next(week)), note.strip(), new LinkedHashSet<>(dropped),
				stories);
	}

	/**
	 * Orders a correction, in the caller's transaction, and stops what is still being
	 * sent of the edition that it corrects.
	 */
	public void order(Proposal proposal, String by) {
		this.jdbc.sql(ORDER)
			.param("edition", proposal.edition().toString())
			.param("corrects", proposal.corrects().id().toString())
			.param("note", proposal.note())
			.param("dropped", words(proposal.dropped()))
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.settlement.pause(proposal.corrects().id().mailing(),
				"It is corrected by %s.".formatted(proposal.edition()));
	}

	/**
	 * The correction that a mailing was superseded by or is about to be; empty for a
	 * mailing that stands.
	 */
	public Optional<EditionId> of(MailingId corrected) {
		return this.jdbc.sql(OF)
			.param("edition", corrected.value())
			.query((row, number) -> EditionId.parse(row.getString("edition")))
			.optional();
	}

	Correction require(EditionId id) {
		return this.jdbc.sql(FIND)
			.param("edition", id.toString())
			.query((row, number) -> new Correction(EditionId.parse(row.getString("corrects")), row.getString("note"),
					numbers(row.getString("dropped"))))
			.optional()
			.orElseThrow(() -> new IllegalStateException(
					"Nobody ordered edition %s; 'elchi correct' orders a further revision".formatted(id)));
	}

	private Edition newest(Week week) {
		List<Edition> revisions = this.editions.revisions(week);
		Edition newest = revisions.stream()
			.filter((edition) -> edition.state().isReleased())
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Nothing of week %s was released, so there is nothing to correct".formatted(week)));
		of(newest.id().mailing()).ifPresent((open) -> {
			throw new IllegalStateException(
					"Edition %s, which corrects %s, is not released yet; approve or skip it before another correction"
						.formatted(open, newest.id()));
		});
		return newest;
	}

	/**
	 * Ordered ones count too, though nothing may be assembled of them yet.
	 */
	private int next(Week week) {
		long ordered = this.jdbc.sql(COUNT)
			.param("further", week + ".%")
			.query((row, number) -> row.getLong(1))
			.single();
		return Math.toIntExact(ordered) + 2;
	}

	private static String words(Set<Long> numbers) {
		return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

	private static Set<Long> numbers(String words) {
		return Stream.of(words.split(" ", -1))
			.filter((word) -> !word.isEmpty())
			.map(Long::valueOf)
			.collect(Collectors.toSet());
	}

	/**
	 * What was ordered.
	 *
	 * @param corrects the edition that is corrected
	 * @param note what the correction says of itself
	 * @param dropped numbers of the articles that it leaves out
	 */
	record Correction(EditionId corrects, String note, Set<Long> dropped) {
	}

	/**
	 * A correction before it is ordered.
	 *
	 * @param corrects the edition that would be corrected
	 * @param edition the further revision
	 * @param note what it would say of itself
	 * @param dropped numbers of the articles that it would leave out
	 * @param stories what stands in the corrected edition
	 */
	public record Proposal(Edition corrects, EditionId edition, String note, Set<Long> dropped, List<Story> stories) {
	}

	/**
	 * An article of an edition.
	 *
	 * @param number its number
	 * @param title its headline
	 */
	public record Story(long number, String title) {
	}

}
