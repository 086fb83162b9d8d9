package elchi.news;

import java.util.List;

import elchi.fetch.FetchResult.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a source brought.
 *
 * @param items its articles, none if nothing has changed
 * @param fetched the documents they were in, to be remembered once they are stored
 * @param incomplete one sentence about the page at which reading ended early; null if it
 * did not
 */
record Reading(List<Item> items, List<Fetched> fetched, @Nullable String incomplete) {

	static Reading of(List<Item> items, Fetched fetched) {
		return new Reading(items, List.of(fetched), null);
	}

	static Reading unchanged() {
		return new Reading(List.of(), List.of(), null);
	}

	boolean isUnchanged() {
		return this.fetched.isEmpty();
	}

}
