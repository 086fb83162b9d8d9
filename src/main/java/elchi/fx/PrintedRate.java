package elchi.fx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One figure read from a document, before it is recorded as a {@link Quote}. A row of a
 * file may say for itself since when it was known.
 */
record PrintedRate(String source, CurrencyPair pair, int nominal, String text, LocalDate effectiveDate,
		@Nullable String printedChange, @Nullable Instant knownAt) {

	PrintedRate {
		if (nominal < 1) {
			throw new IllegalArgumentException("nominal '%d' is not positive".formatted(nominal));
		}
		if (text.length() > 60) {
			throw new IllegalArgumentException(
					"rate '%s...' is longer than 60 characters".formatted(text.substring(0, 20)));
		}
		number(text);
	}

	/**
	 * Reads a positive decimal as issuers print it: with a dot or a comma, {@code 1e-9}
	 * too.
	 */
	static BigDecimal number(String text) {
		BigDecimal number = parse(text);
		if (number.signum() <= 0) {
			throw new IllegalArgumentException("rate '%s' is not positive".formatted(text));
		}
		if (number.precision() > 40 || Math.abs(number.scale()) > 40) {
			throw new IllegalArgumentException("rate '%s' is out of any currency's range".formatted(text));
		}
		return number;
	}

	private static BigDecimal parse(String text) {
		try {
			return new BigDecimal(text.strip().replace(',', '.'));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("rate '%s' is not a number such as 478.77".formatted(text), ex);
		}
	}

}
