package elchi.alert;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.fx.CurrencyPair;
import elchi.fx.PairHistories;
import elchi.fx.PairHistory;

/**
 * Reads the fixings again as they were recorded when an evaluation looked at them. Many
 * traders are told the same move, so the last ones are kept.
 */
final class EvaluatedFixings implements PastFixings {

	/** The longest window, its older beginning, and the eight weeks of a chart. */
	private static final int DAYS = 460;

	private static final int KEPT = 64;

	private final PairHistories histories;

	private final Map<List<Object>, PairHistory> read = new LinkedHashMap<>();

	EvaluatedFixings(PairHistories histories) {
		this.histories = histories;
	}

	@Override
	public synchronized PairHistory of(Occasion occasion, CurrencyPair pair, String source, LocalDate day) {
		if (this.read.size() > KEPT) {
			this.read.clear();
		}
		return this.read.computeIfAbsent(List.of(occasion.mailing(), pair, source, day),
				(key) -> upTo(day, evaluated(occasion, pair, source, day)));
	}

	/**
	 * With the days after it, since one of them may have confirmed it.
	 */
	private PairHistory evaluated(Occasion occasion, CurrencyPair pair, String source, LocalDate day) {
		LocalDate to = LocalDate.ofInstant(occasion.asOf(), ZoneOffset.UTC).plusDays(ChosenFixings.AHEAD);
		return this.histories.at(day.minusDays(DAYS), to, occasion.upto(), occasion.asOf()).history(pair, source);
	}

	private static PairHistory upTo(LocalDate day, PairHistory history) {
		return new PairHistory(history.pair(), history.source(),
				history.fixings().stream().filter((fixing) -> !fixing.date().isAfter(day)).toList(), history.held(),
				history.pegged());
	}

}
