package elchi.fx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML from strangers: no DOCTYPE, no entity from outside, and an HTML page in its
 * place is called what it is.
 */
final class XmlDocument {

	private XmlDocument() {
	}

	static Element root(RateDocument document, byte[] body) {
		refuseHtml(document, body);
		try {
			DocumentBuilder builder = factory().newDocumentBuilder();
			builder.setErrorHandler(new Silence());
			return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
		}
		catch (SAXException ex) {
			throw new UnusableDocument("%s answered with something that is not its XML at %s: %s"
				.formatted(document.source().name(), document.location(), ex.getMessage()), ex);
		}
		catch (IOException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Refuses an HTML page, which some servers send with status 200 in place of rates.
	 */
	static void refuseHtml(RateDocument document, byte[] body) {
		String start = new String(body, 0, Math.min(body.length, 400), StandardCharsets.ISO_8859_1).strip()
			.toLowerCase(Locale.ROOT);
		if (start.isEmpty()) {
			throw new UnusableDocument(
					"%s answered with nothing at %s".formatted(document.source().name(), document.location()));
		}
		if (start.contains("<!doctype html") || start.contains("<html")) {
			throw new UnusableDocument("%s answered with an HTML page in place of rates at %s"
				.formatted(document.source().name(), document.location()));
		}
	}

	/**
	 * All elements of that local name below another, in document order.
	 */
	static List<Element> all(Element parent, String name) {
		NodeList nodes = parent.getElementsByTagNameNS("*", name);
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

	/**
	 * The text of the first child of that name; empty if there is none.
	 */
	static String text(Element parent, String name) {
		return child(parent, name).map(Element::getTextContent).map(String::strip).orElse("");
	}

	private static Optional<Element> child(Element parent, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && name.equals(element.getLocalName())) {
				return Optional.of(element);
			}
		}
		return Optional.empty();
	}

	private static DocumentBuilderFactory factory() throws ParserConfigurationException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
		factory.setXIncludeAware(false);
		factory.setExpandEntityReferences(false);
		return factory;
	}

	/**
	 * Keeps the parser from writing to the terminal.
	 */
	private static final class Silence implements ErrorHandler {

		@Override
		public void warning(SAXParseException exception) {
			// a warning is no reason to lose a day's rates
		}

		@Override
		public void error(SAXParseException exception) throws SAXException {
			throw exception;
		}

		@Override
		public void fatalError(SAXParseException exception) throws SAXException {
			throw exception;
		}

	}

}
