package elchi.alert;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.fx.Fixing;
import elchi.fx.RateChart;
import elchi.fx.WeeklyFigures;

/**
 * Draws the eight weeks that led to a move. Many traders are told the same move, so the
 * last pictures are kept.
 */
final class AlertCharts {

	private static final int WEEKS = 8;

	private static final int KEPT = 64;

	private final RateChart chart;

	private final Map<String, Optional<byte[]>> drawn = new LinkedHashMap<>();

	AlertCharts(RateChart chart) {
		this.chart = chart;
	}

	/**
	 * A PNG file; empty if there is not enough to draw, or no font to draw it with.
	 */
	synchronized Optional<byte[]> png(Occasion occasion, Move move, Locale locale) {
		String key = "%s %s %s %s %s %s".formatted(occasion.mailing(), move.to().pair(), move.to().source(),
				(move.from() != null) ? move.from().date() : "", move.to().date(), locale);
		if (this.drawn.size() > KEPT) {
			this.drawn.clear();
		}
		return this.drawn.computeIfAbsent(key, (absent) -> draw(move, locale));
	}

	private Optional<byte[]> draw(Move move, Locale locale) {
		Fixing from = move.from();
		if (from == null) {
			return Optional.empty();
		}
		Quotation usual = Quotation.usual(move.to());
		LocalDate weeks = move.to().date().minusWeeks(WEEKS);
		LocalDate start = from.date().isBefore(weeks) ? from.date() : weeks;
		List<WeeklyFigures.Fixing> prices = move.history()
			.fixings()
			.stream()
			.filter((fixing) -> !fixing.date().isBefore(start) && !fixing.date().isAfter(move.to().date()))
			.map((fixing) -> new WeeklyFigures.Fixing(fixing.date(), usual.price(fixing).point()))
			.toList();
		return this.chart.png(usual.pair(), prices, from.date(), locale);
	}

}
