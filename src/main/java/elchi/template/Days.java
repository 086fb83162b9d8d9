package elchi.template;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Set;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.DateIntervalInfo;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

/**
 * Days and spans of days as one language writes them: as CLDR has it, save where its data
 * are too poor for a sentence.
 *
 * @param locale the language, perhaps with a region
 */
record Days(Locale locale) {

	/** CLDR has no spans in Tajik, so that ICU puts the month before the days. */
	private static final String TAJIK = "tg";

	/** CLDR puts a Turkmen weekday after the month with nothing between them. */
	private static final String TURKMEN = "tk";

	/**
	 * CLDR begins Tajik months and weekdays, and the short weekdays of Uzbek, with
	 * capitals, which the languages themselves do not.
	 */
	private static final Set<String> SMALL = Set.of(TAJIK, "uz");

	private static final String WEEKDAY = "EEEdMMM";

	String date(LocalDate date, String skeleton) {
		DateFormat format = format(skeleton);
		format.setTimeZone(TimeZone.GMT_ZONE);
		return letters(format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant())));
	}

	String period(LocalDate first, LocalDate last, String skeleton) {
		DateIntervalFormat format = isIn(TAJIK)
				? DateIntervalFormat.getInstance(skeleton, this.locale, tajikSpans(this.locale))
				: DateIntervalFormat.getInstance(skeleton, this.locale);
		format.setTimeZone(TimeZone.GMT_ZONE);
		return letters(format.format(new DateInterval(millis(first), millis(last))));
	}

	private DateFormat format(String skeleton) {
		return (isIn(TURKMEN) && skeleton.equals(WEEKDAY)) ? new SimpleDateFormat("d MMM, EEE", this.locale)
				: DateFormat.getInstanceForSkeleton(skeleton, this.locale);
	}

	private String letters(String text) {
		return SMALL.contains(this.locale.getLanguage()) ? text.toLowerCase(this.locale) : text;
	}

	private boolean isIn(String language) {
		return this.locale.getLanguage().equals(language);
	}

	private static DateIntervalInfo tajikSpans(Locale locale) {
		DateIntervalInfo spans = new DateIntervalInfo(ULocale.forLocale(locale));
		spans.setIntervalPattern("yMMMMd", Calendar.DATE, "d\u2013d MMMM y");
		spans.setIntervalPattern("yMMMMd", Calendar.MONTH, "d MMMM \u2013 d MMMM y");
		spans.setIntervalPattern("yMMMMd", Calendar.YEAR, "d MMMM y \u2013 d MMMM y");
		spans.setIntervalPattern("MMMd", Calendar.DATE, "d\u2013d MMM");
		spans.setIntervalPattern("MMMd", Calendar.MONTH, "d MMM \u2013 d MMM");
		spans.setIntervalPattern("yMMMd", Calendar.YEAR, "d MMM y \u2013 d MMM y");
		return spans;
	}

	private static long millis(LocalDate date) {
		return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
	}

}
