package elchi.alert;

import java.math.BigDecimal;

/**
 * What is known of a figure: where it lies at least and at most, and where the printed
 * digits put it.
 *
 * @param low no smaller than this
 * @param point what the printed figures give
 * @param high no larger than this
 */
record Span(BigDecimal low, BigDecimal point, BigDecimal high) {

	Span {
		if (low.compareTo(high) > 0) {
			throw new IllegalArgumentException("Span [%s, %s] is upside down".formatted(low, high));
		}
	}

	/**
	 * Certainly at least.
	 */
	boolean reaches(BigDecimal bound) {
		return this.low.compareTo(bound) >= 0;
	}

	/**
	 * Certainly less.
	 */
	boolean isUnder(BigDecimal bound) {
		return this.high.compareTo(bound) < 0;
	}

	/**
	 * The same figure counted the other way, so that a fall can be judged as a rise.
	 */
	Span mirrored() {
		return new Span(this.high.negate(), this.point.negate(), this.low.negate());
	}

}
