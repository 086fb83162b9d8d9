package elchi.digest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import elchi.fx.ChangeInterval;
import elchi.fx.SourceLabel;
import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyFigures.Fixing;
import elchi.fx.WeeklyFigures.State;

/**
 * Weekly figures of which only the closes matter to a test.
 */
final class FigureSamples {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 25);

	private FigureSamples() {
	}

	/**
	 * Figures of a currency whose last weekly closes, oldest first, are given, each known
	 * to eight decimals.
	 */
	static WeeklyFigures closes(String currency, String... prices) {
		List<Fixing> closes = new ArrayList<>();
		for (int week = 0; week < prices.length; week++) {
			closes.add(new Fixing(FRIDAY.minusWeeks(prices.length - 1 - week), new BigDecimal(prices[week])));
		}
		Fixing close = closes.get(closes.size() - 1);
		Fixing previous = closes.get(Math.max(0, closes.size() - 2));
		return new WeeklyFigures(Currency.getInstance(currency), "currency-api", SourceLabel.MARKET_AGGREGATE,
				State.CURRENT, close, close, close, close, BigDecimal.ZERO,
				BigDecimal.ONE.divide(close.price(), MathContext.DECIMAL64), 5, 5, change(previous, close), null, null,
				null, null, currency.equals("TMT"), null, List.of(), closes);
	}

	/**
	 * The sum as the ticker prints it, 0.00008 dollars, on three days of seven.
	 */
	static WeeklyFigures coarseSum() {
		Fixing close = new Fixing(FRIDAY, new BigDecimal("12500"));
		ChangeInterval change = new ChangeInterval(new BigDecimal("-0.12"), BigDecimal.ZERO, new BigDecimal("0.13"));
		return new WeeklyFigures(Currency.getInstance("UZS"), "sample-ticker", SourceLabel.SITE_TICKER, State.CURRENT,
				close, close, close, close, new BigDecimal("0.0625"), new BigDecimal("0.00008"), 3, 7, change, null,
				null, null, null, false, null, List.of(), List.of(close));
	}

	/**
	 * A somoni of the week before.
	 */
	static WeeklyFigures carriedSomoni() {
		Fixing close = new Fixing(FRIDAY.minusWeeks(1), new BigDecimal("9.3288"));
		return new WeeklyFigures(Currency.getInstance("TJS"), "nbt", SourceLabel.OFFICIAL, State.CARRIED_FORWARD, null,
				null, null, close, new BigDecimal("0.000005"), new BigDecimal("0.107195"), 0, 5, null, null, null, null,
				null, false, null, List.of(), List.of());
	}

	static WeeklyFigures noRate(String currency) {
		return new WeeklyFigures(Currency.getInstance(currency), null, null, State.NO_RATE, null, null, null, null,
				BigDecimal.ZERO, null, 0, 5, null, null, null, null, null, false, null, List.of(), List.of());
	}

	private static ChangeInterval change(Fixing from, Fixing to) {
		BigDecimal point = from.price().divide(to.price(), MathContext.DECIMAL64).subtract(BigDecimal.ONE);
		BigDecimal slack = new BigDecimal("0.0000001");
		return new ChangeInterval(point.subtract(slack), point, point.add(slack));
	}

}
