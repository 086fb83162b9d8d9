package elchi.fx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one source can say about one currency against the dollar in one ISO week, Monday
 * to Sunday. Prices are local currency per one US dollar; changes are of the local
 * currency's value, so that a plus means it gained.
 *
 * @param currency the local currency
 * @param source name of the source, {@code currency-api}; null if no source has a rate
 * @param label what may be said of the source
 * @param state whether the close is this week's, carried forward, or missing
 * @param open first fixing of the week
 * @param high highest fixing of the week
 * @param low lowest fixing of the week
 * @param close last fixing of the week, or the one carried forward
 * @param slack by what fraction of itself a price of this row may differ from the figure
 * that was rounded to the source's printed digits; 0.06 for the ticker's sum
 * @param unitInDollars the close the other way round: dollars per one unit
 * @param days on how many days of this week the source published
 * @param expectedDays on how many days of a week the source publishes
 * @param change against the previous week's close of the same source
 * @param fourWeeks against the close four weeks before
 * @param year against the close 52 weeks before
 * @param yearLow lowest fixing of the last 52 weeks, if the data reach that far
 * @param yearHigh highest fixing of the last 52 weeks, if the data reach that far
 * @param pegged whether the currency is pegged, so that its moves are noise
 * @param largestSince Monday of the oldest week back to which no weekly change was as
 * large in the same direction; null if there was one within the last four weeks or the
 * data are too short
 * @param held quotes that were set aside, with the reason
 * @param closes weekly closes, oldest first, for the chart; at most nine with this week's
 */
public record WeeklyFigures(Currency currency, @Nullable String source, @Nullable SourceLabel label, State state,
		@Nullable Fixing open, @Nullable Fixing high, @Nullable Fixing low, @Nullable Fixing close, BigDecimal slack,
		@Nullable BigDecimal unitInDollars, int days, int expectedDays, @Nullable ChangeInterval change,
		@Nullable ChangeInterval fourWeeks, @Nullable ChangeInterval year, @Nullable BigDecimal yearLow,
		@Nullable BigDecimal yearHigh, boolean pegged, @Nullable LocalDate largestSince, List<Held> held,
		List<Fixing> closes) {

	/**
	 * Where the close comes from.
	 */
	public enum State {

		/** From a fixing of this week. */
		CURRENT,

		/** From an earlier week, at most 14 days old; its date shows the age. */
		CARRIED_FORWARD,

		/** Nothing within 14 days. */
		NO_RATE

	}

	/**
	 * One day's price.
	 *
	 * @param date effective date
	 * @param price local currency per one dollar
	 */
	public record Fixing(LocalDate date, BigDecimal price) {
	}

	/**
	 * A quote that is in the store but in no figure.
	 *
	 * @param date effective date
	 * @param price local currency per one dollar
	 * @param reason why, {@code PEG}, {@code LARGE} or {@code REDENOMINATION}
	 */
	public record Held(LocalDate date, BigDecimal price, String reason) {
	}

}
