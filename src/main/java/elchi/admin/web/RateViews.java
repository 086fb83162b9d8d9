package elchi.admin.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairSheet;
import elchi.fx.PairSheet.Cell;
import elchi.fx.PairSheet.Column;
import elchi.fx.Quote;
import elchi.fx.SourceLabel;

/**
 * Sheets of pairs as the console shows them.
 */
final class RateViews {

	private static final int PLACES = 8;

	private RateViews() {
	}

	static String address(CurrencyPair pair) {
		return "%s-%s".formatted(pair.base(), pair.counter());
	}

	/**
	 * The newest figure of each source for a pair.
	 */
	static List<Newest> newest(PairSheet sheet) {
		return sheet.columns().stream().map((column) -> {
			LocalDate day = column.cells().keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
			long held = column.cells().values().stream().filter((cell) -> !cell.held().isEmpty()).count();
			CellView cell = cell(sheet, column, day);
			return new Newest(sheet.pair().toString(), address(sheet.pair()), column.source(), words(column.label()),
					cell.words(), cell.held(), day.toString(), column.gaps().size(), held);
		}).toList();
	}

	static PairView pair(PairSheet sheet, long days, List<Integer> choices) {
		TreeSet<LocalDate> rows = new TreeSet<>(Comparator.reverseOrder());
		sheet.columns().forEach((column) -> {
			rows.addAll(column.cells().keySet());
			rows.addAll(column.gaps());
		});
		List<Row> lines = rows.stream()
			.map((day) -> new Row(day.toString(), day.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT),
					sheet.columns().stream().map((column) -> cell(sheet, column, day)).toList()))
			.toList();
		Map<String, Integer> styles = RateDrawing.of(sheet)
			.series()
			.stream()
			.collect(Collectors.toMap(RateDrawing.Series::source, RateDrawing.Series::style));
		return new PairView("%s per %s".formatted(sheet.pair().counter(), sheet.pair().base()), address(sheet.pair()),
				address(sheet.pair().inverse()), sheet.pair().inverse().toString(), sheet.from().toString(),
				sheet.to().minusDays(1).toString(), days,
				choices.stream().map((choice) -> new Span(choice, choice == days)).toList(), RateDrawing.of(sheet),
				sheet.columns().stream().map((column) -> head(column, styles)).toList(), lines);
	}

	private static Head head(Column column, Map<String, Integer> styles) {
		List<Fixing> fixings = column.cells()
			.values()
			.stream()
			.flatMap((cell) -> Optional.ofNullable(cell.fixing()).stream())
			.toList();
		String range = fixings.isEmpty() ? "nothing that counts"
				: "%s to %s".formatted(number(fixings.get(0)), number(fixings.get(fixings.size() - 1)));
		long held = column.cells().values().stream().filter((cell) -> !cell.held().isEmpty()).count();
		return new Head(column.source(), words(column.label()),
				Optional.ofNullable(styles.get(column.source())).orElse(0), range, fixings.size(), column.gaps().size(),
				held);
	}

	private static CellView cell(PairSheet sheet, Column column, LocalDate day) {
		Cell cell = column.cells().get(day);
		if (cell == null) {
			boolean gap = column.gaps().contains(day);
			return new CellView(column.source(), gap ? "no figure" : "", gap ? "waiting" : "", "", "", false);
		}
		Fixing fixing = cell.fixing();
		String words = cell.printed().isEmpty() ? (fixing != null) ? "≈ " + number(fixing) : heldPrice(cell)
				: figure(sheet.pair(), cell.printed().get(cell.printed().size() - 1));
		String before = cell.printed()
			.stream()
			.limit(Math.max(0, cell.printed().size() - 1))
			.map((quote) -> figure(sheet.pair(), quote))
			.distinct()
			.collect(Collectors.joining(", "));
		boolean held = !cell.held().isEmpty();
		String note = held ? reason(cell) : (fixing != null) ? confirmed(fixing) : "not counted";
		return new CellView(column.source(), words, (held || fixing != null) ? "" : "soft",
				before.isEmpty() ? "" : "corrected from " + before, note, held);
	}

	/**
	 * The figure as printed, with what is not of the page's own pair said beside it.
	 */
	private static String figure(CurrencyPair pair, Quote quote) {
		String units = (quote.nominal() != 1) ? quote.nominal() + " " : "";
		return (quote.pair().equals(pair) && quote.nominal() == 1) ? quote.text()
				: "%s (%s%s)".formatted(quote.text(), units, quote.pair());
	}

	private static String heldPrice(Cell cell) {
		return cell.held().stream().findFirst().map((one) -> one.text()).orElse("");
	}

	private static String reason(Cell cell) {
		return cell.held()
			.stream()
			.map((one) -> "%s: %s".formatted(one.currency(), one.reason().name().toLowerCase(Locale.ROOT)))
			.distinct()
			.collect(Collectors.joining(", "));
	}

	private static String confirmed(Fixing fixing) {
		String by = fixing.confirmedBy();
		return (by != null) ? "confirmed by " + by : "";
	}

	private static String number(Fixing fixing) {
		BigDecimal value = fixing.value().rounded(PLACES).stripTrailingZeros();
		return value.setScale(Math.max(0, Math.min(PLACES, value.scale())), RoundingMode.HALF_EVEN).toPlainString();
	}

	private static String words(SourceLabel label) {
		return label.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * The list.
	 *
	 * @param title title of the page
	 * @param lines newest figures
	 * @param pair what was asked for and is no pair; mostly empty
	 * @param findings what is wrong with it
	 */
	record RatesView(String title, List<Newest> lines, String pair, List<String> findings) {

		boolean none() {
			return this.lines.isEmpty();
		}

		boolean refused() {
			return !this.findings.isEmpty();
		}

	}

	/**
	 * The newest figure of a source for a pair.
	 *
	 * @param pair the pair
	 * @param address how it stands in an address
	 * @param source name of the source
	 * @param label what may be said of it
	 * @param words the figure as printed
	 * @param held whether it is held back
	 * @param day for which day
	 * @param gaps how many days are missing
	 * @param heldDays how many days are held back
	 */
	record Newest(String pair, String address, String source, String label, String words, boolean held, String day,
			int gaps, long heldDays) {
	}

	/**
	 * One pair.
	 *
	 * @param title title of the page
	 * @param address how the pair stands in an address
	 * @param other how its inverse does
	 * @param inverse its inverse
	 * @param from first day
	 * @param upto last day
	 * @param days how many these are
	 * @param spans other lengths
	 * @param drawing the chart
	 * @param heads one for each source
	 * @param rows one for each day, newest first
	 */
	record PairView(String title, String address, String other, String inverse, String from, String upto, long days,
			List<Span> spans, RateDrawing drawing, List<Head> heads, List<Row> rows) {

		boolean none() {
			return this.heads.isEmpty();
		}

		boolean drawn() {
			return !this.drawing.empty();
		}

	}

	/**
	 * A length of time.
	 *
	 * @param days how many days
	 * @param chosen whether it is shown
	 */
	record Span(int days, boolean chosen) {
	}

	/**
	 * One source.
	 *
	 * @param source its name
	 * @param label what may be said of it
	 * @param style number of its line
	 * @param range its first and last value
	 * @param fixings how many days are counted with
	 * @param gaps how many days are missing
	 * @param held how many days are held back
	 */
	record Head(String source, String label, int style, String range, int fixings, int gaps, long held) {
	}

	/**
	 * One day.
	 *
	 * @param day the day
	 * @param weekday its weekday, three letters
	 * @param cells one for each source
	 */
	record Row(String day, String weekday, List<CellView> cells) {
	}

	/**
	 * What a source says on a day.
	 *
	 * @param source name of the source
	 * @param words the figure; empty if there is none and none is missed
	 * @param tone name of its colour; may be empty
	 * @param before figures that it corrects; may be empty
	 * @param note why it is held, what confirmed it, or that it is not counted; may be
	 * empty
	 * @param held whether it is held back
	 */
	record CellView(String source, String words, String tone, String before, String note, boolean held) {

		boolean said() {
			return !this.words.isEmpty();
		}

	}

}
