package elchi.fx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of quotes in the form of an import. Each row bears the name of its own source
 * and, if it says so, since when it was known.
 */
class CsvProvider implements QuoteProvider {

	private static final Logger logger = LoggerFactory.getLogger(CsvProvider.class);

	@Override
	public String name() {
		return "csv";
	}

	@Override
	public List<PrintedRate> read(RateDocument document, byte[] body) {
		List<PrintedRate> rates = new ArrayList<>();
		try (QuoteCsv csv = new QuoteCsv(
				new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
			csv.forEach(rates::add, (bad) -> logger.warn("Left a row out source={} row={} reason=\"{}\"",
					document.source().name(), bad.row(), bad.reason()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableDocument("%s: %s".formatted(document.source().name(), ex.getMessage()), ex);
		}
		if (rates.isEmpty()) {
			throw new UnusableDocument(
					"%s has no readable row at %s".formatted(document.source().name(), document.location()));
		}
		return rates;
	}

}
