package elchi.news;

/**
 * The countries of the beat, by ISO 3166 code.
 */
public enum Country {

	/** Kazakhstan. */
	KZ,
	/** Kyrgyzstan. */
	KG,
	/** Tajikistan. */
	TJ,
	/** Turkmenistan. */
	TM,
	/** Uzbekistan. */
	UZ

}
