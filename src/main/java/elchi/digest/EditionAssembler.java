package elchi.digest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import elchi.digest.EditionDocument.Notice;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.digest.GateKeeper.Finding;
import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyRates;
import elchi.news.Articles;
import elchi.news.Story;
import org.jspecify.annotations.Nullable;

/**
 * Assembles an edition from what is in the store: the week's stories, ranked, and the
 * week's figures.
 */
final class EditionAssembler {

	private final Ranking ranking = new Ranking(Choice.SECTION);

	private final Articles articles;

	private final WeeklyRates rates;

	private final SourceLines sources;

	private final Clock clock;

	EditionAssembler(Articles articles, WeeklyRates rates, SourceLines sources, Clock clock) {
		this.articles = articles;
		this.rates = rates;
		this.sources = sources;
		this.clock = clock;
	}

	/**
	 * Assembles, and examines what was assembled.
	 */
	Assembled assemble(EditionId id, WeeklyDigestDefinition definition) {
		return assemble(id, definition, Set.of(), null);
	}

	/**
	 * Assembles a further revision.
	 * @param dropped numbers of the articles to leave out
	 * @param note what it says of itself; null for none
	 */
	Assembled assemble(EditionId id, WeeklyDigestDefinition definition, Set<Long> dropped, @Nullable String note) {
		Week week = id.week();
		ZoneId zone = definition.schedule().zone();
		List<SealedStory> stories = stories(week, zone, definition).stream()
			.filter((story) -> !dropped.contains(story.articleId()))
			.toList();
		List<WeeklyFigures> figures = this.rates.figures(week.monday(), definition.preference(), this.clock.instant());
		List<SourceLine> lines = this.sources.of(definition);
		EditionDocument bare = new EditionDocument(id.toString(), stories, figures, lines, List.of());
		List<Finding> findings = new GateKeeper(definition.gates()).examine(bare, week.sunday());
		List<Notice> notices = findings.stream().map(Finding::notice).toList();
		return new Assembled(new EditionDocument(id.toString(), stories, figures, lines, notices, note, null),
				findings);
	}

	private List<SealedStory> stories(Week week, ZoneId zone, WeeklyDigestDefinition definition) {
		return this.ranking.of(this.articles.stories(week.start(zone), week.end(zone), definition.newsNames()))
			.stream()
			.map((story) -> seal(story, zone))
			.toList();
	}

	private static SealedStory seal(Story story, ZoneId zone) {
		return new SealedStory(story.articleId(), story.outlet(), story.title(), story.excerpt(), story.link(),
				story.countries().stream().sorted().toList(), LocalDate.ofInstant(story.at(), zone), story.truncated(),
				story.alsoReportedBy(), story.aboutMoney());
	}

	/**
	 * An edition and the gates that it found closed.
	 *
	 * @param document the edition, with the notices of its closed gates
	 * @param findings the closed gates, the strongest action first
	 */
	record Assembled(EditionDocument document, List<Finding> findings) {

		/** What the strongest closed gate wants; null if all are open. */
		Gates.@Nullable Action action() {
			return this.findings.isEmpty() ? null : this.findings.get(0).action();
		}

		String reason() {
			return String.join(" ", this.findings.stream().map(Finding::reason).toList());
		}

	}

}
