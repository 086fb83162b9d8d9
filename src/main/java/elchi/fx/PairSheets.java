package elchi.fx;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import elchi.fx.PairSheet.Cell;
import elchi.fx.PairSheet.Column;

/**
 * Draws up {@linkplain PairSheet sheets} of pairs.
 */
public class PairSheets {

	private final PairHistories histories;

	private final Quotes quotes;

	PairSheets(PairHistories histories, Quotes quotes) {
		this.histories = histories;
		this.quotes = quotes;
	}

	/**
	 * Sheets of some pairs as they are known at an instant, up to today or the last day
	 * of {@code [from, to)} that a source has a figure for. Each source is read once for
	 * all of them.
	 * @param today the day up to which, itself excluded, a missing figure is a gap
	 */
	public List<PairSheet> of(Collection<CurrencyPair> pairs, LocalDate from, LocalDate to, LocalDate today,
			Instant knownBy) {
		PairHistories.Snapshot snapshot = this.histories.at(from, to, Long.MAX_VALUE, knownBy);
		List<String> sources = this.quotes.sources();
		return pairs.stream().map((pair) -> {
			Map<String, List<Quote>> printed = this.quotes.printed(pair, from, to, knownBy)
				.stream()
				.collect(Collectors.groupingBy(Quote::source));
			List<Column> columns = sources.stream()
				.map((source) -> column(snapshot.history(pair, source), printed.getOrDefault(source, List.of()), today))
				.filter((column) -> !column.cells().isEmpty())
				.toList();
			return new PairSheet(pair, from, end(columns, today), columns);
		}).toList();
	}

	/**
	 * Issuers date some figures ahead; a sheet goes as far as they do.
	 */
	private static LocalDate end(List<Column> columns, LocalDate today) {
		return columns.stream()
			.flatMap((column) -> column.cells().keySet().stream())
			.filter((day) -> day.isAfter(today))
			.max(Comparator.naturalOrder())
			.orElse(today)
			.plusDays(1);
	}

	private static Column column(PairHistory history, List<Quote> printed, LocalDate today) {
		Map<LocalDate, List<Quote>> quotes = printed.stream().collect(Collectors.groupingBy(Quote::effectiveDate));
		Map<LocalDate, Fixing> fixings = history.fixings()
			.stream()
			.collect(Collectors.toMap(Fixing::date, (fixing) -> fixing));
		Map<LocalDate, List<HeldFixing>> held = history.held()
			.stream()
			.collect(Collectors.groupingBy(HeldFixing::date));
		Set<LocalDate> days = new TreeSet<>(quotes.keySet());
		days.addAll(fixings.keySet());
		days.addAll(held.keySet());
		Map<LocalDate, Cell> cells = new TreeMap<>();
		days.forEach((day) -> cells.put(day,
				new Cell(quotes.getOrDefault(day, List.of()), fixings.get(day), held.getOrDefault(day, List.of()))));
		return new Column(history.source(), SourceLabel.of(history.source(), history.pair()), cells,
				gaps(new TreeSet<>(days), today));
	}

	/**
	 * What a source's calendar is shows in what it printed: holidays and silence are
	 * missing days alike, and somebody has to tell them apart.
	 */
	private static Set<LocalDate> gaps(SortedSet<LocalDate> days, LocalDate today) {
		Set<LocalDate> gaps = new TreeSet<>();
		if (days.isEmpty()) {
			return gaps;
		}
		for (DayOfWeek weekday : DayOfWeek.values()) {
			List<LocalDate> missing = new ArrayList<>();
			long there = 0;
			for (LocalDate day = days.first(); day.isBefore(today); day = day.plusDays(1)) {
				if (day.getDayOfWeek() == weekday) {
					there += days.contains(day) ? 1 : 0;
					missing.addAll(days.contains(day) ? List.of() : List.of(day));
				}
			}
			if (there > missing.size()) {
				gaps.addAll(missing);
			}
		}
		return gaps;
	}

}
