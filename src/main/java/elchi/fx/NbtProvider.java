package elchi.fx;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.w3c.dom.Element;

/**
 * National Bank of Tajikistan: somoni per nominal, four decimals. A date that it does not
 * have is answered with today's list, so the date in the answer decides. Rows are known
 * by their letters: the rouble still bears its withdrawn number.
 */
class NbtProvider implements QuoteProvider {

	@Override
	public String name() {
		return "nbt";
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		Element root = XmlDocument.root(document, body);
		if (!"ValCurs".equals(root.getLocalName())) {
			throw new UnusableDocument("%s answered with <%s> in place of <ValCurs> at %s"
				.formatted(document.source().name(), root.getLocalName(), document.location()));
		}
		LocalDate date = document
			.own(RateTable.date(document, root.getAttribute("Date"), DateTimeFormatter.ISO_LOCAL_DATE));
		RateTable table = new RateTable(document);
		XmlDocument.all(root, "Valute")
			.forEach((row) -> table.add(date, XmlDocument.text(row, "CharCode"), "TJS",
					XmlDocument.text(row, "Nominal"), XmlDocument.text(row, "Value")));
		return table.rates();
	}

}
