package elchi.fx;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.w3c.dom.Element;

/**
 * Bank of Russia: roubles per nominal, decimal commas, windows-1251. Crosses only, but of
 * all five currencies. A bad request is answered with status 200 and the words
 * {@code Error in parameters}; a day without a fixing with the fixing before it.
 */
class CbrProvider implements QuoteProvider {

	/** The new year's holidays are the longest time without a fixing. */
	private static final int LONGEST_PAUSE = 14;

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

	@Override
	public String name() {
		return "cbr";
	}

	@Override
	public Map<String, String> codes() {
		return Map.of("USD", "R01235", "KGS", "R01370", "KZT", "R01335", "TJS", "R01670", "UZS", "R01717", "TMT",
				"R01710A");
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		Element root = XmlDocument.root(document, body);
		List<Element> records = XmlDocument.all(root, "Record");
		if (!"ValCurs".equals(root.getLocalName())
				|| (XmlDocument.all(root, "Valute").isEmpty() && !root.hasAttribute("DateRange1"))) {
			throw new UnusableDocument("%s answered '%s' at %s".formatted(document.source().name(),
					root.getTextContent().strip().lines().findFirst().orElse(""), document.location()));
		}
		return root.hasAttribute("DateRange1") ? range(document, records) : daily(document, root);
	}

	private List<PrintedRate> daily(RateDocument document, Element root) {
		LocalDate date = lastFixing(document, RateTable.date(document, root.getAttribute("Date"), DATE));
		RateTable table = new RateTable(document);
		XmlDocument.all(root, "Valute")
			.forEach((row) -> table.add(date, XmlDocument.text(row, "CharCode"), "RUB",
					XmlDocument.text(row, "Nominal"), XmlDocument.text(row, "Value")));
		return table.rates();
	}

	private List<PrintedRate> range(RateDocument document, List<Element> records) {
		RateTable table = new RateTable(document);
		for (Element row : records) {
			LocalDate date = document.own(RateTable.date(document, row.getAttribute("Date"), DATE));
			table.add(date, currency(document, row.getAttribute("Id")), "RUB", XmlDocument.text(row, "Nominal"),
					XmlDocument.text(row, "Value"));
		}
		return table.ratesIfAny();
	}

	private String currency(RateDocument document, String id) {
		return codes().entrySet()
			.stream()
			.filter((code) -> code.getValue().equals(id.strip()))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow(() -> new UnusableDocument("%s answered with the unknown currency '%s' at %s"
				.formatted(document.source().name(), id, document.location())));
	}

	private static LocalDate lastFixing(RateDocument document, LocalDate date) {
		LocalDate asked = document.to();
		boolean pause = asked != null && date.isBefore(asked) && !date.isBefore(asked.minusDays(LONGEST_PAUSE));
		return pause ? date : document.own(date);
	}

}
