package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import elchi.fx.CurrencyPair;
import elchi.fx.HeldFixing;
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
	 * What is held back of the definition's sources, and what no longer is. What lies
	 * beyond the moment, or belongs to other sources, is left as it is.
	 */
	void noteHeld(HeldMoves moves, RateAlertsDefinition definition, long upto, Instant asOf) {
		LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
		LocalDate first = today.minusDays(HELD_DAYS);
		List<Currency> currencies = definition.rates().keySet().stream().map(Currency::getInstance).toList();
		PairHistories.Snapshot snapshot = this.histories.at(first, today.plusDays(ChosenFixings.AHEAD), upto, asOf);
		List<HeldFixing> held = snapshot.held(definition.sources(), currencies);
		moves.note(held, (move) -> {
			boolean ours = definition.sources().contains(move.source())
					&& definition.rates().containsKey(move.currency());
			return ours ? end(move, first, held, snapshot) : Optional.empty();
		});
	}

	private static Optional<HeldMoves.End> end(HeldMove move, LocalDate first, List<HeldFixing> held,
			PairHistories.Snapshot snapshot) {
		if (move.date().isBefore(first) || held.stream().anyMatch((fixing) -> isOfSameDay(fixing, move))) {
			return Optional.of(HeldMoves.End.OVER);
		}
		return snapshot.history(CurrencyPair.of(move.currency(), "USD"), move.source())
			.fixings()
			.stream()
			.filter((fixing) -> fixing.date().equals(move.date()))
			.findFirst()
			.map((fixing) -> Optional.ofNullable(fixing.confirmedBy())
				.map(HeldMoves.End::releasedBy)
				.orElse(HeldMoves.End.OVER));
	}

	/**
	 * Whether the source has put another figure in its place.
	 */
	private static boolean isOfSameDay(HeldFixing fixing, HeldMove move) {
		return fixing.source().equals(move.source()) && fixing.date().equals(move.date())
				&& fixing.currency().getCurrencyCode().equals(move.currency());
	}

}
