package elchi.fx;

import java.io.IOException;
import java.util.Collection;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes quotes as the CSV that {@link QuoteImport} takes: the figures as printed, the
 * number of units that they stand for, and since when they are known. Taken again they
 * are the same quotes.
 */
public final class QuoteExport {

	private static final CSVFormat FORM = CSVFormat.DEFAULT.builder()
		.setHeader("date", "pair", "rate", "source", "nominal", "known_at")
		.setRecordSeparator('\n')
		.get();

	private QuoteExport() {
	}

	/**
	 * Writes them in the order given.
	 */
	public static void write(Collection<Quote> quotes, Appendable csv) throws IOException {
		CSVPrinter printer = new CSVPrinter(csv, FORM);
		for (Quote quote : quotes) {
			printer.printRecord(quote.effectiveDate(), quote.pair(), quote.text(), quote.source(), quote.nominal(),
					quote.fetchedAt());
		}
		printer.flush();
	}

}
