package elchi.news;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One date written in words and numbers, such as {@code Mon, 28 Sep 2026 07:00:00 +0500},
 * read word by word. A word that fits nowhere makes the whole no date.
 */
class WordyDate {

	private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");

	private static final Pattern NOISE = Pattern.compile("-|at|@|в|года?|г\\.?|,|\\||");

	private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?([ap]\\.?m\\.?)?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern HALF = Pattern.compile("([ap])\\.?m\\.?", Pattern.CASE_INSENSITIVE);

	private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-]\\d{2}):?(\\d{2})");

	private static final Pattern PARTED = Pattern.compile("(\\d{1,4})([/.-])(\\d{1,2})\\2(\\d{2,4})");

	private static final Pattern NUMBER = Pattern.compile("(\\d{1,2}|\\d{4})(?:st|nd|rd|th|\\.)?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern WORD = Pattern.compile("\\p{L}{1,12}\\.?");

	private final ZoneId defaultZone;

	private final List<String> numbers = new ArrayList<>();

	private @Nullable Integer month;

	private boolean monthIsFirst;

	private @Nullable LocalDate date;

	private @Nullable LocalTime time;

	private @Nullable ZoneId zone;

	private @Nullable String half;

	WordyDate(ZoneId defaultZone) {
		this.defaultZone = defaultZone;
	}

	@Nullable Instant parse(String text) {
		String[] words = COMMENT.matcher(text).replaceAll(" ").replace(",", ", ").strip().split("[\\s,]+", -1);
		for (int index = 0; index < words.length; index++) {
			if (!NOISE.matcher(words[index]).matches() && !read(words[index], index)) {
				return null;
			}
		}
		LocalDate day = (this.date != null) ? this.date : dayOfNumbers();
		if (day == null) {
			return null;
		}
		return day.atTime(timeOfDay()).atZone((this.zone != null) ? this.zone : this.defaultZone).toInstant();
	}

	private boolean read(String word, int index) {
		return readTime(word) || readOffset(word) || readParted(word) || readNumber(word) || readMonth(word, index)
				|| readZone(word) || (index == 0 && WORD.matcher(word).matches());
	}

	private boolean readTime(String word) {
		Matcher half = HALF.matcher(word);
		if (half.matches() && this.half == null) {
			this.half = half.group(1);
			return true;
		}
		Matcher matcher = TIME.matcher(word);
		if (!matcher.matches() || this.time != null) {
			return false;
		}
		int second = (matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : 0;
		this.time = LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), second);
		this.half = (matcher.group(4) != null) ? matcher.group(4).substring(0, 1) : this.half;
		return true;
	}

	private boolean readOffset(String word) {
		Matcher matcher = OFFSET.matcher(word);
		if (!matcher.matches()) {
			return false;
		}
		this.zone = ZoneOffset.of(matcher.group(1) + ":" + matcher.group(2));
		return true;
	}

	/**
	 * {@code 30.10.23} and {@code 2006/09/15} are clear; of the rest only what cannot be
	 * read in another order.
	 */
	private boolean readParted(String word) {
		Matcher matcher = PARTED.matcher(word);
		if (!matcher.matches() || this.date != null) {
			return false;
		}
		int first = Integer.parseInt(matcher.group(1));
		int second = Integer.parseInt(matcher.group(3));
		if (matcher.group(1).length() == 4) {
			this.date = LocalDate.of(first, second, Integer.parseInt(matcher.group(4)));
			return true;
		}
		int year = DateWords.year(matcher.group(4));
		if (".".equals(matcher.group(2)) || first > 12) {
			this.date = LocalDate.of(year, second, first);
			return true;
		}
		this.date = (second > 12 || first == second) ? LocalDate.of(year, first, second) : null;
		return this.date != null;
	}

	private boolean readNumber(String word) {
		Matcher matcher = NUMBER.matcher(word);
		return matcher.matches() && this.numbers.add(matcher.group(1));
	}

	/**
	 * A second month makes the first a weekday: {@code mar., 01 déc. 2020}.
	 */
	private boolean readMonth(String word, int index) {
		Integer number = DateWords.month(word);
		if (number == null || (this.month != null && !this.monthIsFirst)) {
			return false;
		}
		this.monthIsFirst = index == 0;
		this.month = number;
		return true;
	}

	private boolean readZone(String word) {
		ZoneId named = DateWords.zone(word);
		if (named == null) {
			return false;
		}
		this.zone = named;
		return true;
	}

	private @Nullable LocalDate dayOfNumbers() {
		List<String> rest = new ArrayList<>(this.numbers);
		if (this.month == null) {
			return (rest.size() == 3) ? day(rest.get(0), Integer.parseInt(rest.get(1)), rest.get(2)) : null;
		}
		if (rest.size() == 1) {
			rest.add(0, "1");
		}
		return (rest.size() == 2) ? day(rest.get(0), this.month, rest.get(1)) : null;
	}

	private static @Nullable LocalDate day(String day, int month, String year) {
		if (day.length() == 4 || year.length() == 1) {
			return null;
		}
		return LocalDate.of(DateWords.year(year), month, Integer.parseInt(day));
	}

	private LocalTime timeOfDay() {
		if (this.time == null) {
			return LocalTime.MIDNIGHT;
		}
		if (this.half == null) {
			return this.time;
		}
		int hour = this.time.getHour();
		if (hour == 0 || hour > 12) {
			throw new DateTimeException("No half of the day has an hour " + hour);
		}
		return this.time.withHour(hour % 12 + ("p".equalsIgnoreCase(this.half) ? 12 : 0));
	}

}
