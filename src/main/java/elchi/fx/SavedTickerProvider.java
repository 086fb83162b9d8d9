package elchi.fx;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ticker at the top of a saved page, {@code TJS/USD = 0.10724 0.09%}: dollars per
 * unit to five decimals, the block repeated several times. It has no date, so its
 * effective date is the day on which the page was observed, in {@code Asia/Almaty}.
 * Percents are kept as printed, {@code -0%} too, and never counted with.
 */
class SavedTickerProvider implements QuoteProvider {

	private static final Pattern LINE = Pattern.compile(
			"^[\\s\\u2022]*([A-Z]{3})/([A-Z]{3})\\s*=\\s*([0-9]+[.,][0-9]+)(?:\\s+(-?[0-9]+(?:[.,][0-9]+)?%))?\\s*$",
			Pattern.MULTILINE);

	@Override
	public String name() {
		return "saved-ticker";
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		LocalDate date = observedOn(document);
		Map<String, PrintedRate> rates = new LinkedHashMap<>();
		Matcher line = LINE.matcher(new String(body, StandardCharsets.UTF_8));
		while (line.find()) {
			PrintedRate rate = new PrintedRate(document.source().name(), CurrencyPair.of(line.group(1), line.group(2)),
					1, line.group(3), date, line.group(4), null);
			PrintedRate earlier = rates.putIfAbsent(rate.pair().toString(), rate);
			if (earlier != null && !earlier.equals(rate)) {
				throw new UnusableDocument("%s prints both %s and %s for %s".formatted(document.source().name(),
						earlier.text(), rate.text(), rate.pair()));
			}
		}
		if (rates.isEmpty()) {
			throw new UnusableDocument("%s has no ticker line such as 'TJS/USD = 0.10724 0.09%%' at %s"
				.formatted(document.source().name(), document.location()));
		}
		return List.copyOf(rates.values());
	}

	private static LocalDate observedOn(RateDocument document) {
		Instant observed = document.source().observedInstant();
		if (observed == null) {
			throw new UnusableDocument(
					"Rate source '%s' is a saved page without a date; state observed-at: 2026-09-27T18:00+05:00"
						.formatted(document.source().name()));
		}
		return LocalDate.ofInstant(observed, KnownSource.SAVED_TICKER.zone());
	}

}
