package elchi.fx;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts as strange in a rate.
 *
 * @param large by currency, the move since a source's previous fixing beyond which it is
 * held until an independent source shows it, such as 0.15 for KZT; 0.10 for those not
 * named
 */
@ConfigurationProperties("elchi.fx")
record FxProperties(@DefaultValue Map<String, BigDecimal> large) {

	private static final BigDecimal USUAL = new BigDecimal("0.10");

	FxProperties {
		// an environment variable's name arrives in lower case
		large = large.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((limit) -> limit.getKey().toUpperCase(Locale.ROOT),
					Map.Entry::getValue));
		large.forEach(FxProperties::check);
	}

	/**
	 * Nothing configured.
	 */
	static FxProperties usual() {
		return new FxProperties(Map.of());
	}

	BigDecimal large(Currency currency) {
		return this.large.getOrDefault(currency.getCurrencyCode(), USUAL);
	}

	private static void check(String code, BigDecimal limit) {
		boolean known = Currency.getAvailableCurrencies()
			.stream()
			.anyMatch((currency) -> currency.getCurrencyCode().equals(code));
		if (!known) {
			throw new IllegalArgumentException(
					"'elchi.fx.large' names '%s'; a code of ISO 4217 such as KZT is needed".formatted(code));
		}
		if (limit.signum() <= 0 || limit.compareTo(BigDecimal.ONE) > 0) {
			throw new IllegalArgumentException(
					"'elchi.fx.large.%s' is '%s'; a fraction above 0 and up to 1 is needed, 0.15 for 15 percent"
						.formatted(code, limit.toPlainString()));
		}
	}

}
