package elchi.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import elchi.digest.DigestView.Chart;
import elchi.digest.DigestView.Footer;
import elchi.digest.DigestView.Item;
import elchi.digest.DigestView.Mention;
import elchi.digest.DigestView.Rates;
import elchi.digest.DigestView.Row;
import elchi.digest.DigestView.Section;
import elchi.digest.DigestView.YearRange;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Digests as the templates get them: everything at once, and hardly anything.
 */
final class SampleDigests {

	static final String HEADLINE = "Kazakhstan’s central bank holds its base rate and says that "
			+ "it will buy no foreign currency for its own account before the end of the year";

	static final String SAVED = "Two halves of a bridge over the Naryn meet";

	private final Phrases phrases;

	SampleDigests(Phrases phrases) {
		this.phrases = phrases;
	}

	/**
	 * All that a digest can have: long headlines, both alphabets, a close carried
	 * forward, quotes held back, a story without a link and one without an excerpt.
	 */
	DigestView full() {
		String lead = said("lead.gained",
				Map.of("currency", "The tenge", "percent", "0.77%", "price", "441.97", "largest",
						said("lead.largest", Map.of("direction", "up", "date", "21 Aug"))))
				+ " " + said("lead.stayed",
						Map.of("currencies", "The som, the somoni and the sum", "percent", "0.1%", "count", 3));
		String subject = said("subject.moved", Map.of("currency", "Tenge", "direction", "up", "percent", "0.8%"))
				+ said("subject.tail", Map.of("range", "21–27 Sep"));
		String sources = said("sources", Map.of("answering", 7, "total", 8)) + " " + said("sources.silent",
				Map.of("names", said("sources.since", Map.of("name", "Sample Herald", "date", "22 Sep"))));
		return view(subject, said("notice.FEW_ARTICLES", Map.of("count", 6)), lead, rates(true), sections(), true,
				sources, footer());
	}

	/**
	 * Headlines only and no links, rates, excerpts, notices or addresses to leave by.
	 */
	DigestView minimal() {
		Section section = new Section(text("country.KG"), List.of(new Item(SAVED, null, null, "Sample Courier")));
		return view(said("subject.lead", Map.of("title", SAVED, "range", "21–27 Sep")), null, text("lead.none"), null,
				List.of(section), false, said("sources", Map.of("answering", 1, "total", 1)),
				new Footer(null, null, null, "https://elchi.example.org/archive/2026-W39", "Elchi", ""));
	}

	/**
	 * Rates without a chart and without a year behind them, and no story at all.
	 */
	DigestView figuresOnly() {
		return view(said("subject.plain", Map.of("range", "21–27 Sep")), text("notice.NOTHING_NEW"), text("lead.none"),
				rates(false), List.of(), true, said("sources", Map.of("answering", 0, "total", 8)), footer());
	}

	private DigestView view(String subject, @Nullable String notice, String lead, @Nullable Rates rates,
			List<Section> sections, boolean excerpts, String sources, Footer footer) {
		return new DigestView(this.phrases.locale().toLanguageTag(), subject,
				"Kazakhstan holds its base rate; two banks in Bishkek raise theirs", "21–27 September 2026",
				said("week", Map.of("number", 39)), notice, lead, rates, sections, excerpts, sources, footer,
				SampleDigests::fold);
	}

	private Rates rates(boolean year) {
		List<Row> rows = List.of(
				new Row(text("currency.KZT"), "KZT", "441.97", "+0.77%", "up", "▲", text("trend.up"), "+4.9%",
						year ? range("441.97", "542.31", 0) : null, "0.0022626", "",
						new Mention(HEADLINE, "https://example.org/courier/base-rate?a=1&b=2")),
				new Row(text("currency.KGS"), "KGS", "87.46", "−0.01%", "down", "▼", text("trend.down"), "+0.1%",
						year ? range("87.41", "87.83", 12) : null, "0.011434", "", new Mention(SAVED, null)),
				new Row(text("currency.TJS"), "TJS", "9.22", "0.00%", "flat", "", text("trend.flat"), "+0.2%",
						year ? range("9.17", "9.31", 33) : null, "0.10848",
						said("rates.as-of", Map.of("date", "18 Sep")), null),
				new Row(text("currency.UZS"), "UZS", "11,816", text("rates.too-coarse"), "none", "", "", "−0.1%",
						year ? range("11,732", "12,088", 24) : null, "0.000084633", "", null),
				new Row(text("currency.TMT"), "TMT", "3.50", text("rates.pegged"), "none", "", "", "–", null, "0.28571",
						"", null));
		List<String> notes = List
			.of(said("rates.carried", Map.of("currency", "the somoni", "date", "18 Sep", "days", 9)), said("rates.held",
					Map.of("currency", "the manat", "price", "3.43", "dates", "26 Sep and 27 Sep", "reason", "PEG")));
		Chart chart = year ? new Chart("cid:chart", said("chart.caption", Map.of("currency", "Tenge", "weeks", 8)),
				said("chart.alt", Map.of("currency", "Tenge", "direction", "up", "from", "473.88", "fromDate", "1 Aug",
						"to", "441.97", "toDate", "25 Sep")))
				: null;
		return new Rates(text("rates.label.MARKET_AGGREGATE"), said("rates.as-of", Map.of("date", "Fri 25 Sep")), rows,
				year,
				List.of("Currency      per dollar      week     4 weeks    unit, USD",
						"Tenge   KZT      441.97    +0.77% up      +4.9%    0.0022626"),
				chart, said("rates.legend", Map.of("sources", "currency-api", "count", 1)), notes);
	}

	private YearRange range(String low, String high, int percent) {
		return new YearRange(low, high, percent,
				said("rates.year.alt", Map.of("low", low, "high", high, "close", "441.97")));
	}

	private List<Section> sections() {
		String credit = said("credit", Map.of("date", "25 Sep", "outlets",
				said("credit.also", Map.of("outlet", "Sample Courier", "outlets", "Sample Wire, Sample Herald"))));
		return List.of(new Section(text("country.KZ"), List
			.of(new Item(HEADLINE, "https://example.org/courier/base-rate?a=1&b=2",
					"The central bank left its base rate unchanged on Friday. It said that inflation "
							+ "had slowed for the third month in a row and that the next decision is due in November.",
					credit),
					new Item("В Алматы открыли новую линию трамвая", "https://example.org/herald/tram",
							"Первый состав вышел на линию в субботу утром. Проезд в первую неделю бесплатный.",
							"Sample Herald, 26 Sep"))),
				new Section(text("country.KG"), List.of(new Item(SAVED, null, null, "Sample Courier, 24 Sep"))),
				new Section(text("country.region"),
						List.of(new Item("Five railways agree on one consignment note & one {{tariff}} <for all>",
								"https://example.org/wire/railways",
								"The five railways will accept one consignment note from January.",
								"Sample Wire, 23 Sep"))));
	}

	private static Footer footer() {
		String token = "d1.K7mW2pQxV4nR8sT0uY5zB3cD6fG9hJ1kL.4711";
		return new Footer("You get this because you confirmed reader@example.org on 3 March.",
				"https://elchi.example.org/u/" + token, "https://elchi.example.org/p/" + token,
				"https://elchi.example.org/archive/2026-W39", "Elchi",
				"Elchi Publishing, 1 Sample Street, 050000 Almaty, Kazakhstan");
	}

	private String text(String key) {
		return this.phrases.text("digest." + key);
	}

	private String said(String key, Map<String, ?> arguments) {
		return this.phrases.format("digest." + key, arguments);
	}

	private static String fold(String text) {
		return Arrays.stream(text.replaceAll("(.{1,72})(?: |$)", "$1\n").split("\n")).collect(Collectors.joining("\n"));
	}

}
