package elchi.fx;

import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import elchi.fx.ImportReport.BadRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of quotes, {@code date,pair,rate,source} and optionally {@code nominal} and
 * {@code known_at}, read row by row. The header is row 1.
 */
class QuoteCsv implements Closeable {

	private static final List<String> NEEDED = List.of("date", "pair", "rate", "source");

	private static final Set<String> ALLOWED = new LinkedHashSet<>(
			List.of("date", "pair", "rate", "source", "nominal", "known_at"));

	private final CSVParser parser;

	QuoteCsv(Reader reader) throws IOException {
		this.parser = CSVFormat.DEFAULT.builder()
			.setHeader()
			.setSkipHeaderRecord(true)
			.setTrim(true)
			.setIgnoreEmptyLines(false)
			.get()
			.parse(withoutMark(reader));
		checkHeader(this.parser.getHeaderNames());
	}

	/**
	 * Reads all rows, and returns how many there were.
	 */
	long forEach(Consumer<PrintedRate> good, Consumer<BadRow> bad) {
		long rows = 0;
		try {
			for (CSVRecord row : this.parser) {
				if (row.size() > 1 || !row.get(0).isEmpty()) {
					rows++;
					read(row, good, bad);
				}
			}
		}
		catch (UncheckedIOException ex) {
			throw new IllegalArgumentException("The file is not CSV after row %d: %s"
				.formatted(this.parser.getRecordNumber() + 1, ex.getMessage()), ex);
		}
		return rows;
	}

	private static void read(CSVRecord row, Consumer<PrintedRate> good, Consumer<BadRow> bad) {
		PrintedRate rate;
		try {
			rate = rate(row);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			bad.accept(new BadRow(row.getRecordNumber() + 1, String.valueOf(ex.getMessage())));
			return;
		}
		good.accept(rate);
	}

	private static PrintedRate rate(CSVRecord row) {
		if (!row.isConsistent()) {
			throw new IllegalArgumentException("%d cells in place of %d".formatted(row.size(), columns(row)));
		}
		LocalDate date = date(row.get("date"));
		String source = row.get("source");
		if (!source.matches("[a-z0-9][a-z0-9-]{0,59}")) {
			throw new IllegalArgumentException(
					"source '%s' is not of the form currency-api: small letters, digits and hyphens".formatted(source));
		}
		return new PrintedRate(source, CurrencyPair.parse(row.get("pair")), nominal(row), row.get("rate"), date, null,
				knownAt(row, source, date));
	}

	private static int columns(CSVRecord row) {
		return row.getParser().getHeaderNames().size();
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("date '%s' is not of the form 2026-09-25".formatted(text), ex);
		}
	}

	private static int nominal(CSVRecord row) {
		String text = row.isMapped("nominal") ? row.get("nominal") : "";
		if (text.isEmpty()) {
			return 1;
		}
		if (!text.matches("[1-9][0-9]{0,8}")) {
			throw new IllegalArgumentException("nominal '%s' is not a whole number such as 100".formatted(text));
		}
		return Integer.parseInt(text);
	}

	private static Instant knownAt(CSVRecord row, String source, LocalDate date) {
		String text = row.isMapped("known_at") ? row.get("known_at") : "";
		if (text.isEmpty()) {
			ZoneId zone = KnownSource.named(source).map(KnownSource::zone).orElse(ZoneOffset.UTC);
			return date.atStartOfDay(zone).toInstant();
		}
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"known_at '%s' is not of the form 2026-09-25T16:00+05:00".formatted(text), ex);
		}
	}

	private static void checkHeader(List<String> names) {
		List<String> findings = new ArrayList<>();
		for (String name : names) {
			if (!ALLOWED.contains(name)) {
				String suggestion = Spelling.nearest(name, ALLOWED).map(" Did you mean '%s'?"::formatted).orElse("");
				findings.add("Unknown column '%s'.%s".formatted(name, suggestion));
			}
		}
		NEEDED.stream()
			.filter((name) -> !names.contains(name))
			.forEach((name) -> findings.add("Column '%s' is missing.".formatted(name)));
		if (!findings.isEmpty()) {
			throw new IllegalArgumentException(
					"%s Columns are %s.".formatted(String.join(" ", findings), String.join(", ", ALLOWED)));
		}
	}

	private static Reader withoutMark(Reader reader) throws IOException {
		PushbackReader pushback = new PushbackReader(reader);
		int first = pushback.read();
		if (first != '\uFEFF' && first != -1) {
			pushback.unread(first);
		}
		return pushback;
	}

	@Override
	public void close() throws IOException {
		this.parser.close();
	}

}
