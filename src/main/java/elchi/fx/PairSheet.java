package elchi.fx;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What all sources say of a pair on some days, side by side: the figures as printed, what
 * is counted with, what is held back, and the days that are missing.
 *
 * @param pair the pair
 * @param from first day
 * @param to day after the last
 * @param columns one for each source that says anything, in the order of their names
 */
public record PairSheet(CurrencyPair pair, LocalDate from, LocalDate to, List<Column> columns) {

	public PairSheet {
		columns = List.copyOf(columns);
	}

	/**
	 * One source's days.
	 *
	 * @param source name of the source
	 * @param label what may be said of its figures
	 * @param cells by day, oldest first
	 * @param gaps days of the week on which it mostly has a figure, and has none
	 */
	public record Column(String source, SourceLabel label, Map<LocalDate, Cell> cells, Set<LocalDate> gaps) {

		public Column {
			cells = Collections.unmodifiableMap(new TreeMap<>(cells));
			gaps = Collections.unmodifiableSet(new TreeSet<>(gaps));
		}

	}

	/**
	 * What one source says on one day.
	 *
	 * @param printed the figures for the pair itself in the source's own direction, a
	 * correction last; empty if the source only prints what the pair is computed from
	 * @param fixing what is counted with; null if the day is held, dismissed or a repeat
	 * @param held what is held back of either currency
	 */
	public record Cell(List<Quote> printed, @Nullable Fixing fixing, List<HeldFixing> held) {

		public Cell {
			printed = List.copyOf(printed);
			held = List.copyOf(held);
		}

	}

}
