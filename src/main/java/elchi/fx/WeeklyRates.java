package elchi.fx;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.fx.PlausibilityGate.Sifted;
import elchi.fx.WeeklyFigures.Fixing;
import elchi.fx.WeeklyFigures.Held;
import elchi.fx.WeeklyFigures.State;
import org.jspecify.annotations.Nullable;

/**
 * Draws the week's table of rates from the quotes that were known by an instant. A row
 * comes from one source alone, its comparisons included.
 */
public class WeeklyRates {

	private static final int YEAR = 52;

	private static final int CLOSES = 9;

	private final Quotes quotes;

	private final SourceHealths healths;

	private final Rulings rulings;

	private final FxProperties limits;

	WeeklyRates(Quotes quotes, SourceHealths healths, Rulings rulings, FxProperties limits) {
		this.quotes = quotes;
		this.healths = healths;
		this.rulings = rulings;
		this.limits = limits;
	}

	/**
	 * One row for each currency, in the order of the map: from the first preferred source
	 * that has a fixing in the week, else from the first whose last fixing may be carried
	 * forward, else without a rate.
	 * @param monday first day of the week
	 * @param preference the sources of each currency, the most preferred first
	 * @param knownBy as of when
	 */
	public List<WeeklyFigures> figures(LocalDate monday, Map<Currency, List<String>> preference, Instant knownBy) {
		if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
			throw new IllegalArgumentException(
					"Week begins on '%s', which is a %s; a Monday is needed".formatted(monday, monday.getDayOfWeek()));
		}
		RateHistory history = RateHistory.ofCloses(this.quotes, this.healths, monday.minusWeeks(YEAR + 3L),
				monday.plusWeeks(1), knownBy);
		PlausibilityGate gate = new PlausibilityGate(history, this.rulings.all(), this.limits);
		return preference.entrySet()
			.stream()
			.map((row) -> row(history, gate, monday, row.getKey(), row.getValue()))
			.toList();
	}

	private static WeeklyFigures row(RateHistory history, PlausibilityGate gate, LocalDate monday, Currency currency,
			List<String> sources) {
		List<Held> held = new ArrayList<>();
		Candidate carried = null;
		for (String source : sources) {
			Candidate candidate = new Candidate(history, source, currency, monday, gate.sift(source, currency));
			held.addAll(candidate.heldThisWeek());
			if (candidate.isCurrent()) {
				return candidate.figures(held);
			}
			if (carried == null && candidate.isCarried()) {
				carried = candidate;
			}
		}
		return (carried != null) ? carried.figures(held) : none(currency, held);
	}

	private static WeeklyFigures none(Currency currency, List<Held> held) {
		return new WeeklyFigures(currency, null, null, State.NO_RATE, null, null, null, null, BigDecimal.ZERO, null, 0,
				0, null, null, null, null, null, Tolerance.peg(currency).isPresent(), null, List.copyOf(held),
				List.of());
	}

	/**
	 * A source that may give a currency its row.
	 */
	private record Candidate(RateHistory history, String source, Currency currency, LocalDate monday, Sifted sifted) {

		private static final Comparator<DollarRate> BY_PRICE = Comparator.comparing(DollarRate::price);

		private WeekSeries series() {
			return new WeekSeries(this.sifted.good());
		}

		boolean isCurrent() {
			return series().close(this.monday).isPresent();
		}

		boolean isCarried() {
			return series().closeOrCarried(this.monday).isPresent();
		}

		List<Held> heldThisWeek() {
			return this.sifted.held()
				.stream()
				.filter((held) -> !held.date().isBefore(this.monday))
				.map((held) -> new Held(held.date(), held.price(), held.reason().name()))
				.toList();
		}

		WeeklyFigures figures(List<Held> held) {
			WeekSeries series = series();
			List<DollarRate> week = series.of(this.monday);
			DollarRate close = series.closeOrCarried(this.monday).orElseThrow();
			List<DollarRate> year = year(series);
			return new WeeklyFigures(this.currency, this.source, label(),
					week.isEmpty() ? State.CARRIED_FORWARD : State.CURRENT, fixing(week.stream().findFirst()),
					fixing(week.stream().max(BY_PRICE)), fixing(week.stream().min(BY_PRICE)), close.fixing(),
					slack(close), close.unit(), week.size(), expected(week), series.change(this.monday, 1).orElse(null),
					series.change(this.monday, 4).orElse(null), series.change(this.monday, YEAR).orElse(null),
					price(year.stream().min(BY_PRICE)), price(year.stream().max(BY_PRICE)),
					Tolerance.peg(this.currency).isPresent(), series.largestSince(this.monday).orElse(null),
					List.copyOf(held), series.closes(this.monday, CLOSES));
		}

		/**
		 * A print of the peg itself is exact, though it may be as short as 3.5.
		 */
		private BigDecimal slack(DollarRate close) {
			boolean peg = Tolerance.peg(this.currency)
				.filter((exact) -> exact.compareTo(close.price()) == 0)
				.isPresent();
			return peg ? BigDecimal.ZERO : close.slack();
		}

		private List<DollarRate> year(WeekSeries series) {
			LocalDate start = this.monday.minusWeeks(YEAR);
			boolean reaches = !series.fixings().isEmpty()
					&& series.fixings().get(0).date().isBefore(start.plusWeeks(1));
			return reaches ? series.between(start, this.monday.plusWeeks(1)) : List.of();
		}

		private SourceLabel label() {
			KnownSource known = this.history.profile(this.source).orElse(null);
			if (known == null) {
				return SourceLabel.IMPORTED;
			}
			return switch (known) {
				case CURRENCY_API -> SourceLabel.MARKET_AGGREGATE;
				case SAVED_TICKER -> SourceLabel.SITE_TICKER;
				default -> known.issues(this.currency) ? SourceLabel.OFFICIAL : SourceLabel.CROSS;
			};
		}

		private int expected(List<DollarRate> week) {
			KnownSource known = this.history.profile(this.source).orElse(null);
			int expected = (known != null) ? known.fixingsAWeek(this.currency)
					: KnownSource.Days.FIVE_OF_ANY.expected();
			return Math.max(expected, week.size());
		}

		private static @Nullable Fixing fixing(Optional<DollarRate> rate) {
			return rate.map(DollarRate::fixing).orElse(null);
		}

		private static @Nullable BigDecimal price(Optional<DollarRate> rate) {
			return rate.map(DollarRate::price).orElse(null);
		}

	}

}
