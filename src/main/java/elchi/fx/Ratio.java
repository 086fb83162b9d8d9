package elchi.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact positive fraction. Two that are worth the same need not be equal: compare
 * them.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) implements Comparable<Ratio> {

	public Ratio {
		if (numerator.signum() <= 0 || denominator.signum() <= 0) {
			throw new IllegalArgumentException("Ratio %s/%s is not positive".formatted(numerator, denominator));
		}
	}

	public Ratio times(Ratio other) {
		return new Ratio(this.numerator.multiply(other.numerator), this.denominator.multiply(other.denominator));
	}

	/**
	 * This divided by another.
	 */
	public Ratio over(Ratio other) {
		return times(other.inverse());
	}

	public Ratio inverse() {
		return new Ratio(this.denominator, this.numerator);
	}

	/**
	 * The largest decimal of a number of places that is not larger.
	 */
	public BigDecimal floor(int places) {
		return this.numerator.divide(this.denominator, places, RoundingMode.FLOOR);
	}

	/**
	 * The smallest decimal of a number of places that is not smaller.
	 */
	public BigDecimal ceiling(int places) {
		return this.numerator.divide(this.denominator, places, RoundingMode.CEILING);
	}

	/**
	 * The nearest decimal of a number of places.
	 */
	public BigDecimal rounded(int places) {
		return this.numerator.divide(this.denominator, places, RoundingMode.HALF_EVEN);
	}

	@Override
	public int compareTo(Ratio other) {
		return this.numerator.multiply(other.denominator).compareTo(other.numerator.multiply(this.denominator));
	}

}
