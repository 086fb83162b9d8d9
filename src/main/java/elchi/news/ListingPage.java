package elchi.news;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * One page of an HTML listing.
 *
 * @param items its articles
 * @param next the address of the next page; null on the last
 */
record ListingPage(List<Item> items, @Nullable URI next) {

	static ListingPage read(String html, URI location, Selectors selectors, Locale locale) {
		Document document = Jsoup.parse(html, location.toString());
		List<Item> items = document.select(selectors.article())
			.stream()
			.map((article) -> item(article, location, selectors, locale))
			.filter((item) -> !item.title().isEmpty())
			.toList();
		return new ListingPage(items, next(document, location, selectors));
	}

	private static @Nullable URI next(Document document, URI location, Selectors selectors) {
		Element link = (selectors.nextPage() != null) ? document.selectFirst(selectors.nextPage()) : null;
		return (link != null) ? CanonicalAddress.of(link.attr("href"), location) : null;
	}

	private static Item item(Element article, URI location, Selectors selectors, Locale locale) {
		Element title = article.selectFirst(selectors.title());
		Element link = (selectors.link() != null) ? article.selectFirst(selectors.link()) : title;
		Element excerpt = (selectors.excerpt() != null) ? article.selectFirst(selectors.excerpt()) : null;
		Cut text = Cut.of((excerpt != null) ? PlainText.of(excerpt.outerHtml()) : "");
		return new Item(null, address(link, location), (title != null) ? PlainText.ofTitle(title.html()) : "",
				text.text(), date(article, selectors, locale), true);
	}

	private static @Nullable URI address(@Nullable Element link, URI location) {
		Element anchor = (link != null) ? link.closest("a[href]") : null;
		if (anchor == null && link != null) {
			anchor = link.selectFirst("a[href]");
		}
		return (anchor != null) ? CanonicalAddress.of(anchor.attr("href"), location) : null;
	}

	private static @Nullable Instant date(Element article, Selectors selectors, Locale locale) {
		Element element = (selectors.date() != null) ? article.selectFirst(selectors.date()) : null;
		if (element == null) {
			return null;
		}
		ZoneId zone = (selectors.zone() != null) ? selectors.zone() : ZoneOffset.UTC;
		String attribute = element.attr("datetime");
		Instant date = StringUtils.hasText(attribute) ? FeedDates.parse(attribute, zone) : null;
		if (date != null) {
			return date;
		}
		return (selectors.datePattern() != null) ? patterned(element.text(), selectors.datePattern(), zone, locale)
				: FeedDates.parse(element.text(), zone);
	}

	private static @Nullable Instant patterned(String text, String pattern, ZoneId zone, Locale locale) {
		try {
			TemporalAccessor parsed = DateTimeFormatter.ofPattern(pattern, locale).parse(text.strip());
			ZoneId own = parsed.query(TemporalQueries.zone());
			LocalTime time = parsed.query(TemporalQueries.localTime());
			return ZonedDateTime
				.of(LocalDate.from(parsed), (time != null) ? time : LocalTime.MIDNIGHT, (own != null) ? own : zone)
				.toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
