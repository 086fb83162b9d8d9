package elchi.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that was known by one instant about the dollar in a range of days, by source. Reads
 * each source once.
 */
class RateHistory {

	private static final Currency USD = Currency.getInstance("USD");

	private final Quotes quotes;

	private final SourceHealths healths;

	private final LocalDate from;

	private final LocalDate to;

	private final long upto;

	private final Instant knownBy;

	private final Set<KnownSource> daily;

	private final List<String> sources = new ArrayList<>();

	private final Map<String, List<Quote>> bySource = new HashMap<>();

	private final Map<String, Optional<KnownSource>> profiles = new HashMap<>();

	/**
	 * A history of the days in {@code [from, to)}.
	 * @param upto the number of the last quote that counts
	 * @param daily sources of which every day counts, also those on which others only
	 * repeat themselves
	 */
	RateHistory(Quotes quotes, SourceHealths healths, LocalDate from, LocalDate to, long upto, Instant knownBy,
			Set<KnownSource> daily) {
		this.quotes = quotes;
		this.healths = healths;
		this.from = from;
		this.to = to;
		this.upto = upto;
		this.knownBy = knownBy;
		this.daily = daily;
	}

	/**
	 * A history of the days that make closes.
	 */
	static RateHistory ofCloses(Quotes quotes, SourceHealths healths, LocalDate from, LocalDate to, Instant knownBy) {
		return new RateHistory(quotes, healths, from, to, Long.MAX_VALUE, knownBy, Set.of());
	}

	/**
	 * A history with the weekends of the aggregate, which moves every day.
	 */
	static RateHistory ofEveryDay(Quotes quotes, SourceHealths healths, LocalDate from, LocalDate to, long upto,
			Instant knownBy) {
		return new RateHistory(quotes, healths, from, to, upto, knownBy, Set.of(KnownSource.CURRENCY_API));
	}

	List<String> sources() {
		if (this.sources.isEmpty()) {
			this.sources.addAll(this.quotes.sources());
		}
		return this.sources;
	}

	/**
	 * What is known of a source by its name, or else by the provider that reads it; empty
	 * for a name that an imported file brought.
	 */
	Optional<KnownSource> profile(String source) {
		return this.profiles.computeIfAbsent(source,
				(name) -> KnownSource.named(name).or(() -> this.healths.provider(name).flatMap(KnownSource::named)));
	}

	/**
	 * A source's fixings of a currency, oldest first: days on which it only repeats
	 * itself are left out.
	 */
	List<DollarRate> fixings(String source, Currency currency) {
		List<DollarRate> direct = direct(source, currency);
		return direct.isEmpty() ? crossed(source, currency) : direct;
	}

	private List<DollarRate> direct(String source, Currency currency) {
		CurrencyPair pair = CurrencyPair.inDollars(currency);
		List<DollarRate> direct = select(source, (quote) -> quote.pair().equals(pair.inverse()), currency);
		return direct.isEmpty() ? select(source, (quote) -> quote.pair().equals(pair), currency) : direct;
	}

	private List<DollarRate> select(String source, Predicate<Quote> choice, Currency currency) {
		return quotes(source).stream().filter(choice).map((quote) -> new DollarRate(currency, quote, null)).toList();
	}

	private List<DollarRate> crossed(String source, Currency currency) {
		Map<List<Object>, Quote> dollars = quotes(source).stream()
			.filter((quote) -> quote.pair().base().equals(USD))
			.collect(Collectors.toMap((quote) -> List.of(quote.pair().counter(), quote.effectiveDate()),
					(quote) -> quote));
		List<DollarRate> crossed = new ArrayList<>();
		for (Quote quote : quotes(source)) {
			Quote dollar = dollars.get(List.of(quote.pair().counter(), quote.effectiveDate()));
			if (quote.pair().base().equals(currency) && dollar != null) {
				crossed.add(new DollarRate(currency, quote, dollar));
			}
		}
		return crossed;
	}

	/**
	 * A source's own quotes of a pair, in the direction given.
	 */
	List<Quote> printed(String source, CurrencyPair pair) {
		return quotes(source).stream().filter((quote) -> quote.pair().equals(pair)).toList();
	}

	private List<Quote> quotes(String source) {
		return this.bySource.computeIfAbsent(source, (name) -> {
			Predicate<LocalDate> isFixing = profile(name).filter((known) -> !this.daily.contains(known))
				.map(KnownSource::days)
				.<Predicate<LocalDate>>map((days) -> (date) -> days.isFixing(date.getDayOfWeek()))
				.orElse((date) -> true);
			return this.quotes.between(name, this.from, this.to, this.upto, this.knownBy)
				.stream()
				.filter((quote) -> isFixing.test(quote.effectiveDate()))
				.toList();
		});
	}

}
