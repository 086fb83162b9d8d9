package elchi.digest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.digest.FeedEntries.Entry;
import elchi.digest.FeedEntries.Feed;
import elchi.subscription.Publisher;
import elchi.template.Phrases;
import elchi.template.Templates;

/**
 * The newest editions as feeds: the newest revision of each week, an entry each. A
 * correction is an entry of its own, so that feed readers show it as new. Identifiers are
 * tags (RFC 4151) made of the publisher's domain, the day the edition was sealed for, its
 * name and the language; they stay the same wherever the pages move.
 */
public class ArchiveFeeds {

	/** Nearly half a year. */
	static final int ENTRIES = 20;

	private final ReleasedEditions released;

	private final ArchiveShelf shelf;

	private final Templates templates;

	private final Phrases phrases;

	private final Publisher publisher;

	ArchiveFeeds(ReleasedEditions released, ArchiveShelf shelf, Templates templates, Phrases phrases,
			Publisher publisher) {
		this.released = released;
		this.shelf = shelf;
		this.templates = templates;
		this.phrases = phrases;
		this.publisher = publisher;
	}

	/**
	 * As Atom (RFC 4287).
	 */
	public ArchivePage atom(Locale language) {
		Feed feed = feed(language, "archive/feed.atom");
		return new ArchivePage(new AtomDocument(feed).toString(), Locale.forLanguageTag(feed.language()),
				feed.updated());
	}

	/**
	 * As JSON Feed 1.1.
	 */
	public ArchivePage json(Locale language) {
		Feed feed = feed(language, "archive/feed.json");
		return new ArchivePage(JsonFeed.of(feed), Locale.forLanguageTag(feed.language()), feed.updated());
	}

	private Feed feed(Locale language, String path) {
		Phrases spoken = this.phrases.in(language);
		String tag = spoken.locale().toLanguageTag();
		List<Released> newest = this.released.weeks().stream().limit(ENTRIES).toList();
		List<Entry> entries = newest.stream()
			.flatMap((edition) -> this.shelf.view(edition, spoken.locale())
				.map((view) -> entry(edition, view, spoken))
				.stream())
			.toList();
		Instant updated = newest.stream().map(Released::at).max(Instant::compareTo).orElse(Instant.EPOCH);
		return new Feed("tag:%s,2026:archive/%s".formatted(this.publisher.domain(), tag), this.publisher.name(),
				spoken.text("digest.masthead.tagline"), tag, address("archive", tag), address(path, tag), updated,
				entries);
	}

	private Entry entry(Released edition, DigestView view, Phrases spoken) {
		String tag = spoken.locale().toLanguageTag();
		String title = (edition.id().revision() > 1)
				? new Words(spoken).format("correction.subject", Map.of("subject", view.subject())) : view.subject();
		return new Entry(
				"tag:%s,%s:archive/%s/%s".formatted(this.publisher.domain(),
						edition.at().atOffset(ZoneOffset.UTC).toLocalDate(), edition.id(), tag),
				title, address("archive/" + edition.id(), tag), view.lead(),
				this.templates.renderPage("archive/entry", spoken.locale(), view), edition.at(), tag);
	}

	private String address(String path, String tag) {
		return this.publisher.page(path + "?lang=" + tag).toString();
	}

}
