package elchi.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * The value that a rule measures from when it looks back to its last alert. The ends are
 * rounded outwards.
 *
 * @param date effective date of the fixing
 * @param low no smaller than this
 * @param value as printed
 * @param high no larger than this
 */
record Basis(LocalDate date, BigDecimal low, BigDecimal value, BigDecimal high) {

	private static final int PLACES = 12;

	static Basis of(LocalDate date, Span value) {
		return new Basis(date, value.low(), value.point(), value.high());
	}

	/**
	 * The change to a later value.
	 */
	Span changeTo(Span value) {
		return new Span(ratio(value.low(), this.high, RoundingMode.FLOOR),
				ratio(value.point(), this.value, RoundingMode.HALF_EVEN),
				ratio(value.high(), this.low, RoundingMode.CEILING));
	}

	/**
	 * From which value on a rise by the threshold may be certain.
	 */
	BigDecimal risenBy(BigDecimal threshold) {
		return this.high.multiply(BigDecimal.ONE.add(threshold), MathContext.DECIMAL128);
	}

	/**
	 * Down to which value a fall by the threshold may be certain.
	 */
	BigDecimal fallenBy(BigDecimal threshold) {
		return this.low.multiply(BigDecimal.ONE.subtract(threshold), MathContext.DECIMAL128);
	}

	private static BigDecimal ratio(BigDecimal now, BigDecimal then, RoundingMode rounding) {
		return now.divide(then, PLACES, rounding).subtract(BigDecimal.ONE);
	}

}
