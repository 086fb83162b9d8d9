package elchi.fx;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

import org.w3c.dom.Element;

/**
 * National Bank of Kazakhstan: tenge per {@code quant} units. Its list of a day, or the
 * older feed whose rows each bear a date of their own and of which some died years ago.
 */
class NbkProvider implements QuoteProvider {

	private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder().appendPattern("dd.MM.")
		.appendValueReduced(ChronoField.YEAR, 2, 4, 2000)
		.toFormatter(Locale.ROOT);

	@Override
	public String name() {
		return "nbk";
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		Element root = XmlDocument.root(document, body);
		return switch (root.getLocalName()) {
			case "rates" -> list(document, root);
			case "rss" -> feed(document, root);
			default -> throw new UnusableDocument("%s answered with <%s> in place of <rates> at %s"
				.formatted(document.source().name(), root.getLocalName(), document.location()));
		};
	}

	private List<PrintedRate> list(RateDocument document, Element root) {
		LocalDate date = document.own(RateTable.date(document, XmlDocument.text(root, "date"), DATE));
		RateTable table = new RateTable(document);
		XmlDocument.all(root, "item").forEach((item) -> add(table, date, item));
		return table.rates();
	}

	private List<PrintedRate> feed(RateDocument document, Element root) {
		List<Element> items = XmlDocument.all(root, "item");
		LocalDate newest = items.stream()
			.map((item) -> date(document, item))
			.max(LocalDate::compareTo)
			.map(document::own)
			.orElseThrow(() -> new UnusableDocument(
					"%s answered with an empty feed at %s".formatted(document.source().name(), document.location())));
		RateTable table = new RateTable(document);
		items.stream()
			.filter((item) -> date(document, item).equals(newest))
			.forEach((item) -> add(table, newest, item));
		return table.rates();
	}

	private static LocalDate date(RateDocument document, Element item) {
		return RateTable.date(document, XmlDocument.text(item, "pubDate"), DATE);
	}

	private static void add(RateTable table, LocalDate date, Element item) {
		table.add(date, XmlDocument.text(item, "title"), "KZT", XmlDocument.text(item, "quant"),
				XmlDocument.text(item, "description"));
	}

}
