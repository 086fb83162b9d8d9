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
	IMPORTED

}
