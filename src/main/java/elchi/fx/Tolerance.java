package elchi.fx;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How far apart two sources normally are on one day, as measured, and how far from its
 * peg a pegged currency may stray.
 */
final class Tolerance {

	private static final Map<String, BigDecimal> CROSS_CHECK = Map.of("KGS", new BigDecimal("0.003"), "KZT",
			new BigDecimal("0.007"), "UZS", new BigDecimal("0.007"), "TJS", new BigDecimal("0.015"), "TMT",
			new BigDecimal("0.002"));

	private static final BigDecimal OTHERS = new BigDecimal("0.01");

	private static final BigDecimal AGGREGATE_OF_PEGGED = new BigDecimal("0.025");

	private static final BigDecimal AGGREGATE_NOISE = new BigDecimal("0.01");

	private static final BigDecimal OFFICIAL_OF_PEGGED = new BigDecimal("0.005");

	private static final Map<String, BigDecimal> PEGS = Map.of("TMT", new BigDecimal("3.5"));

	private Tolerance() {
	}

	/**
	 * The dollar's price in a pegged currency.
	 */
	static Optional<BigDecimal> peg(Currency currency) {
		return Optional.ofNullable(PEGS.get(currency.getCurrencyCode()));
	}

	/**
	 * How far from the peg a source may print before its fixing is held back: the
	 * aggregate strays by up to 0.36% every other day.
	 */
	static BigDecimal noise(@Nullable KnownSource source) {
		return (source == KnownSource.CURRENCY_API) ? AGGREGATE_NOISE : OFFICIAL_OF_PEGGED;
	}

	/**
	 * How far from the peg a source must print for the peg to be broken.
	 */
	static BigDecimal band(@Nullable KnownSource source) {
		return (source == KnownSource.CURRENCY_API) ? AGGREGATE_OF_PEGGED : OFFICIAL_OF_PEGGED;
	}

	/**
	 * Within which another source's figure confirms one.
	 */
	static BigDecimal between(Currency currency, @Nullable KnownSource one, @Nullable KnownSource other) {
		boolean aggregate = one == KnownSource.CURRENCY_API || other == KnownSource.CURRENCY_API;
		if (aggregate && peg(currency).isPresent()) {
			return AGGREGATE_OF_PEGGED;
		}
		return CROSS_CHECK.getOrDefault(currency.getCurrencyCode(), OTHERS);
	}

	/**
	 * Whether a source's word counts when another one's figure is doubted: the currency's
	 * issuer, the Bank of Russia and the aggregate confirm one another. The Bank of
	 * Russia derives the manat from its peg and cannot confirm it; another bank's cross
	 * may come from the issuer itself; the ticker comes from nobody knows where.
	 */
	static boolean confirms(@Nullable KnownSource witness, @Nullable KnownSource doubted, Currency currency) {
		if (witness == null || witness == doubted) {
			return false;
		}
		if (witness == KnownSource.CBR) {
			return peg(currency).isEmpty();
		}
		return witness == KnownSource.CURRENCY_API || witness.issues(currency);
	}

}
