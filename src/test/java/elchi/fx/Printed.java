package elchi.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * What was printed, in the words of a test.
 */
final class Printed {

	private Printed() {
	}

	static Quote quote(String pair, String text, String date) {
		return quote("test", pair, 1, text, date);
	}

	static Quote quote(String source, String pair, int nominal, String text, String date) {
		LocalDate day = LocalDate.parse(date);
		return new Quote(1, source, CurrencyPair.parse(pair), nominal, text, day, null,
				day.atStartOfDay(ZoneOffset.UTC).toInstant(), null);
	}

	static PrintedRate rate(String source, String pair, String text, String date) {
		return new PrintedRate(source, CurrencyPair.parse(pair), 1, text, LocalDate.parse(date), null, null);
	}

	static RateSource source(String name) {
		return RateSource.at(name, name, "classpath:nowhere");
	}

	/**
	 * The document that was asked of a source for a day.
	 */
	static RateDocument asked(String name, String date) {
		LocalDate day = LocalDate.parse(date);
		return new RateDocument(source(name), URI.create("https://example.org/rates"), day, day, "");
	}

	/**
	 * The document that a source happens to have now.
	 */
	static RateDocument latest(String name) {
		return new RateDocument(source(name), URI.create("https://example.org/rates"), null, null, "");
	}

	static RateDocument ranged(String name, String currency, String from, String to) {
		return new RateDocument(source(name), URI.create("https://example.org/rates"), LocalDate.parse(from),
				LocalDate.parse(to), currency);
	}

	static RateDocument savedTicker(String observedAt) {
		RateSource source = RateSource.at("ticker", "saved-ticker", "classpath:nowhere")
			.observed(OffsetDateTime.parse(observedAt));
		return new RateDocument(source, URI.create("file:/saved/page.txt"), null, null, "");
	}

	/**
	 * The rate of a pair among others, as a quote.
	 */
	static Quote find(List<PrintedRate> rates, String pair) {
		PrintedRate rate = rates.stream()
			.filter((candidate) -> candidate.pair().toString().equals(pair))
			.findFirst()
			.orElseThrow();
		return new Quote(1, rate.source(), rate.pair(), rate.nominal(), rate.text(), rate.effectiveDate(), null,
				Instant.EPOCH, rate.printedChange());
	}

	static byte[] bytes(String name) {
		try (InputStream input = Printed.class.getResourceAsStream("/elchi/fx/" + name)) {
			return Objects.requireNonNull(input, name).readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
