package elchi.fx;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.w3c.dom.Element;

/**
 * National Bank of the Kyrgyz Republic: som per nominal, decimal commas. The date in the
 * attribute is the day the rate is for, one after its publication. History is an HTML
 * page whose cells are marked with comments.
 */
class NbkrProvider implements QuoteProvider {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

	private static final Pattern ROW = Pattern
		.compile("<!--date-->([^<]{1,20})<!--date-->.{0,200}?<!--value-->([^<]{1,40})<!--value-->", Pattern.DOTALL);

	@Override
	public String name() {
		return "nbkr";
	}

	@Override
	public Map<String, String> codes() {
		return Map.of("USD", "15");
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		if (!document.currency().isEmpty()) {
			return history(document, new String(body, StandardCharsets.ISO_8859_1));
		}
		Element root = XmlDocument.root(document, body);
		if (!"CurrencyRates".equals(root.getLocalName())) {
			throw new UnusableDocument("%s answered with <%s> in place of <CurrencyRates> at %s"
				.formatted(document.source().name(), root.getLocalName(), document.location()));
		}
		LocalDate date = document.own(RateTable.date(document, root.getAttribute("Date"), DATE));
		RateTable table = new RateTable(document);
		XmlDocument.all(root, "Currency")
			.forEach((row) -> table.add(date, row.getAttribute("ISOCode"), "KGS", XmlDocument.text(row, "Nominal"),
					XmlDocument.text(row, "Value")));
		return root.getAttribute("Name").startsWith("Weekly") ? table.ratesIfAny() : table.rates();
	}

	private List<PrintedRate> history(RateDocument document, String page) {
		if (!page.contains("<table") && !page.contains("<TABLE")) {
			throw new UnusableDocument("%s answered without a table of rates at %s".formatted(document.source().name(),
					document.location()));
		}
		RateTable table = new RateTable(document);
		Matcher row = ROW.matcher(page);
		while (row.find()) {
			LocalDate date = document.own(RateTable.date(document, row.group(1), DATE));
			table.add(date, document.currency(), "KGS", "1", row.group(2));
		}
		return table.ratesIfAny();
	}

}
