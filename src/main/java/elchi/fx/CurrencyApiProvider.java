package elchi.fx;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The aggregate {@code currency-api}: units of a currency per dollar in one JSON object,
 * with the date it was gathered. Figures are kept digit for digit, exponents included.
 */
class CurrencyApiProvider implements QuoteProvider {

	private final JsonFactory json = new JsonFactory();

	@Override
	public String name() {
		return "currency-api";
	}

	/**
	 * Days are missing now and then, and old ones are deleted.
	 */
	@Override
	public boolean mayBeAbsent(RateDocument document) {
		return document.from() != null;
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		XmlDocument.refuseHtml(document, body);
		Map<String, String> rates = new TreeMap<>();
		String date = parse(document, body, rates);
		LocalDate own = document.own(RateTable.date(document, date, DateTimeFormatter.ISO_LOCAL_DATE));
		RateTable table = new RateTable(document);
		rates.forEach((code, text) -> table.add(own, "USD", code.toUpperCase(Locale.ROOT), "1", text));
		return table.rates();
	}

	private String parse(RateDocument document, byte[] body, Map<String, String> rates) {
		String date = "";
		try (JsonParser parser = this.json.createParser(ObjectReadContext.empty(), body)) {
			expectObject(document, parser.nextToken());
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				JsonToken value = parser.nextToken();
				if ("date".equals(name)) {
					date = parser.getString();
				}
				else if ("usd".equals(name) && value == JsonToken.START_OBJECT) {
					readRates(parser, rates);
				}
				else {
					parser.skipChildren();
				}
			}
		}
		catch (JacksonException ex) {
			throw new UnusableDocument("%s answered with something that is not its JSON at %s: %s"
				.formatted(document.source().name(), document.location(), ex.getOriginalMessage()), ex);
		}
		return date;
	}

	private static void readRates(JsonParser parser, Map<String, String> rates) {
		for (String code = parser.nextName(); code != null; code = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (value.isNumeric()) {
				rates.put(code, parser.getString());
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private static void expectObject(RateDocument document, JsonToken first) {
		if (first != JsonToken.START_OBJECT) {
			throw new UnusableDocument("%s answered with something else than an object at %s"
				.formatted(document.source().name(), document.location()));
		}
	}

}
