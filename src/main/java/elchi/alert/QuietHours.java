package elchi.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hours of the trader's own day in which nothing is sent, {@code 22:00-07:00}. Half-open;
 * hours that begin later than they end go over midnight.
 *
 * @param from when they begin
 * @param to when they end
 */
public record QuietHours(LocalTime from, LocalTime to) {

	private static final Pattern FORM = Pattern.compile("[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}");

	public QuietHours {
		if (from.equals(to)) {
			throw new IllegalArgumentException("Quiet hours from %s to %s are none or all".formatted(from, to));
		}
	}

	/**
	 * Reads what {@link #toString} prints.
	 */
	public static QuietHours parse(String text) {
		String[] ends = text.split("-", -1);
		try {
			if (FORM.matcher(text).matches()) {
				return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
			}
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(message(text), ex);
		}
		throw new IllegalArgumentException(message(text));
	}

	/**
	 * When the hours end in which an instant lies; empty if it lies in none.
	 */
	Optional<Instant> endAfter(Instant instant, ZoneId zone) {
		ZonedDateTime there = instant.atZone(zone);
		if (!contains(there.toLocalTime())) {
			return Optional.empty();
		}
		ZonedDateTime end = there.with(this.to);
		return Optional.of((end.toInstant().isAfter(instant) ? end : there.plusDays(1).with(this.to)).toInstant());
	}

	private boolean contains(LocalTime time) {
		boolean afterFrom = !time.isBefore(this.from);
		boolean beforeTo = time.isBefore(this.to);
		return this.from.isBefore(this.to) ? (afterFrom && beforeTo) : (afterFrom || beforeTo);
	}

	private static String message(String text) {
		return "Quiet hours '%s' are not of the form 22:00-07:00".formatted(text);
	}

	@Override
	public String toString() {
		return this.from + "-" + this.to;
	}

}
