package elchi.digest;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the templates of the digest see: one edition in one language for one set of
 * preferences, every figure and date already in words. What a reader did not ask for is
 * not in here; what is null or empty is not printed.
 *
 * @param language tag of the language, {@code en}
 * @param subject the fact of the week,
 * {@code Tenge up 0.8%: the week in Central Asia (21–27
 * Sep)}
 * @param preheader the second fact, 40 to 90 characters
 * @param range the days of the week in full, {@code 21–27 September 2026}
 * @param week its ISO number in words, {@code week 39}
 * @param notice first line of a correction, a late or a thin edition; null mostly
 * @param lead the week in one line
 * @param rates the FX table; null for a reader who gets none or when no source has rates
 * @param sections the countries, then the region
 * @param excerpts whether the stories show their excerpts
 * @param sources {@code 7 of 8 sources answered}, with the names of the silent ones
 * @param footer why this mail, and how to leave
 * @param wrap folds a paragraph of the text part at 72 columns
 */
record DigestView(String language, String subject, String preheader, String range, String week, @Nullable String notice,
		String lead, @Nullable Rates rates, List<Section> sections, boolean excerpts, String sources, Footer footer,
		Function<String, String> wrap) {

	/**
	 * The same edition with another end.
	 */
	DigestView with(Footer other) {
		return with(other, this.wrap);
	}

	/**
	 * The same edition with another end and folded otherwise.
	 */
	DigestView with(Footer other, Function<String, String> fold) {
		return new DigestView(this.language, this.subject, this.preheader, this.range, this.week, this.notice,
				this.lead, this.rates, this.sections, this.excerpts, this.sources, other, fold);
	}

	/**
	 * The FX table.
	 *
	 * @param label what may be said of the sources, {@code market aggregate}
	 * @param asOf date of the newest close, {@code Fri 25 Sep}
	 * @param rows a currency each
	 * @param yearColumn whether any row has a 52-week range
	 * @param text the table aligned with spaces for the text part, a line each, header
	 * first
	 * @param chart the chart; null on a machine without a font
	 * @param legend what a plus means, and whose figures these are
	 * @param notes carried forward, held back, a line each
	 */
	record Rates(String label, String asOf, List<Row> rows, boolean yearColumn, List<String> text,
			@Nullable Chart chart, String legend, List<String> notes) {
	}

	/**
	 * One currency.
	 *
	 * @param name {@code Tenge}
	 * @param code {@code KZT}
	 * @param close local currency per dollar, {@code 441.97}; a dash if there is none
	 * @param change of the week, {@code +0.77%}, {@code pegged},
	 * {@code too coarse to say}
	 * @param trend one of up, down, flat and none
	 * @param arrow repeats the trend as a character; empty for none
	 * @param trendWord repeats the trend as a word for a screen reader
	 * @param fourWeeks change of four weeks; a dash if the data do not reach
	 * @param year the 52-week range; null if the data do not reach
	 * @param unit dollars per one unit, {@code 0.0022626}
	 * @param note such as {@code as of 18 Sep} for a close carried forward; empty mostly
	 * @param news a story of the week that speaks of it; null if there is none
	 */
	record Row(String name, String code, String close, String change, String trend, String arrow, String trendWord,
			String fourWeeks, @Nullable YearRange year, String unit, String note, @Nullable Mention news) {

		boolean up() {
			return this.trend.equals("up");
		}

		boolean down() {
			return this.trend.equals("down");
		}

		/** Neither up nor down, but said. */
		boolean flat() {
			return this.trend.equals("flat");
		}

		/** No arrow: nothing to point at. */
		boolean none() {
			return this.trend.equals("none");
		}

	}

	/**
	 * A story that speaks of a currency: a link, not a claim that it moved it.
	 *
	 * @param title its headline, since a bare "why" would be a claim
	 * @param link its address; null for a saved page
	 */
	record Mention(String title, @Nullable String link) {
	}

	/**
	 * Where the close stands between the extremes of 52 weeks.
	 *
	 * @param low the lowest
	 * @param high the highest
	 * @param percent place of the close between them, 0 to 100
	 * @param alt the same in words for those who do not see the bar
	 */
	record YearRange(String low, String high, int percent, String alt) {

		/** The rest of the bar, since a template does not calculate. */
		int rest() {
			return 100 - this.percent;
		}

	}

	/**
	 * The picture.
	 *
	 * @param source {@code cid:chart} in a mail
	 * @param caption what it shows, {@code Tenge per US dollar, weekly closes of 8 weeks}
	 * @param alt the finding in words; the text part prints it
	 */
	record Chart(String source, String caption, String alt) {
	}

	/**
	 * One country, or the region.
	 *
	 * @param title {@code Kazakhstan}
	 * @param stories at least one
	 */
	record Section(String title, List<Item> stories) {
	}

	/**
	 * One story.
	 *
	 * @param title the headline
	 * @param link null for a saved page
	 * @param excerpt one or two whole sentences; null if there is none or none is wanted
	 * @param credit outlets and day, {@code Sample Courier, also Sample Wire. 25 Sep}
	 */
	record Item(String title, @Nullable String link, @Nullable String excerpt, String credit) {
	}

	/**
	 * The end of the mail.
	 *
	 * @param why {@code You get this because you confirmed reader@example.org.}; null in
	 * the archive
	 * @param unsubscribe link; null in the archive
	 * @param preferences link; null in the archive
	 * @param archive link to the edition on the web
	 * @param publisher name of the publisher
	 * @param postalAddress postal address of the publisher; empty while unset
	 */
	record Footer(@Nullable String why, @Nullable String unsubscribe, @Nullable String preferences, String archive,
			String publisher, String postalAddress) {
	}

}
