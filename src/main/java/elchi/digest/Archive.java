package elchi.digest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.digest.ArchiveViews.Frame;
import elchi.digest.ArchiveViews.Index;
import elchi.digest.ArchiveViews.Line;
import elchi.digest.ArchiveViews.Translation;
import elchi.digest.ArchiveViews.Whole;
import elchi.subscription.Publisher;
import elchi.template.Phrases;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * Released editions as anybody may read them: everything, and nothing of any reader.
 */
public class Archive {

	/** Half a year. */
	static final int PAGE = 26;

	private final ReleasedEditions released;

	private final ArchiveShelf shelf;

	private final Templates templates;

	private final Phrases phrases;

	private final Publisher publisher;

	Archive(ReleasedEditions released, ArchiveShelf shelf, Templates templates, Phrases phrases, Publisher publisher) {
		this.released = released;
		this.shelf = shelf;
		this.templates = templates;
		this.phrases = phrases;
		this.publisher = publisher;
	}

	/**
	 * The list of editions, the newest revision of each week.
	 * @param number number of the page, from 1
	 * @return empty if there is no such page; the first one is always there
	 */
	public Optional<ArchivePage> index(int number, Locale language) {
		List<Released> weeks = this.released.weeks();
		int pages = Math.max(1, (weeks.size() + PAGE - 1) / PAGE);
		if (number < 1 || number > pages) {
			return Optional.empty();
		}
		Locale spoken = this.phrases.in(language).locale();
		List<Line> lines = weeks.stream()
			.skip((number - 1L) * PAGE)
			.limit(PAGE)
			.flatMap((edition) -> line(edition, spoken))
			.toList();
		Index view = new Index(frame((number > 1) ? "archive?page=" + number : "archive", spoken), lines,
				(number > 1) ? indexPage(number - 1, spoken) : null,
				(number < pages) ? indexPage(number + 1, spoken) : null);
		Instant changed = weeks.isEmpty() ? Instant.EPOCH : weeks.get(0).at();
		return Optional.of(new ArchivePage(this.templates.renderPage("archive/index", spoken, view), spoken, changed));
	}

	/**
	 * The page of an edition; empty if there is none or it is not released.
	 */
	public Optional<ArchivePage> page(EditionId id, Locale language) {
		Locale spoken = this.phrases.in(language).locale();
		return this.released.find(id)
			.flatMap((edition) -> this.shelf.view(edition, spoken).map((view) -> page(edition, view, spoken)));
	}

	/**
	 * The picture of that page.
	 */
	public Optional<byte[]> chart(EditionId id, Locale language) {
		return this.released.find(id).flatMap((edition) -> this.shelf.chart(id, language));
	}

	/**
	 * Whether an edition is released and its mailing is over.
	 */
	public boolean isClosed(EditionId id) {
		return this.released.find(id).filter(Released::closed).isPresent();
	}

	private ArchivePage page(Released edition, DigestView digest, Locale spoken) {
		List<Released> revisions = this.released.of(edition.id().week());
		Released newest = revisions.get(0);
		Optional<Released> before = revisions.stream()
			.filter((other) -> other.id().revision() < edition.id().revision())
			.findFirst();
		Whole view = new Whole(frame("archive/" + edition.id(), spoken), digest, edition.id().toString(),
				picture(digest), before.map((other) -> link(other.id(), spoken)).orElse(null),
				newest.equals(edition) ? null : link(newest.id(), spoken));
		return new ArchivePage(this.templates.renderPage("archive/edition", spoken, view), spoken, newest.at());
	}

	private @Nullable String picture(DigestView digest) {
		DigestView.Rates rates = digest.rates();
		DigestView.Chart chart = (rates != null) ? rates.chart() : null;
		return (chart != null) ? this.publisher.page(chart.source().substring(1)).toString() : null;
	}

	private Stream<Line> line(Released edition, Locale spoken) {
		return this.shelf.view(edition, spoken)
			.map((view) -> new Line(view.subject(), view.range(), view.lead(), link(edition.id(), spoken),
					edition.id().revision() > 1))
			.stream();
	}

	private Frame frame(String path, Locale spoken) {
		String tag = spoken.toLanguageTag();
		return new Frame(this.publisher.name(), this.publisher.postalAddress(), tag, address(path, tag),
				this.phrases.languages().stream().map((other) -> translation(path, other, tag)).toList(),
				address("archive/feed.atom", tag), address("archive/feed.json", tag));
	}

	private Translation translation(String path, Locale other, String here) {
		String tag = other.toLanguageTag();
		return new Translation(tag, this.phrases.in(other).text("language.name"), "/" + inLanguage(path, tag),
				address(path, tag), tag.equals(here));
	}

	private String address(String path, String tag) {
		return this.publisher.page(inLanguage(path, tag)).toString();
	}

	private static String indexPage(int number, Locale spoken) {
		return "/archive?page=%d&lang=%s".formatted(number, spoken.toLanguageTag());
	}

	private static String link(EditionId id, Locale spoken) {
		return "/" + inLanguage("archive/" + id, spoken.toLanguageTag());
	}

	private static String inLanguage(String path, String tag) {
		return path + ((path.indexOf('?') < 0) ? "?" : "&") + "lang=" + tag;
	}

}
