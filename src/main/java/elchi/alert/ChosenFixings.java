package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import elchi.fx.CurrencyPair;
import elchi.fx.PairHistories;
import elchi.fx.PairHistory;

/**
 * The fixings of the sources that the definition prefers. Not safe for use by several
 * threads.
 */
final class ChosenFixings implements KnownFixings {

	private static final Currency USD = Currency.getInstance("USD");

	/** Some issuers date a figure some days ahead. */
	static final int AHEAD = 15;

	private static final int FRESH = 14;

	private final PairHistories histories;

	private final Map<String, List<String>> rates;

	private final long upto;

	private final Instant now;

	private final Map<LocalDate, PairHistories.Snapshot> snapshots = new HashMap<>();

	private final Map<List<Object>, Optional<PairHistory>> known = new HashMap<>();

	ChosenFixings(PairHistories histories, Map<String, List<String>> rates, long upto, Instant now) {
		this.histories = histories;
		this.rates = rates;
		this.upto = upto;
		this.now = now;
	}

	@Override
	public Optional<PairHistory> of(CurrencyPair pair, LocalDate from) {
		return this.known.computeIfAbsent(List.of(pair, from), (key) -> choose(pair, from));
	}

	@Override
	public Optional<String> impossible(CurrencyPair pair) {
		if (!sources(pair).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of("No source has rates of %s; pairs of %s are possible".formatted(pair, String.join(", ",
				new TreeSet<>(Stream.concat(this.rates.keySet().stream(), Stream.of("USD")).toList()))));
	}

	private Optional<PairHistory> choose(CurrencyPair pair, LocalDate from) {
		LocalDate fresh = today().minusDays(FRESH);
		List<PairHistory> all = sources(pair).stream()
			.map((source) -> snapshot(from).history(pair, source))
			.filter((history) -> !history.fixings().isEmpty())
			.toList();
		return all.stream()
			.filter((history) -> !history.fixings().get(history.fixings().size() - 1).date().isBefore(fresh))
			.findFirst()
			.or(() -> all.stream().findFirst());
	}

	private List<String> sources(CurrencyPair pair) {
		if (pair.counter().equals(USD)) {
			return this.rates.getOrDefault(pair.base().getCurrencyCode(), List.of());
		}
		List<String> counter = this.rates.getOrDefault(pair.counter().getCurrencyCode(), List.of());
		if (pair.base().equals(USD)) {
			return counter;
		}
		return this.rates.getOrDefault(pair.base().getCurrencyCode(), List.of())
			.stream()
			.filter(counter::contains)
			.toList();
	}

	private PairHistories.Snapshot snapshot(LocalDate from) {
		return this.snapshots.computeIfAbsent(from,
				(begin) -> this.histories.at(begin, today().plusDays(AHEAD), this.upto, this.now));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.now, ZoneOffset.UTC);
	}

}
