package elchi.alert;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Days from Monday to Friday. Holidays are no concern here: they only make a source look
 * a little older.
 */
final class WorkingDays {

	private WorkingDays() {
	}

	/**
	 * How many working days lie between two days, neither included.
	 */
	static long between(LocalDate from, LocalDate to) {
		return from.plusDays(1)
			.datesUntil(to.isAfter(from) ? to : from.plusDays(1))
			.filter((day) -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
			.count();
	}

}
