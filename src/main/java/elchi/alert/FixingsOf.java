package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairHistories;

/**
 * Asks the rates room on behalf of a definition.
 */
final class FixingsOf {

	/** How far back a move that is held back is looked for. */
	private static final int HELD_DAYS = 60;

	private final PairHistories histories;

	FixingsOf(PairHistories histories) {
		this.histories = histories;
	}

	/**
	 * The fixings as they were known at a moment.
	 */
	KnownFixings known(RateAlertsDefinition definition, long upto, Instant asOf) {
		return new ChosenFixings(this.histories, definition.rates(), upto, asOf);
	}

	/**
	 * What is held back of the definition's sources, and what no longer is.
	 */
	void noteHeld(HeldMoves moves, RateAlertsDefinition definition, long upto, Instant asOf) {
		LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
		List<Currency> currencies = definition.rates().keySet().stream().map(Currency::getInstance).toList();
		PairHistories.Snapshot snapshot = this.histories.at(today.minusDays(HELD_DAYS),
				today.plusDays(ChosenFixings.AHEAD), upto, asOf);
		moves.note(snapshot.held(definition.sources(), currencies), (move) -> confirmation(snapshot, move));
	}

	private static Optional<String> confirmation(PairHistories.Snapshot snapshot, HeldMove move) {
		return snapshot.history(CurrencyPair.of(move.currency(), "USD"), move.source())
			.fixings()
			.stream()
			.filter((fixing) -> fixing.date().equals(move.date()))
			.findFirst()
			.map(Fixing::confirmedBy);
	}

}
