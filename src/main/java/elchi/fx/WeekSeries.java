package elchi.fx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A source's fixings of a currency, seen by ISO week. A week without a fixing of its own
 * takes the last one before it, at most 14 days old on the week's Sunday.
 */
record WeekSeries(List<DollarRate> fixings) {

	private static final int CARRIED_DAYS = 14;

	/**
	 * The fixings of the week that begins on a Monday.
	 */
	List<DollarRate> of(LocalDate monday) {
		return between(monday, monday.plusWeeks(1));
	}

	/**
	 * The fixings with dates in {@code [from, to)}.
	 */
	List<DollarRate> between(LocalDate from, LocalDate to) {
		return this.fixings.stream().filter((rate) -> !rate.date().isBefore(from) && rate.date().isBefore(to)).toList();
	}

	/**
	 * The week's own last fixing.
	 */
	Optional<DollarRate> close(LocalDate monday) {
		return of(monday).stream().reduce((first, second) -> second);
	}

	/**
	 * The last fixing that may stand for the week.
	 */
	Optional<DollarRate> closeOrCarried(LocalDate monday) {
		LocalDate nextMonday = monday.plusWeeks(1);
		return between(nextMonday.minusDays(CARRIED_DAYS + 1L), nextMonday).stream().reduce((first, second) -> second);
	}

	/**
	 * The change of the week's close against the one some weeks before.
	 */
	Optional<ChangeInterval> change(LocalDate monday, int weeks) {
		Optional<DollarRate> earlier = closeOrCarried(monday.minusWeeks(weeks));
		return close(monday).flatMap((close) -> earlier.map(close::changeSince));
	}

	/**
	 * The weekly closes of some weeks up to this one, oldest first.
	 */
	List<WeeklyFigures.Fixing> closes(LocalDate monday, int weeks) {
		List<WeeklyFigures.Fixing> closes = new ArrayList<>();
		for (int back = weeks - 1; back >= 0; back--) {
			close(monday.minusWeeks(back)).map(DollarRate::fixing).ifPresent(closes::add);
		}
		return closes;
	}

	/**
	 * Monday of the oldest week back to which no weekly change was as large in the same
	 * direction; empty if there was one within the last four weeks, if the change has no
	 * certain direction, or if the data are too short.
	 */
	Optional<LocalDate> largestSince(LocalDate monday) {
		Optional<ChangeInterval> own = change(monday, 1);
		if (own.isEmpty() || own.get().low().signum() * own.get().high().signum() <= 0) {
			return Optional.empty();
		}
		int back = 1;
		Optional<ChangeInterval> other = change(monday.minusWeeks(back), 1);
		while (other.isPresent() && !isAsLarge(other.get(), own.get())) {
			back++;
			other = change(monday.minusWeeks(back), 1);
		}
		return (back > 4) ? Optional.of(monday.minusWeeks(back - 1L)) : Optional.empty();
	}

	private static boolean isAsLarge(ChangeInterval other, ChangeInterval own) {
		return other.point().signum() == own.point().signum() && other.point().abs().compareTo(own.point().abs()) >= 0;
	}

}
