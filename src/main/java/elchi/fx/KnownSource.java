package elchi.fx;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The sources that Elchi knows by name: where they are found, whose currency they issue,
 * and on which effective dates they have a fixing of their own.
 */
enum KnownSource {

	/** National Bank of Kazakhstan; answers weekends with Friday's figures. */
	NBK("nbk", "Asia/Almaty", "KZT", Days.WORKING, "https://nationalbank.kz/rss/get_rates.cfm?fdate={date:dd.MM.yyyy}",
			null, null),

	/** National Bank of the Kyrgyz Republic; dated one day ahead, other banks weekly. */
	NBKR("nbkr", "Asia/Bishkek", "KGS", Days.FIVE_OF_ANY, "https://www.nbkr.kg/XML/daily.xml",
			"https://www.nbkr.kg/XML/weekly.xml",
			"https://www.nbkr.kg/index1.jsp?item=1562&lang=ENG&valuta_id={currency}"
					+ "&beg_day={from:dd}&beg_month={from:MM}&beg_year={from:yyyy}"
					+ "&end_day={to:dd}&end_month={to:MM}&end_year={to:yyyy}"),

	/** National Bank of Tajikistan; repeats Friday's figures at weekends. */
	NBT("nbt", "Asia/Dushanbe", "TJS", Days.WORKING,
			"https://www.nbt.tj/en/kurs/export_xml.php?date={date}&export=xmlout", null, null),

	/** Central Bank of Uzbekistan. */
	CBU("cbu", "Asia/Tashkent", "UZS", Days.WORKING, "https://cbu.uz/en/arkhiv-kursov-valyut/json/", null,
			"https://cbu.uz/en/arkhiv-kursov-valyut/json/all/{date}/"),

	/** Central Bank of Turkmenistan; no file on Sundays. */
	CBT("cbt", "Asia/Ashgabat", "TMT", Days.SIX_OF_ANY, "https://cbt.tm/kurs/{date:yyyy}/{date:ddMMyyyy}.xml", null,
			null),

	/** Bank of Russia; effective from Tuesday to Saturday. */
	CBR("cbr", "Europe/Moscow", "RUB", Days.FIVE_OF_ANY, "https://www.cbr.ru/scripts/XML_daily.asp", null,
			"https://www.cbr.ru/scripts/XML_dynamic.asp?date_req1={from:dd/MM/yyyy}&date_req2={to:dd/MM/yyyy}"
					+ "&VAL_NM_RQ={currency}"),

	/** European Central Bank; knows none of the five currencies. */
	ECB("ecb", "Europe/Berlin", "EUR", Days.WORKING, "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml",
			null, null),

	/** Aggregate of undisclosed sources; its weekend rows move though no market does. */
	CURRENCY_API("currency-api", "UTC", null, Days.WORKING,
			"https://cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.json", null,
			"https://cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@{date}/v1/currencies/usd.json"),

	/** Ticker on a saved page; has no address of its own. */
	SAVED_TICKER("saved-ticker", "Asia/Almaty", null, Days.SEVEN, null, null, null);

	private static final Set<String> WEEKDAYS_OF_NBKR = Set.of("KGS", "KZT", "EUR", "CNY", "RUB");

	private final String key;

	private final ZoneId zone;

	private final @Nullable String issues;

	private final Days days;

	private final @Nullable String location;

	private final @Nullable String also;

	private final @Nullable String history;

	KnownSource(String key, String zone, @Nullable String issues, Days days, @Nullable String location,
			@Nullable String also, @Nullable String history) {
		this.key = key;
		this.zone = ZoneId.of(zone);
		this.issues = issues;
		this.days = days;
		this.location = location;
		this.also = also;
		this.history = history;
	}

	static Optional<KnownSource> named(String name) {
		return Arrays.stream(values()).filter((known) -> known.key.equals(name)).findFirst();
	}

	String key() {
		return this.key;
	}

	ZoneId zone() {
		return this.zone;
	}

	boolean issues(Currency currency) {
		return currency.getCurrencyCode().equals(this.issues);
	}

	Days days() {
		return this.days;
	}

	/**
	 * On how many days of a week it has a fixing of a currency. The Kyrgyz bank prints
	 * its smaller neighbours once a week.
	 */
	int fixingsAWeek(Currency currency) {
		boolean weekly = this == NBKR && !WEEKDAYS_OF_NBKR.contains(currency.getCurrencyCode());
		return weekly ? 1 : this.days.expected();
	}

	/**
	 * The source at its well-known address; empty if it has none.
	 */
	Optional<RateSource> source() {
		return Optional.ofNullable(this.location)
			.map((address) -> new RateSource(this.key, this.key, address,
					(this.also != null) ? List.of(this.also) : List.of(), this.history, null));
	}

	/**
	 * On which effective dates a row is a fixing, and how many there are in a week.
	 */
	enum Days {

		/** Monday to Friday; what stands on a weekend is a repeat or noise. */
		WORKING(5, DayOfWeek.FRIDAY),

		/** Five in a week, on whichever days the source dates them. */
		FIVE_OF_ANY(5, DayOfWeek.SUNDAY),

		/** Six in a week. */
		SIX_OF_ANY(6, DayOfWeek.SUNDAY),

		/** Every day. */
		SEVEN(7, DayOfWeek.SUNDAY);

		private final int expected;

		private final DayOfWeek last;

		Days(int expected, DayOfWeek last) {
			this.expected = expected;
			this.last = last;
		}

		int expected() {
			return this.expected;
		}

		boolean isFixing(DayOfWeek day) {
			return day.compareTo(this.last) <= 0;
		}

	}

}
