package elchi.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the rows of a file of rules one after the other.
 */
final class RuleFile {

	static final String EMAIL = "email";

	/** The columns of a complete file. */
	static final List<String> COLUMNS = Stream
		.of(Stream.of(EMAIL), RuleText.REQUIRED.stream(), RuleText.OPTIONAL.stream())
		.flatMap((columns) -> columns)
		.toList();

	private static final List<String> REQUIRED = Stream.concat(Stream.of(EMAIL), RuleText.REQUIRED.stream()).toList();

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/** What a decoder puts in the place of octets that it cannot read. */
	private static final char NOT_UTF_8 = '\uFFFD';

	private RuleFile() {
	}

	/**
	 * Hands over every row.
	 * @throws IllegalArgumentException if the header is wrong, with all that is
	 */
	static void read(InputStream csv, Consumer<Row> rows) {
		CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
		try (CSVParser parser = format.parse(characters(csv))) {
			Iterator<CSVRecord> records = parser.iterator();
			if (!records.hasNext()) {
				throw new IllegalArgumentException(
						"The file is empty; its first line shall be " + String.join(",", REQUIRED));
			}
			List<String> header = header(records.next());
			for (long number = 2; isThereMore(records, number, rows); number++) {
				rows.accept(row(number, header, records.next()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the file of rules", ex);
		}
	}

	private static List<String> header(CSVRecord first) {
		List<String> header = first.stream().map((cell) -> cell.strip().toLowerCase(Locale.ROOT)).toList();
		List<String> findings = new ArrayList<>();
		Set<String> seen = new LinkedHashSet<>();
		for (String column : header) {
			if (!COLUMNS.contains(column)) {
				findings.add("unknown column '%s'".formatted(column));
			}
			else if (!seen.add(column)) {
				findings.add("column '%s' stands twice".formatted(column));
			}
		}
		REQUIRED.stream()
			.filter((column) -> !seen.contains(column))
			.forEach((column) -> findings.add("no column '%s'".formatted(column)));
		if (!findings.isEmpty()) {
			throw new IllegalArgumentException(
					"The file's first line is wrong: %s. Columns are %s and, if wanted, %s, separated by commas."
						.formatted(String.join(", ", findings), String.join(",", REQUIRED),
								String.join(",", RuleText.OPTIONAL)));
		}
		return header;
	}

	/**
	 * Where quotes are broken, nothing behind them can be told apart.
	 */
	private static boolean isThereMore(Iterator<CSVRecord> records, long number, Consumer<Row> rows) {
		try {
			return records.hasNext();
		}
		catch (UncheckedIOException ex) {
			rows.accept(new Row(number, Map.of(), "This row and all that follow cannot be read: " + ex.getMessage()));
			return false;
		}
	}

	private static Row row(long number, List<String> header, CSVRecord row) {
		if (row.size() != header.size()) {
			return new Row(number, Map.of(), "The row has %d cells and the header %d; text with commas needs quotes"
				.formatted(row.size(), header.size()));
		}
		if (row.stream().anyMatch((cell) -> cell.indexOf(NOT_UTF_8) >= 0)) {
			return new Row(number, Map.of(), "The row is not UTF-8; save the file in that encoding");
		}
		Map<String, String> cells = new HashMap<>();
		for (int position = 0; position < header.size(); position++) {
			cells.put(header.get(position), row.get(position).strip());
		}
		return new Row(number, cells, "");
	}

	private static BufferedReader characters(InputStream csv) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
		reader.mark(1);
		if (reader.read() != BYTE_ORDER_MARK) {
			reader.reset();
		}
		return reader;
	}

	/**
	 * One row.
	 *
	 * @param number its number; the header is 1
	 * @param cells its cells by column
	 * @param broken why it cannot be read; empty if it can
	 */
	record Row(long number, Map<String, String> cells, String broken) {

		String email() {
			return this.cells.getOrDefault(EMAIL, "");
		}

		/**
		 * All cells but the owner's address.
		 */
		Map<String, String> words() {
			Map<String, String> words = new HashMap<>(this.cells);
			words.remove(EMAIL);
			return words;
		}

	}

}
