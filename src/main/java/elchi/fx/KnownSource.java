package elchi.fx;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
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
	NBK("nbk", "Asia/Almaty", "KZT", Days.WORKING,
			List.of("https://nationalbank.kz/rss/get_rates.cfm?fdate={date:dd.MM.yyyy}"), null),

	/** National Bank of the Kyrgyz Republic; dated one day ahead, other banks weekly. */
	NBKR("nbkr", "Asia/Bishkek", "KGS", Days.FIVE_OF_ANY,
			List.of("https://www.nbkr.kg/XML/daily.xml", "https://www.nbkr.kg/XML/weekly.xml"),
			"https://www.nbkr.kg/index1.jsp?item=1562&lang=ENG&valuta_id={currency}"
					+ "&beg_day={from:dd}&beg_month={from:MM}&beg_year={from:yyyy}"
					+ "&end_day={to:dd}&end_month={to:MM}&end_year={to:yyyy}"),

	/** National Bank of Tajikistan; repeats Friday's figures at weekends. */
	NBT("nbt", "Asia/Dushanbe", "TJS", Days.WORKING,
			List.of("https://www.nbt.tj/en/kurs/export_xml.php?date={date}&export=xmlout"), null),

	/** Central Bank of Uzbekistan. */
	CBU("cbu", "Asia/Tashkent", "UZS", Days.WORKING, List.of("https://cbu.uz/en/arkhiv-kursov-valyut/json/"),
			"https://cbu.uz/en/arkhiv-kursov-valyut/json/all/{date}/"),

	/** Central Bank of Turkmenistan; no file on Sundays. */
	CBT("cbt", "Asia/Ashgabat", "TMT", Days.SIX_OF_ANY, List.of("https://cbt.tm/kurs/{date:yyyy}/{date:ddMMyyyy}.xml"),
			null),

	/** Bank of Russia; effective from Tuesday to Saturday. */
	CBR("cbr", "Europe/Moscow", "RUB", Days.FIVE_OF_ANY, List.of("https://www.cbr.ru/scripts/XML_daily.asp"),
			"https://www.cbr.ru/scripts/XML_dynamic.asp?date_req1={from:dd/MM/yyyy}&date_req2={to:dd/MM/yyyy}"
					+ "&VAL_NM_RQ={currency}"),

	/** European Central Bank; knows none of the five currencies. */
	ECB("ecb", "Europe/Berlin", "EUR", Days.WORKING,
			List.of("https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"), null),

	/** Aggregate of undisclosed sources; its weekend rows move though no market does. */
	CURRENCY_API("currency-api", "UTC", null, Days.WORKING,
			List.of("https://cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.json"),
			"https://cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@{date}/v1/currencies/usd.json"),

	/** Ticker on a saved page; has no address of its own. */
	SAVED_TICKER("saved-ticker", "Asia/Almaty", null, Days.SEVEN, List.of(), null);

	private static final Set<String> WEEKDAYS_OF_NBKR = Set.of("KGS", "KZT", "EUR", "CNY", "RUB");

	private final String key;

	private final ZoneId zone;

	private final @Nullable Currency issues;

	private final Days days;

	private final List<String> locations;

	private final @Nullable String history;

	KnownSource(String key, String zone, @Nullable String issues, Days days, List<String> locations,
			@Nullable String history) {
		this.key = key;
		this.zone = ZoneId.of(zone);
		this.issues = (issues != null) ? Currency.getInstance(issues) : null;
		this.days = days;
		this.locations = locations;
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
		return currency.equals(this.issues);
	}

	/**
	 * Whether this is the central bank of some currency.
	 */
	boolean isBank() {
		return this.issues != null;
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

	Optional<RateSource> source() {
		if (this.locations.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new RateSource(this.key, this.key, this.locations.get(0),
				this.locations.subList(1, this.locations.size()), this.history, null));
	}

	/**
	 * On which effective dates a row is a fixing, and how many there are in a week.
	 */
	enum Days {

		/** Monday to Friday; what stands on a weekend is a repeat or noise. */
		WORKING(5, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),

		/** Five in a week, on whichever days the source dates them. */
		FIVE_OF_ANY(5, EnumSet.allOf(DayOfWeek.class)),

		/** Six in a week. */
		SIX_OF_ANY(6, EnumSet.allOf(DayOfWeek.class)),

		/** Every day. */
		SEVEN(7, EnumSet.allOf(DayOfWeek.class));

		private final int expected;

		private final Set<DayOfWeek> fixings;

		Days(int expected, Set<DayOfWeek> fixings) {
			this.expected = expected;
			this.fixings = fixings;
		}

		int expected() {
			return this.expected;
		}

		boolean isFixing(DayOfWeek day) {
			return this.fixings.contains(day);
		}

	}

}
