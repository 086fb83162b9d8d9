package elchi.digest;

import java.time.Instant;
import java.util.List;

/**
 * What feeds tell, whatever their form.
 */
final class FeedEntries {

	private FeedEntries() {
	}

	/**
	 * A feed.
	 *
	 * @param id what it is called for ever
	 * @param title name of the publication
	 * @param subtitle what it is about
	 * @param language tag of its language
	 * @param page address of the archive
	 * @param self address of the feed
	 * @param updated when the newest entry appeared
	 * @param entries the newest first
	 */
	record Feed(String id, String title, String subtitle, String language, String page, String self, Instant updated,
			List<Entry> entries) {
	}

	/**
	 * An edition.
	 *
	 * @param id what it is called for ever
	 * @param title the fact of the week
	 * @param link address of its page
	 * @param summary the week in one line
	 * @param html the headlines
	 * @param at when it appeared
	 * @param language tag of its language
	 */
	record Entry(String id, String title, String link, String summary, String html, Instant at, String language) {
	}

}
