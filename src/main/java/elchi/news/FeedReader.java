package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import elchi.fetch.FetchRequest;
import elchi.fetch.FetchResult;
import elchi.fetch.FetchResult.Failed;
import elchi.fetch.FetchResult.Fetched;
import elchi.fetch.Fetcher;
import elchi.news.UnreadableException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a source and reads what it shows.
 */
class FeedReader {

	private final Fetcher fetcher;

	FeedReader(Fetcher fetcher) {
		this.fetcher = fetcher;
	}

	/**
	 * Reads a source.
	 * @param windowStart how far back a listing is paged
	 * @throws SourceFailedException if there is nothing that can be read
	 */
	Reading read(Feed feed, Instant windowStart) {
		return switch (feed.form()) {
			case FEED -> feed(feed);
			case SAVED_PAGE -> savedPage(feed);
			case LISTING -> listing(feed, Objects.requireNonNull(feed.selectors()), windowStart);
		};
	}

	private Reading feed(Feed feed) {
		Fetched fetched = fetch(FetchRequest.ifModified(feed.name(), feed.location()));
		if (fetched == null) {
			return Reading.unchanged();
		}
		return Reading.of(FeedItems.of(FeedDocument.read(fetched.body(), fetched.contentType()), fetched.location(),
				feed.locale()), fetched);
	}

	private Reading savedPage(Feed feed) {
		Fetched fetched = fetch(FetchRequest.ifModified(feed.name(), feed.location()));
		if (fetched == null) {
			return Reading.unchanged();
		}
		return Reading.of(SavedPage.read(Charsets.decode(fetched.body(), fetched.contentType())), fetched);
	}

	/**
	 * Pages are always read whole: an unchanged first page says nothing about a window
	 * that begins earlier than the last one.
	 */
	private Reading listing(Feed feed, Selectors selectors, Instant windowStart) {
		List<Item> items = new ArrayList<>();
		List<Fetched> pages = new ArrayList<>();
		Set<URI> visited = new HashSet<>();
		URI location = feed.location();
		while (location != null && visited.add(location) && visited.size() <= selectors.pages()) {
			try {
				Fetched fetched = Objects.requireNonNull(fetch(FetchRequest.of(feed.name(), location)));
				ListingPage page = page(feed, selectors, fetched);
				pages.add(fetched);
				items.addAll(page.items());
				location = passes(page, windowStart) ? null : page.next();
			}
			catch (SourceFailedException ex) {
				if (pages.isEmpty()) {
					throw ex;
				}
				return new Reading(items, pages, "Page %d: %s".formatted(visited.size(), ex.sentence()));
			}
		}
		return new Reading(items, pages, null);
	}

	private static ListingPage page(Feed feed, Selectors selectors, Fetched fetched) {
		ListingPage page = ListingPage.read(Charsets.decode(fetched.body(), fetched.contentType()), fetched.location(),
				selectors, feed.locale());
		if (page.items().isEmpty()) {
			throw new UnreadableException(Reason.UNKNOWN_PAGE,
					"The selector '%s' with the title '%s' finds nothing on the page.".formatted(selectors.article(),
							selectors.title()));
		}
		return page;
	}

	private static boolean passes(ListingPage page, Instant windowStart) {
		return page.items()
			.stream()
			.anyMatch((item) -> item.publishedAt() != null && item.publishedAt().isBefore(windowStart));
	}

	private @Nullable Fetched fetch(FetchRequest request) {
		FetchResult result = this.fetcher.fetch(request);
		if (result instanceof Failed failed) {
			throw new SourceFailedException(failed.reason().name(), failed.message());
		}
		return (result instanceof Fetched fetched) ? fetched : null;
	}

}
