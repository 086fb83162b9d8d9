package elchi.alert;

import elchi.fx.CurrencyPair;

/**
 * A figure that is observed once for all rules that are held against it, such as
 * {@code KZT/USD 7d}.
 *
 * @param pair whose
 * @param measure which
 */
record Series(CurrencyPair pair, Measure measure) {

	@Override
	public String toString() {
		return this.pair + " " + this.measure;
	}

}
