package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The articles of a feed, in plain text.
 */
final class FeedItems {

	private static final int LONGEST_TITLE = 300;

	private FeedItems() {
	}

	static List<Item> of(SyndFeed feed, URI location, Locale locale) {
		URI site = CanonicalAddress.of(feed.getLink(), location);
		URI base = (site != null) ? site : location;
		List<Item> items = new ArrayList<>();
		for (SyndEntry entry : feed.getEntries()) {
			Item item = item(entry, base, locale);
			if (!item.title().isEmpty()) {
				items.add(item);
			}
		}
		if (items.isEmpty() && !feed.getEntries().isEmpty()) {
			throw new UnreadableException(UnreadableException.Reason.UNTITLED,
					"None of its %d entries has a headline or a sentence.".formatted(feed.getEntries().size()));
		}
		return items;
	}

	private static Item item(SyndEntry entry, URI base, Locale locale) {
		Cut summary = Cut.of(plain(entry.getDescription()));
		Cut content = Cut.of(entry.getContents().stream().map(FeedItems::plain).collect(Collectors.joining("\n")));
		boolean summaryIsWhole = !summary.text().isEmpty() && !summary.truncated();
		Cut shown = (summaryIsWhole || content.text().isEmpty()) ? summary : content;
		boolean truncated = content.text().isEmpty() ? summary.truncated() : content.truncated();
		String guid = StringUtils.hasText(entry.getUri()) ? entry.getUri().strip() : null;
		return new Item(guid, CanonicalAddress.of(entry.getLink(), base), title(entry, shown.text(), locale),
				shown.text(), published(entry), truncated);
	}

	/**
	 * The headline, or the first sentence of an entry that has none.
	 */
	private static String title(SyndEntry entry, String text, Locale locale) {
		SyndContent titled = entry.getTitleEx();
		String title = PlainText.ofTitle((titled != null) ? Objects.toString(titled.getValue(), "") : "");
		if (!title.isEmpty()) {
			return title;
		}
		return Sentences.of(text, locale)
			.stream()
			.findFirst()
			.filter((sentence) -> sentence.length() <= LONGEST_TITLE)
			.orElse("");
	}

	private static String plain(@Nullable SyndContent content) {
		return (content != null) ? PlainText.of(Objects.toString(content.getValue(), "")) : "";
	}

	private static @Nullable Instant published(SyndEntry entry) {
		Date date = (entry.getPublishedDate() != null) ? entry.getPublishedDate() : entry.getUpdatedDate();
		return (date != null) ? date.toInstant() : null;
	}

}
