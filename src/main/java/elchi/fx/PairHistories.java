package elchi.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import elchi.fx.PlausibilityGate.Sifted;

/**
 * What the sources say of pairs, day by day, as it was known at one moment. A source's
 * weekends count where it moves on them.
 */
public class PairHistories {

	private static final Currency USD = Currency.getInstance("USD");

	private static final int LEAD_DAYS = 92;

	private final Quotes quotes;

	private final SourceHealths healths;

	private final Rulings rulings;

	private final FxProperties limits;

	PairHistories(Quotes quotes, SourceHealths healths, Rulings rulings, FxProperties limits) {
		this.quotes = quotes;
		this.healths = healths;
		this.rulings = rulings;
		this.limits = limits;
	}

	/**
	 * Everything with an effective date in {@code [from, to)} that was recorded up to a
	 * number and known by an instant, an operator's words included. Reads each source
	 * once, when it is asked for, and some months more than asked, so that the first days
	 * are measured by those before them.
	 */
	public Snapshot at(LocalDate from, LocalDate to, long upto, Instant knownBy) {
		RateHistory history = RateHistory.ofEveryDay(this.quotes, this.healths, from.minusDays(LEAD_DAYS), to, upto,
				knownBy);
		return new Snapshot(history, new PlausibilityGate(history, this.rulings.knownBy(knownBy), this.limits), from);
	}

	/**
	 * The fixings as they were known at one moment. Not safe for use by several threads.
	 */
	public static final class Snapshot {

		private final RateHistory history;

		private final PlausibilityGate gate;

		private final LocalDate from;

		private final Map<List<Object>, Sifted> sifted = new HashMap<>();

		private Snapshot(RateHistory history, PlausibilityGate gate, LocalDate from) {
			this.history = history;
			this.gate = gate;
			this.from = from;
		}

		/**
		 * One source's fixings of a pair, which may be a cross of two currencies through
		 * the dollar. A figure that the source prints for the pair itself is preferred.
		 */
		public PairHistory history(CurrencyPair pair, String source) {
			List<HeldFixing> held = Stream.of(pair.base(), pair.counter())
				.filter((currency) -> !currency.equals(USD))
				.flatMap((currency) -> sifted(source, currency).held().stream())
				.toList();
			return new PairHistory(pair, source, fixings(pair, source), held, isPegged(pair));
		}

		/**
		 * What is held back of some sources' fixings of some currencies.
		 */
		public List<HeldFixing> held(Collection<String> sources, Collection<Currency> currencies) {
			return sources.stream()
				.flatMap(
						(source) -> currencies.stream().flatMap((currency) -> sifted(source, currency).held().stream()))
				.toList();
		}

		private List<Fixing> fixings(CurrencyPair pair, String source) {
			if (pair.counter().equals(USD)) {
				return inDollars(source, pair.base());
			}
			if (pair.base().equals(USD)) {
				return inDollars(source, pair.counter()).stream().map(Fixing::inverse).toList();
			}
			return crossed(pair, source);
		}

		private List<Fixing> crossed(CurrencyPair pair, String source) {
			Map<LocalDate, Fixing> crossed = new TreeMap<>(printed(pair, source));
			Map<LocalDate, Fixing> counters = new HashMap<>();
			inDollars(source, pair.counter()).forEach((fixing) -> counters.put(fixing.date(), fixing));
			for (Fixing base : inDollars(source, pair.base())) {
				Fixing counter = counters.get(base.date());
				if (counter != null) {
					Fixing cross = base.over(counter);
					crossed.merge(base.date(), cross, (direct, other) -> direct.confirmed(other.confirmedBy()));
				}
			}
			return List.copyOf(crossed.values());
		}

		/**
		 * What the source prints for the pair itself, without the days on which either
		 * currency is strange in dollars.
		 */
		private Map<LocalDate, Fixing> printed(CurrencyPair pair, String source) {
			Map<LocalDate, Fixing> printed = new HashMap<>();
			this.history.printed(source, pair.inverse())
				.forEach((quote) -> printed.put(quote.effectiveDate(), quote.exactly(null).inverse()));
			this.history.printed(source, pair)
				.forEach((quote) -> printed.put(quote.effectiveDate(), quote.exactly(null)));
			Stream.of(pair.base(), pair.counter()).forEach((currency) -> {
				Sifted rates = sifted(source, currency);
				printed.keySet().removeIf((date) -> date.isBefore(this.from) || rates.isOut(date));
			});
			return printed;
		}

		private List<Fixing> inDollars(String source, Currency currency) {
			Sifted rates = sifted(source, currency);
			return rates.good().stream().map((rate) -> rate.exactly(rates.confirmed().get(rate.date()))).toList();
		}

		private Sifted sifted(String source, Currency currency) {
			return this.sifted.computeIfAbsent(List.of(source, currency),
					(key) -> this.gate.sift(source, currency).since(this.from));
		}

		private static boolean isPegged(CurrencyPair pair) {
			Set<Currency> both = new HashSet<>(List.of(pair.base(), pair.counter()));
			return both.remove(USD) && Tolerance.peg(both.iterator().next()).isPresent();
		}

	}

}
