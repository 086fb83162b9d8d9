package elchi.news;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import elchi.news.UnreadableException.Reason;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;

/**
 * RSS or Atom as ROME understands it, after the bytes, the XML and the dates have been
 * put in order: ROME's own date parser is lenient, and its charset rules are those of
 * paper.
 */
final class FeedDocument {

	private static final Pattern NOTHING = Pattern.compile("(?s)(?:\\s++|<\\?.*?\\?>|<!--.*?-->)*+");

	private static final Pattern DOCTYPE = Pattern.compile(NOTHING + "<!DOCTYPE",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern HTML = Pattern.compile(NOTHING + "(?:<!DOCTYPE\\s+html|<html|<head|<body)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern CHALLENGE = Pattern
		.compile("(?iu)just a moment|request rejected|ddos-guard|captcha|attention required|checking your browser");

	private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

	private static final Set<String> DATES = Set.of("pubDate", "date", "published", "updated", "issued", "modified",
			"created", "lastBuildDate");

	private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

	private FeedDocument() {
	}

	static SyndFeed read(byte[] body, @Nullable String contentType) {
		String text = Charsets.decode(body, contentType);
		refuseWhatIsNoFeed(text);
		Document document = document(XmlRepair.repair(text));
		adopt(document.getRootElement());
		repairDates(document.getRootElement());
		try {
			return new SyndFeedImpl(new WireFeedInput(false, Locale.US).build(document));
		}
		catch (FeedException | IllegalArgumentException | NullPointerException ex) {
			throw new UnreadableException(Reason.UNKNOWN_FORMAT,
					"The document is XML with the root '%s', but neither RSS nor Atom."
						.formatted(document.getRootElement().getName()));
		}
		catch (IndexOutOfBoundsException ex) {
			// ROME's decoder of Atom 0.3's base64 runs over the end of what has white
			// space in it
			throw new UnreadableException(Reason.INVALID_FEED,
					"The feed has content in base64 that cannot be decoded. Ask the outlet for a feed of RSS 2.0 or Atom.");
		}
	}

	private static void refuseWhatIsNoFeed(String text) {
		if (NOTHING.matcher(text).matches()) {
			throw new UnreadableException(Reason.EMPTY, "The document is empty.");
		}
		if (HTML.matcher(text).lookingAt()) {
			boolean challenge = CHALLENGE.matcher(text.substring(0, Math.min(text.length(), 8000))).find();
			throw challenge ? new UnreadableException(Reason.BLOCKED, "A challenge came in place of the feed.")
					: new UnreadableException(Reason.HTML, "A web page came in place of the feed.");
		}
		if (DOCTYPE.matcher(text).lookingAt()) {
			throw new UnreadableException(Reason.DOCTYPE,
					"The document has a DOCTYPE, which is refused. Ask the outlet for a feed of RSS 2.0 or Atom.");
		}
		if (!text.stripLeading().startsWith("<")) {
			throw new UnreadableException(Reason.UNKNOWN_FORMAT, "The document is not XML.");
		}
	}

	private static Document document(String xml) {
		SAXBuilder builder = new SAXBuilder();
		builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
		builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
		builder.setExpandEntities(false);
		// A hundred thousand open elements take a minute and mean nothing.
		builder.setProperty("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", "200");
		try {
			return builder.build(new StringReader(xml));
		}
		catch (JDOMException | IOException ex) {
			throw new UnreadableException(Reason.INVALID_XML,
					"The document is broken XML: %s".formatted(String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * Feeds without their namespace or version are feeds all the same.
	 */
	private static void adopt(Element root) {
		if ("feed".equals(root.getName()) && root.getNamespace().equals(Namespace.NO_NAMESPACE)) {
			List<Element> all = List.copyOf(root.getContent(Filters.element()));
			root.setNamespace(ATOM);
			all.forEach(FeedDocument::adoptAtom);
		}
		if ("rss".equals(root.getName()) && root.getAttribute("version") == null) {
			root.setAttribute("version", "2.0");
		}
	}

	private static void adoptAtom(Element element) {
		if (element.getNamespace().equals(Namespace.NO_NAMESPACE)) {
			element.setNamespace(ATOM);
		}
		element.getChildren().forEach(FeedDocument::adoptAtom);
	}

	private static void repairDates(Element element) {
		for (Element child : List.copyOf(element.getChildren())) {
			if (!DATES.contains(child.getName()) || !child.getChildren().isEmpty()) {
				repairDates(child);
				continue;
			}
			Instant date = FeedDates.parse(child.getText());
			if (date == null || date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
				child.detach();
				continue;
			}
			child.setText(date.truncatedTo(ChronoUnit.SECONDS).toString());
		}
	}

}
