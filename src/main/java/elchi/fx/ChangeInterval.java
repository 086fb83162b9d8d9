package elchi.fx;

import java.math.BigDecimal;

/**
 * What two rounded quotes can say about a relative change, such as
 * {@code [+0.06158, +0.06178]} around {@code +0.06168}. All values are fractions, not
 * percents: {@code 0.01} is one percent.
 *
 * @param low no smaller than this, rounded down
 * @param point the change of the printed figures
 * @param high no larger than this, rounded up
 */
public record ChangeInterval(BigDecimal low, BigDecimal point, BigDecimal high) {

	public ChangeInterval {
		if (low.compareTo(high) > 0) {
			throw new IllegalArgumentException("Change interval [%s, %s] is upside down".formatted(low, high));
		}
	}

}
