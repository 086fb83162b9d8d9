package elchi.alert;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction, slow and plain, so that the oracle rounds nowhere.
 *
 * @param top over the line
 * @param bottom under the line, positive
 */
record Fraction(BigInteger top, BigInteger bottom) implements Comparable<Fraction> {

	static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

	private static final BigInteger FIVE = BigInteger.valueOf(5);

	Fraction {
		if (bottom.signum() == 0) {
			throw new ArithmeticException("Nothing can be divided by zero");
		}
		BigInteger common = (bottom.signum() < 0) ? top.gcd(bottom).negate() : top.gcd(bottom);
		top = top.divide(common);
		bottom = bottom.divide(common);
	}

	static Fraction of(BigDecimal decimal) {
		BigInteger digits = decimal.unscaledValue();
		return (decimal.scale() >= 0) ? new Fraction(digits, BigInteger.TEN.pow(decimal.scale()))
				: new Fraction(digits.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE);
	}

	Fraction plus(Fraction other) {
		return new Fraction(this.top.multiply(other.bottom).add(other.top.multiply(this.bottom)),
				this.bottom.multiply(other.bottom));
	}

	Fraction minus(Fraction other) {
		return plus(other.negated());
	}

	Fraction times(Fraction other) {
		return new Fraction(this.top.multiply(other.top), this.bottom.multiply(other.bottom));
	}

	Fraction over(Fraction other) {
		return new Fraction(this.top.multiply(other.bottom), this.bottom.multiply(other.top));
	}

	Fraction negated() {
		return new Fraction(this.top.negate(), this.bottom);
	}

	boolean atLeast(Fraction other) {
		return compareTo(other) >= 0;
	}

	boolean lessThan(Fraction other) {
		return compareTo(other) < 0;
	}

	/**
	 * The whole part of a positive fraction.
	 */
	int whole() {
		return this.top.divide(this.bottom).intValueExact();
	}

	/**
	 * The next lower one with so many decimal places.
	 */
	Fraction floor(int places) {
		BigInteger[] parts = this.top.multiply(BigInteger.TEN.pow(places)).divideAndRemainder(this.bottom);
		BigInteger floor = (parts[1].signum() < 0) ? parts[0].subtract(BigInteger.ONE) : parts[0];
		return new Fraction(floor, BigInteger.TEN.pow(places));
	}

	/**
	 * Whether it can be written with so many decimal places, the last of which is a five:
	 * the end of what a printed figure may stand for.
	 */
	boolean endsInFive(int places) {
		BigInteger[] parts = this.top.multiply(BigInteger.TEN.pow(places)).divideAndRemainder(this.bottom);
		return parts[1].signum() == 0 && parts[0].mod(BigInteger.TEN).equals(FIVE);
	}

	/**
	 * Rounded half up, as a source prints it; for what is positive.
	 */
	BigDecimal printed(int places) {
		BigInteger doubled = this.top.multiply(BigInteger.TEN.pow(places)).multiply(BigInteger.TWO).add(this.bottom);
		return new BigDecimal(doubled.divide(this.bottom.multiply(BigInteger.TWO)), places);
	}

	BigDecimal exactly(int places) {
		return new BigDecimal(this.top.multiply(BigInteger.TEN.pow(places)).divide(this.bottom), places);
	}

	@Override
	public int compareTo(Fraction other) {
		return this.top.multiply(other.bottom).compareTo(other.top.multiply(this.bottom));
	}

}
