package elchi.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Percents as people and files write them.
 */
final class Percent {

	private Percent() {
	}

	/**
	 * A fraction as a percent without needless zeros, {@code 1.5} for {@code 0.015}.
	 */
	static String print(BigDecimal fraction) {
		BigDecimal percent = fraction.movePointRight(2).stripTrailingZeros();
		return percent.toPlainString();
	}

	/**
	 * A change as a percent with its sign and two places, {@code +1.02}.
	 */
	static String signed(BigDecimal fraction) {
		BigDecimal percent = fraction.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
		return (percent.signum() > 0) ? "+" + percent.toPlainString() : percent.toPlainString();
	}

}
