package elchi.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A week of ISO 8601, such as {@code 2026-W39}: Monday to Sunday, 21 to 27 September
 * 2026. {@link #parse} reads what {@link #toString} prints.
 *
 * @param monday the first day
 */
public record Week(LocalDate monday) implements Comparable<Week> {

	private static final Pattern FORM = Pattern.compile("(\\d{4})-W(\\d{2})");

	public Week {
		if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
			throw new IllegalArgumentException("A week begins on a Monday, and %s is none".formatted(monday));
		}
	}

	/**
	 * The week that a date lies in.
	 */
	public static Week of(LocalDate date) {
		return new Week(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
	}

	public static Week parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Week '%s' is not of the form 2026-W39".formatted(text));
		}
		int year = Integer.parseInt(matcher.group(1));
		int number = Integer.parseInt(matcher.group(2));
		Week week = of(LocalDate.of(year, 1, 4)).minus(1 - number);
		if (number < 1 || week.number() != number) {
			throw new IllegalArgumentException(
					"Week '%s' does not exist: %d has no week %d".formatted(text, year, number));
		}
		return week;
	}

	/**
	 * The last week that is over at the given moment in the given zone.
	 */
	public static Week lastBefore(Instant moment, ZoneId zone) {
		return of(LocalDate.ofInstant(moment, zone)).minus(1);
	}

	public Week minus(int weeks) {
		return new Week(this.monday.minusWeeks(weeks));
	}

	public LocalDate sunday() {
		return this.monday.plusDays(6);
	}

	public int number() {
		return this.monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
	}

	/**
	 * The first instant that belongs to the week in a zone.
	 */
	public Instant start(ZoneId zone) {
		return this.monday.atStartOfDay(zone).toInstant();
	}

	/**
	 * The first instant that no longer belongs to the week in a zone.
	 */
	public Instant end(ZoneId zone) {
		return this.monday.plusWeeks(1).atStartOfDay(zone).toInstant();
	}

	@Override
	public int compareTo(Week other) {
		return this.monday.compareTo(other.monday);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%d-W%02d", this.monday.get(IsoFields.WEEK_BASED_YEAR), number());
	}

}
