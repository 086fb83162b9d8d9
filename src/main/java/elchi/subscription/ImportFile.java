package elchi.subscription;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

import elchi.subscription.ImportTally.Fate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the rows of a subscribers' file one after the other.
 */
final class ImportFile {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final ImportMode mode;

	private final Instant now;

	private final ImportTally tally;

	ImportFile(ImportMode mode, Instant now, ImportTally tally) {
		this.mode = mode;
		this.now = now;
		this.tally = tally;
	}

	/**
	 * Hands over each good row and counts the bad ones.
	 */
	void read(InputStream csv, Consumer<ImportRow> good) {
		CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
		try (CSVParser parser = format.parse(characters(csv))) {
			Iterator<CSVRecord> records = parser.iterator();
			if (!records.hasNext()) {
				throw new IllegalArgumentException(
						"The file is empty; its first line shall be " + String.join(",", this.mode.required()));
			}
			read(ImportColumns.read(this.mode, records.next()), records, good);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the subscribers' file", ex);
		}
	}

	private void read(ImportColumns columns, Iterator<CSVRecord> records, Consumer<ImportRow> good) {
		for (long number = 2; isThereMore(records, number); number++) {
			ImportRow row;
			try {
				row = ImportRow.read(columns, records.next(), number, this.now);
			}
			catch (IllegalArgumentException ex) {
				this.tally.count(Fate.BAD, number, String.valueOf(ex.getMessage()));
				continue;
			}
			good.accept(row);
		}
	}

	/**
	 * Where quotes are broken, nothing behind them can be told apart.
	 */
	private boolean isThereMore(Iterator<CSVRecord> records, long number) {
		try {
			return records.hasNext();
		}
		catch (UncheckedIOException ex) {
			this.tally.count(Fate.BAD, number, "This row and all that follow cannot be read: " + ex.getMessage());
			return false;
		}
	}

	private static BufferedReader characters(InputStream csv) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
		reader.mark(1);
		if (reader.read() != BYTE_ORDER_MARK) {
			reader.reset();
		}
		return reader;
	}

}
