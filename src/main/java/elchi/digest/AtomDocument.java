package elchi.digest;

import java.io.StringWriter;
import java.util.regex.Pattern;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import elchi.digest.FeedEntries.Entry;
import elchi.digest.FeedEntries.Feed;

/**
 * A feed as Atom (RFC 4287).
 */
final class AtomDocument {

	private static final String ATOM = "http://www.w3.org/2005/Atom";

	/** What no XML document may contain, not even escaped. */
	private static final Pattern UNSPEAKABLE = Pattern
		.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

	private final Feed feed;

	AtomDocument(Feed feed) {
		this.feed = feed;
	}

	@Override
	public String toString() {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			feed(xml);
			xml.writeEndDocument();
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("Cannot write the feed", ex);
		}
		return text.toString();
	}

	private void feed(XMLStreamWriter xml) throws XMLStreamException {
		xml.setDefaultNamespace(ATOM);
		xml.writeStartElement(ATOM, "feed");
		xml.writeDefaultNamespace(ATOM);
		xml.writeAttribute("xml:lang", this.feed.language());
		element(xml, "id", this.feed.id());
		element(xml, "title", this.feed.title());
		element(xml, "subtitle", this.feed.subtitle());
		element(xml, "updated", this.feed.updated().toString());
		link(xml, "self", "application/atom+xml", this.feed.self());
		link(xml, "alternate", "text/html", this.feed.page());
		xml.writeStartElement(ATOM, "author");
		element(xml, "name", this.feed.title());
		xml.writeEndElement();
		for (Entry entry : this.feed.entries()) {
			entry(xml, entry);
		}
		xml.writeEndElement();
	}

	private static void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
		xml.writeStartElement(ATOM, "entry");
		element(xml, "id", entry.id());
		element(xml, "title", entry.title());
		element(xml, "published", entry.at().toString());
		element(xml, "updated", entry.at().toString());
		link(xml, "alternate", "text/html", entry.link());
		element(xml, "summary", entry.summary());
		xml.writeStartElement(ATOM, "content");
		xml.writeAttribute("type", "html");
		xml.writeCharacters(speakable(entry.html()));
		xml.writeEndElement();
		xml.writeEndElement();
	}

	private static void link(XMLStreamWriter xml, String relation, String type, String address)
			throws XMLStreamException {
		xml.writeEmptyElement(ATOM, "link");
		xml.writeAttribute("rel", relation);
		xml.writeAttribute("type", type);
		xml.writeAttribute("href", address);
	}

	private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
		xml.writeStartElement(ATOM, name);
		xml.writeCharacters(speakable(text));
		xml.writeEndElement();
	}

	private static String speakable(String text) {
		return UNSPEAKABLE.matcher(text).replaceAll("");
	}

}
