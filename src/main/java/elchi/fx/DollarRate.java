package elchi.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

import org.jspecify.annotations.Nullable;

/**
 * What one source says of a currency and the dollar on one day: a quote of the two, or
 * two quotes that cross them through the source's own currency.
 *
 * @param currency the local currency
 * @param quote the quote of the currency
 * @param dollar the dollar in the same third currency on the same day; null if the quote
 * is against the dollar itself
 */
record DollarRate(Currency currency, Quote quote, @Nullable Quote dollar) {

	private static final MathContext DOWNWARDS = new MathContext(12, RoundingMode.DOWN);

	private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

	LocalDate date() {
		return this.quote.effectiveDate();
	}

	/**
	 * Since when all of it is known.
	 */
	Instant knownAt() {
		Instant own = this.quote.fetchedAt();
		return (this.dollar != null && this.dollar.fetchedAt().isAfter(own)) ? this.dollar.fetchedAt() : own;
	}

	/**
	 * The value of one unit in dollars, with what the printed digits leave open.
	 * @param confirmedBy what confirmed it when it was doubted; null if it never was
	 */
	Fixing exactly(@Nullable String confirmedBy) {
		Fixing own = this.quote.exactly(confirmedBy);
		Fixing local = isLocalFirst() ? own : own.inverse();
		if (this.dollar == null) {
			return local;
		}
		return local.over(this.dollar.exactly(null));
	}

	/**
	 * Local currency per dollar.
	 */
	BigDecimal price() {
		if (this.dollar != null) {
			return this.dollar.perUnit().divide(this.quote.perUnit(), DIGITS);
		}
		return isLocalFirst() ? BigDecimal.ONE.divide(this.quote.perUnit(), DIGITS) : this.quote.perUnit();
	}

	/**
	 * Dollars per one unit of the local currency.
	 */
	BigDecimal unit() {
		if (this.dollar != null) {
			return this.quote.perUnit().divide(this.dollar.perUnit(), DIGITS);
		}
		return isLocalFirst() ? this.quote.perUnit() : BigDecimal.ONE.divide(this.quote.perUnit(), DIGITS);
	}

	/**
	 * By what fraction of itself the price may differ from the figure that was rounded to
	 * the printed digits.
	 */
	BigDecimal slack() {
		BigDecimal own = slack(this.quote);
		return (this.dollar != null) ? own.add(slack(this.dollar)) : own;
	}

	private static BigDecimal slack(Quote quote) {
		return quote.halfTick().divide(quote.printed(), DOWNWARDS);
	}

	/**
	 * The change of the local currency's value in dollars since an earlier day of the
	 * same source.
	 */
	ChangeInterval changeSince(DollarRate earlier) {
		ChangeInterval own = new Movement(earlier.quote, this.quote).valueOf(this.currency);
		if (this.dollar == null || earlier.dollar == null) {
			return own;
		}
		Movement dollars = new Movement(earlier.dollar, this.dollar);
		return own.times(dollars.valueOf(this.dollar.pair().counter()));
	}

	WeeklyFigures.Fixing fixing() {
		return new WeeklyFigures.Fixing(date(), price());
	}

	private boolean isLocalFirst() {
		return this.quote.pair().base().equals(this.currency);
	}

}
