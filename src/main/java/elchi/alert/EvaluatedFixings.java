package elchi.alert;

import java.time.LocalDate;
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
				(key) -> this.histories.at(day.minusDays(DAYS), day.plusDays(1), occasion.upto(), occasion.asOf())
					.history(pair, source));
	}

}
