package elchi.digest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

import elchi.fx.ChangeInterval;

/**
 * A change with no more digits than its interval supports, such as {@code 0.77} percent.
 * With half the interval's width at most half a unit of the last digit, the digit stands;
 * otherwise it is dropped, and a change that does not even support whole percents is not
 * said at all.
 *
 * @param percent in percent, its scale is the number of digits to print
 * @param certain whether the interval lies wholly on one side of zero
 */
record SaidChange(BigDecimal percent, boolean certain) {

	private static final int MOST_DIGITS = 2;

	private static final BigDecimal HALF = new BigDecimal("0.5");

	static Optional<SaidChange> of(ChangeInterval change) {
		return of(change, MOST_DIGITS);
	}

	static Optional<SaidChange> of(ChangeInterval change, int mostDigits) {
		BigDecimal halfWidth = change.high().subtract(change.low()).multiply(HALF).movePointRight(2);
		for (int digits = mostDigits; digits >= 0; digits--) {
			if (halfWidth.compareTo(HALF.movePointLeft(digits)) <= 0) {
				BigDecimal percent = change.point().movePointRight(2).setScale(digits, RoundingMode.HALF_EVEN);
				return Optional.of(new SaidChange(percent, change.low().signum() * change.high().signum() > 0));
			}
		}
		return Optional.empty();
	}

	/**
	 * 1 for a gain, -1 for a loss, 0 where neither is certain or visible.
	 */
	int sign() {
		return this.certain ? this.percent.signum() : 0;
	}

}
