package elchi.fx;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Central Bank of Uzbekistan: sum per nominal, an array of objects whose numbers are
 * strings. On a weekend it may answer with the days before.
 */
class CbuProvider implements QuoteProvider {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

	private final JsonMapper json = JsonMapper.shared();

	@Override
	public String name() {
		return "cbu";
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		XmlDocument.refuseHtml(document, body);
		RateTable table = new RateTable(document);
		for (JsonNode row : rows(document, body)) {
			LocalDate date = own(document, RateTable.date(document, row.path("Date").asString(""), DATE));
			table.add(date, row.path("Ccy").asString(""), "UZS", row.path("Nominal").asString(""),
					row.path("Rate").asString(""));
		}
		return table.rates();
	}

	private JsonNode rows(RateDocument document, byte[] body) {
		try {
			JsonNode rows = this.json.readTree(body);
			if (rows.isArray()) {
				return rows;
			}
		}
		catch (JacksonException ex) {
			throw new UnusableDocument("%s answered with something that is not its JSON at %s: %s"
				.formatted(document.source().name(), document.location(), ex.getOriginalMessage()), ex);
		}
		throw new UnusableDocument("%s answered with something else than an array at %s"
			.formatted(document.source().name(), document.location()));
	}

	private static LocalDate own(RateDocument document, LocalDate date) {
		LocalDate asked = document.from();
		boolean weekend = asked != null && asked.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
				&& date.isBefore(asked) && !date.isBefore(asked.minusDays(3));
		return weekend ? date : document.own(date);
	}

}
