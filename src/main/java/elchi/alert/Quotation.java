package elchi.alert;

import java.util.Currency;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;

/**
 * The way round in which a pair's price is said: so many of one currency for one unit of
 * the other.
 *
 * @param pair the unit, and what it is counted in
 * @param turned whether that is the inverse of the fixing's own pair
 */
record Quotation(CurrencyPair pair, boolean turned) {

	private static final int PLACES = 18;

	/**
	 * As people say it: more than one for one, {@code 442.79 tenge per dollar}.
	 */
	static Quotation usual(Fixing fixing) {
		boolean small = fixing.value().numerator().compareTo(fixing.value().denominator()) < 0;
		return new Quotation(small ? fixing.pair().inverse() : fixing.pair(), small);
	}

	/**
	 * As the fixing's pair has it.
	 */
	static Quotation own(Fixing fixing) {
		return new Quotation(fixing.pair(), false);
	}

	Quotation inverse() {
		return new Quotation(this.pair.inverse(), !this.turned);
	}

	/** What is priced. */
	Currency one() {
		return this.pair.base();
	}

	/** What the price is counted in. */
	Currency many() {
		return this.pair.counter();
	}

	Span price(Fixing fixing) {
		Fixing seen = this.turned ? fixing.inverse() : fixing;
		return new Span(seen.low().floor(PLACES), seen.value().rounded(PLACES), seen.high().ceiling(PLACES));
	}

}
