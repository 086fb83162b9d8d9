package elchi.news;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An article as it is kept.
 *
 * @param id its number
 * @param source the source it came from
 * @param outlet who published it
 * @param title its headline
 * @param excerpt one or two whole sentences, or nothing
 * @param link its address without trackers
 * @param at when it counts as published
 * @param truncated whether the source showed only its beginning
 * @param countries the countries it is about
 * @param aboutMoney whether it speaks of money
 */
record Article(long id, String source, String outlet, String title, String excerpt, @Nullable URI link, Instant at,
		boolean truncated, Set<Country> countries, boolean aboutMoney) {

	private static final Duration OLDEST = Duration.ofDays(30);

	private static final Duration NEWEST = Duration.ofHours(1);

	private static final int LONGEST_TITLE = 1000;

	private static final int LEAD = 600;

	static Article of(Feed feed, Item item, Instant firstSeen) {
		String title = item.title().substring(0, Math.min(item.title().length(), LONGEST_TITLE));
		String excerpt = Excerpt.of(title, item.text(), item.truncated(), feed.locale());
		return new Article(0, feed.name(), feed.outlet(), title, excerpt, item.link(),
				effective(item.publishedAt(), firstSeen), item.truncated(), countries(feed, item),
				Gazetteer.speaksOfMoney(title + "\n" + excerpt));
	}

	/**
	 * The date the outlet gives, if it can be true; otherwise the time we first saw it.
	 */
	static Instant effective(@Nullable Instant published, Instant firstSeen) {
		if (published == null || published.isBefore(firstSeen.minus(OLDEST))
				|| published.isAfter(firstSeen.plus(NEWEST))) {
			return firstSeen;
		}
		return published;
	}

	/**
	 * The countries of the headline; of the beginning, if the headline names none; of the
	 * outlet, if neither does.
	 */
	private static Set<Country> countries(Feed feed, Item item) {
		Set<Country> titled = Gazetteer.countriesIn(item.title());
		if (!titled.isEmpty()) {
			return titled;
		}
		Set<Country> told = Gazetteer.countriesIn(item.text().substring(0, Math.min(item.text().length(), LEAD)));
		return told.isEmpty() ? Set.copyOf(feed.countries()) : told;
	}

}
