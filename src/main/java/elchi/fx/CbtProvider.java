package elchi.fx;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.w3c.dom.Element;

/**
 * Central Bank of Turkmenistan: manat per multiplier, and for its neighbours their own
 * currency per dollar, which is finer. One file a day, none on Sundays.
 */
class CbtProvider implements QuoteProvider {

	private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

	private static final Set<String> NEIGHBOURS = Set.of("KGS", "KZT", "TJS", "UZS");

	@Override
	public String name() {
		return "cbt";
	}

	@Override
	public boolean mayBeAbsent(RateDocument document) {
		return document.from() != null && document.from().getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		Element root = XmlDocument.root(document, body);
		if (!"cbt_currency_rate".equals(root.getLocalName())) {
			throw new UnusableDocument("%s answered with <%s> in place of <cbt_currency_rate> at %s"
				.formatted(document.source().name(), root.getLocalName(), document.location()));
		}
		LocalDate date = document.own(date(document, XmlDocument.text(root, "date")));
		RateTable table = new RateTable(document);
		XmlDocument.all(root, "rate").forEach((row) -> add(table, date, row));
		return table.rates();
	}

	private static void add(RateTable table, LocalDate date, Element row) {
		String code = row.getAttribute("code");
		table.add(date, code, "TMT", XmlDocument.text(row, "multiplier"), XmlDocument.text(row, "rate_tmt"));
		if (NEIGHBOURS.contains(code)) {
			table.add(date, "USD", code, "1", XmlDocument.text(row, "rate_usd"));
		}
	}

	private static LocalDate date(RateDocument document, String text) {
		return RateTable.date(document, text, text.contains("-") ? DateTimeFormatter.ISO_LOCAL_DATE : DOTTED);
	}

}
