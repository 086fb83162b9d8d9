package elchi.digest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

import elchi.template.Phrases;

/**
 * Figures and days of the digest in one language.
 */
final class Words {

	/** What stands where there is no figure. */
	static final String NONE = "–";

	/** Marks a figure of few digits. */
	static final String ROUGHLY = "≈";

	private static final BigDecimal HALF = new BigDecimal("0.5");

	private static final BigDecimal LARGE = new BigDecimal("1000");

	private static final int UNIT_DIGITS = 5;

	private final Phrases phrases;

	Words(Phrases phrases) {
		this.phrases = phrases;
	}

	String text(String key) {
		return this.phrases.text("digest." + key);
	}

	String format(String key, Map<String, ?> arguments) {
		return this.phrases.format("digest." + key, arguments);
	}

	/**
	 * Local currency per dollar: two decimals below a thousand, none above, and no more
	 * digits than the source printed, {@code 87.5}; where not even whole units are
	 * certain, rounded and marked: {@code ≈12,500}.
	 * @param slack by what fraction of itself the price may be wrong
	 */
	String price(BigDecimal price, BigDecimal slack) {
		BigDecimal error = price.multiply(slack);
		int decimals = supported((price.compareTo(LARGE) < 0) ? 2 : 0, error);
		if (decimals >= 0) {
			return this.phrases.number(price.setScale(decimals, RoundingMode.HALF_UP), decimals, decimals);
		}
		int magnitude = Math.min(0, error.scale() - error.precision() + 1);
		return ROUGHLY + this.phrases.number(price.setScale(magnitude, RoundingMode.HALF_UP), 0, 0);
	}

	/**
	 * How many decimals an error leaves standing; -1 if not even whole units do.
	 */
	private static int supported(int most, BigDecimal error) {
		int decimals = most;
		while (decimals >= 0 && error.compareTo(HALF.movePointLeft(decimals)) > 0) {
			decimals--;
		}
		return decimals;
	}

	/**
	 * Dollars per one unit, with five digits that count, {@code 0.0022626}, or as many as
	 * the source printed.
	 * @param slack by what fraction of itself the figure may be wrong
	 */
	String unit(BigDecimal unit, BigDecimal slack) {
		int decimals = Math.max(0, supported(UNIT_DIGITS - unit.precision() + unit.scale(), unit.multiply(slack)));
		return this.phrases.number(unit.setScale(decimals, RoundingMode.HALF_UP), decimals, decimals);
	}

	/**
	 * A change with its sign: {@code +0.77%}.
	 */
	String signed(SaidChange change) {
		int digits = change.percent().scale();
		return this.phrases.signed(change.percent(), digits, digits) + "%";
	}

	/**
	 * The size of a change without its sign: {@code 0.77%}.
	 */
	String size(SaidChange change) {
		return percent(change.percent().abs());
	}

	/**
	 * A percentage with the digits it bears.
	 */
	String percent(BigDecimal percent) {
		return this.phrases.number(percent, percent.scale(), percent.scale()) + "%";
	}

	/** {@code 25 Sep}. */
	String day(LocalDate date) {
		return this.phrases.date(date, "dMMM");
	}

	/** {@code Fri 25 Sep}. */
	String weekday(LocalDate date) {
		return this.phrases.date(date, "EEEdMMM");
	}

	/** {@code 21–27 September 2026}. */
	String range(Week week) {
		return this.phrases.period(week.monday(), week.sunday(), "yMMMMd");
	}

	/** {@code 21–27 Sep}. */
	String shortRange(Week week) {
		return this.phrases.period(week.monday(), week.sunday(), "MMMd");
	}

	/** {@code the som, the somoni and the sum}. */
	String list(Collection<String> names) {
		return this.phrases.list(names);
	}

	/**
	 * The same with a capital at its beginning, for a sentence that begins with a name.
	 */
	String sentence(String text) {
		if (text.isEmpty()) {
			return text;
		}
		int first = text.codePointAt(0);
		return Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first));
	}

	/** {@code National Bank of Kazakhstan} for {@code nbk}. */
	String source(String name) {
		return format("source", Map.of("name", name));
	}

	String language() {
		return this.phrases.locale().toLanguageTag();
	}

}
