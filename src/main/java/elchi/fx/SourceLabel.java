package elchi.fx;

/**
 * What may be said of a source's figures beside them.
 */
public enum SourceLabel {

	/** The central bank that issues the currency printed it. */
	OFFICIAL,

	/** Another central bank's cross rate. */
	CROSS,

	/** An aggregate of undisclosed market sources, such as currency-api. */
	MARKET_AGGREGATE,

	/** A figure on a news site, of unknown origin. */
	SITE_TICKER,

	/** Figures that an operator imported. */
	IMPORTED;

	/**
	 * What may be said of a source's figures for a pair.
	 */
	public static SourceLabel of(String source, CurrencyPair pair) {
		KnownSource known = KnownSource.named(source).orElse(null);
		if (known == null) {
			return IMPORTED;
		}
		return switch (known) {
			case CURRENCY_API -> MARKET_AGGREGATE;
			case SAVED_TICKER -> SITE_TICKER;
			default -> (known.issues(pair.base()) || known.issues(pair.counter())) ? OFFICIAL : CROSS;
		};
	}

}
