package elchi.fx;

import java.math.BigDecimal;

/** Stand-in. */
public record Ratio(BigDecimal numerator, BigDecimal denominator) implements Comparable<Ratio> {
	public Ratio times(Ratio other) {
		throw new UnsupportedOperationException();
	}

	public Ratio over(Ratio other) {
		throw new UnsupportedOperationException();
	}

	public BigDecimal floor(int scale) {
		throw new UnsupportedOperationException();
	}

	public BigDecimal ceiling(int scale) {
		throw new UnsupportedOperationException();
	}

	public BigDecimal rounded(int scale) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int compareTo(Ratio other) {
		throw new UnsupportedOperationException();
	}
}
