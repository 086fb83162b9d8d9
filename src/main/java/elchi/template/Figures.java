package elchi.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.SignDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.ListFormatter;

/**
 * Numbers and dates as one language writes them.
 *
 * @param locale the language, perhaps with a region
 */
record Figures(Locale locale) {

	/** English without a region is written as in Europe: the day before the month. */
	private static final Locale EUROPE = Locale.forLanguageTag("en-150");

	Figures {
		locale = locale.equals(Locale.ENGLISH) ? EUROPE : locale;
	}

	String number(BigDecimal value, int minFraction, int maxFraction) {
		return format(value, minFraction, maxFraction, SignDisplay.NEGATIVE);
	}

	String signed(BigDecimal value, int minFraction, int maxFraction) {
		return format(value, minFraction, maxFraction, SignDisplay.EXCEPT_ZERO);
	}

	String date(LocalDate date, String skeleton) {
		return new Days(this.locale).date(date, skeleton);
	}

	String period(LocalDate first, LocalDate last, String skeleton) {
		return new Days(this.locale).period(first, last, skeleton);
	}

	private String format(BigDecimal value, int minFraction, int maxFraction, SignDisplay sign) {
		return NumberFormatter.withLocale(this.locale)
			.precision(Precision.minMaxFraction(minFraction, maxFraction))
			.roundingMode(RoundingMode.HALF_UP)
			.sign(sign)
			.format(value)
			.toString()
			.replace('-', '\u2212');
	}

	String list(Collection<String> items) {
		return ListFormatter.getInstance(this.locale).format(items);
	}

}
