package elchi.fx;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.w3c.dom.Element;

/**
 * European Central Bank: units of a currency per euro, the day's file or the one of
 * ninety days. It has none of the five currencies; its dollar is the euro's cross.
 */
class EcbProvider implements QuoteProvider {

	@Override
	public String name() {
		return "ecb";
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		Element root = XmlDocument.root(document, body);
		RateTable table = new RateTable(document);
		for (Element day : XmlDocument.all(root, "Cube")) {
			if (day.hasAttribute("time")) {
				add(document, table, day);
			}
		}
		return table.rates();
	}

	private static void add(RateDocument document, RateTable table, Element day) {
		LocalDate date = document
			.own(RateTable.date(document, day.getAttribute("time"), DateTimeFormatter.ISO_LOCAL_DATE));
		XmlDocument.all(day, "Cube")
			.forEach((row) -> table.add(date, "EUR", row.getAttribute("currency"), "1", row.getAttribute("rate")));
	}

}
