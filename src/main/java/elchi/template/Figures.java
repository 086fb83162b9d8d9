package elchi.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.SignDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;

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
		DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, this.locale);
		format.setTimeZone(TimeZone.GMT_ZONE);
		return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
	}

	String period(LocalDate first, LocalDate last, String skeleton) {
		DateIntervalFormat format = DateIntervalFormat.getInstance(skeleton, this.locale);
		format.setTimeZone(TimeZone.GMT_ZONE);
		return format.format(new DateInterval(millis(first), millis(last)));
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

	private static long millis(LocalDate date) {
		return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
	}

	String list(Collection<String> items) {
		return ListFormatter.getInstance(this.locale).format(items);
	}

}
