package elchi.fx;

import java.util.Currency;
import java.util.Objects;

/**
 * An ordered pair of currencies, such as {@code KZT/USD}: the price of one unit of the
 * base, counted in the counter currency. Immutable; {@link #parse} reads what
 * {@link #toString} prints.
 *
 * @param base the currency that is priced
 * @param counter the currency that the price is counted in
 */
public record CurrencyPair(Currency base, Currency counter) {

	private static final Currency USD = Currency.getInstance("USD");

	public CurrencyPair {
		Objects.requireNonNull(base, "base");
		Objects.requireNonNull(counter, "counter");
		if (base.equals(counter)) {
			throw new IllegalArgumentException(
					"Currency pair '%s/%s' names one currency twice".formatted(base, counter));
		}
	}

	public static CurrencyPair of(String base, String counter) {
		return new CurrencyPair(currency(base), currency(counter));
	}

	/**
	 * The value of a currency in US dollars, {@code KZT/USD} for {@code KZT}.
	 */
	public static CurrencyPair inDollars(Currency currency) {
		return new CurrencyPair(currency, USD);
	}

	public static CurrencyPair parse(String text) {
		String[] parts = text.split("/", -1);
		if (parts.length != 2) {
			throw new IllegalArgumentException("Currency pair '%s' is not of the form KZT/USD".formatted(text));
		}
		return of(parts[0], parts[1]);
	}

	public CurrencyPair inverse() {
		return new CurrencyPair(this.counter, this.base);
	}

	private static Currency currency(String code) {
		try {
			return Currency.getInstance(code);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Unknown currency '%s'; a code of ISO 4217 such as KZT is needed".formatted(code), ex);
		}
	}

	@Override
	public String toString() {
		return this.base + "/" + this.counter;
	}

}
