package elchi.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What two rounded quotes can say about a relative change, such as
 * {@code [+0.06158, +0.06178]} around {@code +0.06168}. All values are fractions, not
 * percents: {@code 0.01} is one percent. The ends are rounded outwards, so that the true
 * change of the figures behind the quotes is never outside.
 *
 * @param low no smaller than this, rounded down
 * @param point the change of the printed figures
 * @param high no larger than this, rounded up
 */
public record ChangeInterval(BigDecimal low, BigDecimal point, BigDecimal high) {

	/** Decimal places of a change: a ten-billionth of a percent. */
	static final int SCALE = 12;

	public ChangeInterval {
		if (low.compareTo(high) > 0) {
			throw new IllegalArgumentException("Change interval [%s, %s] is upside down".formatted(low, high));
		}
	}

	/**
	 * The same move seen from the other side: what the dollar did when this is what the
	 * local currency did.
	 */
	public ChangeInterval inverse() {
		return new ChangeInterval(reciprocal(this.high, RoundingMode.FLOOR),
				reciprocal(this.point, RoundingMode.HALF_EVEN), reciprocal(this.low, RoundingMode.CEILING));
	}

	/**
	 * The change of a product, as when a rate is crossed through a third currency.
	 */
	public ChangeInterval times(ChangeInterval other) {
		return new ChangeInterval(product(this.low, other.low, RoundingMode.FLOOR),
				product(this.point, other.point, RoundingMode.HALF_EVEN),
				product(this.high, other.high, RoundingMode.CEILING));
	}

	/**
	 * Whether the change is certainly a rise of at least the threshold.
	 */
	public boolean risesBy(BigDecimal threshold) {
		return this.low.compareTo(threshold) >= 0;
	}

	/**
	 * Whether the change is certainly a fall of at least the threshold.
	 */
	public boolean fallsBy(BigDecimal threshold) {
		return this.high.compareTo(threshold.negate()) <= 0;
	}

	/**
	 * Whether the change certainly stays under the threshold in both directions.
	 */
	public boolean staysWithin(BigDecimal threshold) {
		return this.high.compareTo(threshold) < 0 && this.low.compareTo(threshold.negate()) > 0;
	}

	/**
	 * Whether the quotes are too coarse to say on which side of the threshold the change
	 * lies.
	 */
	public boolean straddles(BigDecimal threshold) {
		return !risesBy(threshold) && !fallsBy(threshold) && !staysWithin(threshold);
	}

	private static BigDecimal reciprocal(BigDecimal change, RoundingMode rounding) {
		return BigDecimal.ONE.divide(BigDecimal.ONE.add(change), SCALE, rounding).subtract(BigDecimal.ONE);
	}

	private static BigDecimal product(BigDecimal one, BigDecimal other, RoundingMode rounding) {
		return BigDecimal.ONE.add(one)
			.multiply(BigDecimal.ONE.add(other))
			.subtract(BigDecimal.ONE)
			.setScale(SCALE, rounding);
	}

}
