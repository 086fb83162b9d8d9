package elchi.digest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import elchi.fx.ChangeInterval;
import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyFigures.Fixing;
import elchi.fx.WeeklyFigures.State;

/**
 * What happened to a set of currencies in the week, in the order of the table. Pegged
 * currencies and carried closes do not move.
 */
final class Moves {

	/** Fewer weekly changes than this do not make a habit. */
	private static final int HABIT = 4;

	/** What counts as unusual for a currency whose habits are not known. */
	private static final BigDecimal UNUSUAL_WITHOUT_HABIT = new BigDecimal("0.005");

	private static final List<BigDecimal> BOUNDS = List.of(new BigDecimal("0.001"), new BigDecimal("0.002"),
			new BigDecimal("0.005"));

	private final List<Move> moves;

	private Moves(List<Move> moves) {
		this.moves = List.copyOf(moves);
	}

	static Moves of(List<WeeklyFigures> figures) {
		List<Move> moves = new ArrayList<>();
		for (WeeklyFigures figure : figures) {
			ChangeInterval change = figure.change();
			if (figure.state() == State.CURRENT && !figure.pegged() && change != null) {
				SaidChange.of(change).ifPresent((said) -> moves.add(new Move(figure, change, said)));
			}
		}
		return new Moves(moves);
	}

	/**
	 * The largest certain move.
	 */
	Optional<Move> largest() {
		return this.moves.stream().filter((move) -> move.said().sign() != 0).max(Comparator.comparing(Move::size));
	}

	/**
	 * The largest move that goes beyond the currency's own usual week.
	 */
	Optional<Move> unusual() {
		return this.moves.stream()
			.filter((move) -> move.said().sign() != 0 && beyondHabit(move))
			.max(Comparator.comparing(Move::size));
	}

	/**
	 * The moves other than the given one that stayed within half a percent, whatever
	 * their quotes were rounded to.
	 */
	List<Move> quiet(Move other) {
		BigDecimal widest = BOUNDS.get(BOUNDS.size() - 1);
		return this.moves.stream()
			.filter((move) -> !move.equals(other) && move.reach().compareTo(widest) <= 0)
			.toList();
	}

	/**
	 * The smallest round bound that holds for all of the given moves, as a fraction.
	 */
	static BigDecimal bound(List<Move> moves) {
		return BOUNDS.stream()
			.filter((bound) -> moves.stream().allMatch((move) -> move.reach().compareTo(bound) <= 0))
			.findFirst()
			.orElseThrow();
	}

	private static boolean beyondHabit(Move move) {
		List<BigDecimal> earlier = changes(move.figure().closes());
		if (earlier.size() < HABIT) {
			return move.size().compareTo(UNUSUAL_WITHOUT_HABIT) > 0;
		}
		return move.size().compareTo(earlier.get(earlier.size() / 2)) > 0;
	}

	/**
	 * Absolute weekly changes before the last close, smallest first.
	 */
	private static List<BigDecimal> changes(List<Fixing> closes) {
		List<BigDecimal> changes = new ArrayList<>();
		for (int week = 1; week < closes.size() - 1; week++) {
			BigDecimal before = closes.get(week - 1).price();
			BigDecimal after = closes.get(week).price();
			changes.add(before.divide(after, MathContext.DECIMAL64).subtract(BigDecimal.ONE).abs());
		}
		changes.sort(Comparator.naturalOrder());
		return changes;
	}

	/**
	 * One currency's week.
	 *
	 * @param figure the figures
	 * @param change the change of its value
	 * @param said the change as it may be printed
	 */
	record Move(WeeklyFigures figure, ChangeInterval change, SaidChange said) {

		String currency() {
			return this.figure.currency().getCurrencyCode();
		}

		BigDecimal size() {
			return this.change.point().abs();
		}

		/** How far the change may have gone at the most. */
		BigDecimal reach() {
			return this.change.low().abs().max(this.change.high().abs());
		}

	}

}
