package elchi.news;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Where things are on a listing page, as CSS selectors such as {@code article h2 a}.
 *
 * @param article one article of the listing
 * @param title its headline, within the article
 * @param link its address, within the article; the headline's own when not said
 * @param excerpt its teaser, within the article
 * @param date its date, within the article; an attribute {@code datetime} comes before
 * the text
 * @param datePattern how the date is written, {@code dd MMMM yyyy HH:mm}; the usual forms
 * are understood without it
 * @param zone the zone of dates that name none; UTC when not said
 * @param nextPage the link to the next page; one page only when not said
 * @param maxPages most pages to read; 10 when not said
 */
public record Selectors(String article, String title, @Nullable String link, @Nullable String excerpt,
		@Nullable String date, @Nullable String datePattern, @Nullable ZoneId zone, @Nullable String nextPage,
		@Nullable Integer maxPages) {

	private static final int PAGES_WHEN_NOT_SAID = 10;

	private static final int MOST_PAGES = 100;

	public Selectors {
		Assert.isTrue(StringUtils.hasText(article),
				"The selector 'article' is missing. Name what holds one article, such as 'article.post'.");
		Assert.isTrue(StringUtils.hasText(title),
				"The selector 'title' is missing. Name what holds the headline, such as 'h2 a'.");
		Assert.isTrue(maxPages == null || (maxPages >= 1 && maxPages <= MOST_PAGES),
				() -> "max-pages is '%d'. Allowed is 1 to %d.".formatted(maxPages, MOST_PAGES));
	}

	int pages() {
		return (this.maxPages != null) ? this.maxPages : PAGES_WHEN_NOT_SAID;
	}

}
