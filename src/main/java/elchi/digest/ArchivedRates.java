package elchi.digest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import elchi.digest.DigestView.Rates;
import elchi.digest.DigestView.Row;
import elchi.fx.ChangeInterval;
import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyFigures.Fixing;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of an edition for programs: one row for each currency, as it was sealed, with
 * every digit. The columns of the CSV file (RFC 4180, UTF-8, with a header) and the
 * members of each object under {@code rates} of the JSON document are the same, in this
 * order:
 * <ul>
 * <li>{@code currency} by ISO 4217, {@code source}, {@code label} ({@code OFFICIAL},
 * {@code CROSS}, {@code MARKET_AGGREGATE}, {@code SITE_TICKER} or {@code IMPORTED}) and
 * {@code state} ({@code CURRENT}, {@code CARRIED_FORWARD} or {@code NO_RATE})</li>
 * <li>{@code open_date}, {@code open}, {@code high_date}, {@code high}, {@code low_date},
 * {@code low}, {@code close_date}, {@code close}: fixings of the week, in local currency
 * per dollar</li>
 * <li>{@code slack}: by what fraction of itself a price may differ from the figure that
 * the source rounded; {@code unit_in_dollars}: the close the other way round</li>
 * <li>{@code days} of {@code expected_days}: on how many days the source published</li>
 * <li>{@code change}, {@code change_low}, {@code change_high}, and the same of
 * {@code four_weeks} and {@code year}: changes of the local currency's value as
 * fractions, 0.01 for a percent; the true change lies between the bounds</li>
 * <li>{@code year_low}, {@code year_high}: the extremes of 52 weeks</li>
 * <li>{@code pegged}: {@code true} or {@code false}</li>
 * <li>{@code printed_close}, {@code printed_change}: what the English digest prints</li>
 * </ul>
 * What is not known is empty in the file and null in the document. Figures are strings in
 * the document, so that no program rounds them by reading. The document also has
 * {@code edition}, {@code week}, {@code revision} and {@code base}, which is {@code USD}.
 */
public class ArchivedRates {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ReleasedEditions released;

	private final Editions editions;

	private final ArchiveShelf shelf;

	ArchivedRates(ReleasedEditions released, Editions editions, ArchiveShelf shelf) {
		this.released = released;
		this.editions = editions;
		this.shelf = shelf;
	}

	/**
	 * The table as CSV; empty if there is no such edition or it is not released.
	 */
	public Optional<String> csv(EditionId id) {
		return rows(id).map(ArchivedRates::csv);
	}

	/**
	 * The table as JSON; empty if there is no such edition or it is not released.
	 */
	public Optional<String> json(EditionId id) {
		return rows(id).map((rows) -> {
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("edition", id.toString());
			members.put("week", id.week().toString());
			members.put("revision", id.revision());
			members.put("base", "USD");
			members.put("rates", rows);
			return JSON.writeValueAsString(members);
		});
	}

	private Optional<List<Map<String, @Nullable Object>>> rows(EditionId id) {
		return this.released.find(id).map((edition) -> {
			Rates printed = this.shelf.view(edition, Locale.ENGLISH).map(DigestView::rates).orElse(null);
			return this.editions.document(id).figures().stream().map((figure) -> row(figure, printed)).toList();
		});
	}

	private static String csv(List<Map<String, @Nullable Object>> rows) {
		StringBuilder text = new StringBuilder();
		try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
			if (!rows.isEmpty()) {
				csv.printRecord(rows.get(0).keySet());
			}
			for (Map<String, @Nullable Object> row : rows) {
				csv.printRecord(row.values());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write rates", ex);
		}
		return text.toString();
	}

	private static Map<String, @Nullable Object> row(WeeklyFigures figure, @Nullable Rates printed) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("currency", figure.currency().getCurrencyCode());
		row.put("source", figure.source());
		row.put("label", (figure.label() != null) ? figure.label().name() : null);
		row.put("state", figure.state().name());
		fixing(row, "open", figure.open());
		fixing(row, "high", figure.high());
		fixing(row, "low", figure.low());
		fixing(row, "close", figure.close());
		row.put("slack", plain(figure.slack()));
		row.put("unit_in_dollars", plain(figure.unitInDollars()));
		row.put("days", figure.days());
		row.put("expected_days", figure.expectedDays());
		change(row, "change", figure.change());
		change(row, "four_weeks", figure.fourWeeks());
		change(row, "year", figure.year());
		row.put("year_low", plain(figure.yearLow()));
		row.put("year_high", plain(figure.yearHigh()));
		row.put("pegged", figure.pegged());
		Row words = printed(figure, printed);
		row.put("printed_close", (words != null) ? words.close() : null);
		row.put("printed_change", (words != null) ? words.change() : null);
		return row;
	}

	private static @Nullable Row printed(WeeklyFigures figure, @Nullable Rates printed) {
		return Optional.ofNullable(printed)
			.flatMap((table) -> table.rows()
				.stream()
				.filter((row) -> Objects.equals(row.code(), figure.currency().getCurrencyCode()))
				.findFirst())
			.orElse(null);
	}

	private static void fixing(Map<String, @Nullable Object> row, String name, @Nullable Fixing fixing) {
		row.put(name + "_date", (fixing != null) ? fixing.date().toString() : null);
		row.put(name, (fixing != null) ? plain(fixing.price()) : null);
	}

	private static void change(Map<String, @Nullable Object> row, String name, @Nullable ChangeInterval change) {
		row.put(name, (change != null) ? plain(change.point()) : null);
		row.put(name + "_low", (change != null) ? plain(change.low()) : null);
		row.put(name + "_high", (change != null) ? plain(change.high()) : null);
	}

	private static @Nullable String plain(@Nullable BigDecimal figure) {
		return (figure != null) ? figure.toPlainString() : null;
	}

}
