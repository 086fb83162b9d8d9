package elchi.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The way from one quote to a later one of the same source and pair. Comparing two
 * sources is refused: the switch alone would move the somoni by almost one percent.
 *
 * @param from the earlier quote
 * @param to the later quote
 */
public record Movement(Quote from, Quote to) {

	public Movement {
		if (!from.source().equals(to.source()) || !from.pair().equals(to.pair())) {
			throw new IllegalArgumentException(
					"No movement from %s of %s to %s of %s: one source and one pair are needed".formatted(from.pair(),
							from.source(), to.pair(), to.source()));
		}
	}

	/**
	 * The change of one currency's value, counted in the other currency of the pair.
	 */
	public ChangeInterval valueOf(Currency currency) {
		if (currency.equals(this.from.pair().base())) {
			return change(this.to, this.from);
		}
		if (currency.equals(this.from.pair().counter())) {
			return change(this.from, this.to);
		}
		throw new IllegalArgumentException("Currency '%s' is not in %s".formatted(currency, this.from.pair()));
	}

	private static ChangeInterval change(Quote over, Quote under) {
		return new ChangeInterval(ratio(over, under, over.halfTick().negate(), under.halfTick(), RoundingMode.FLOOR),
				ratio(over, under, BigDecimal.ZERO, BigDecimal.ZERO, RoundingMode.HALF_EVEN),
				ratio(over, under, over.halfTick(), under.halfTick().negate(), RoundingMode.CEILING));
	}

	private static BigDecimal ratio(Quote over, Quote under, BigDecimal overShift, BigDecimal underShift,
			RoundingMode rounding) {
		BigDecimal numerator = over.printed().add(overShift).multiply(BigDecimal.valueOf(under.nominal()));
		BigDecimal denominator = under.printed().add(underShift).multiply(BigDecimal.valueOf(over.nominal()));
		return numerator.divide(denominator, ChangeInterval.SCALE, rounding).subtract(BigDecimal.ONE);
	}

}
