package elchi.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What one source says of a pair on one day: the value of one unit of the base in the
 * counter currency, as far as its printed digits tell.
 *
 * @param pair the pair
 * @param source name of the source
 * @param date effective date
 * @param number the highest number among the quotes that it is made of
 * @param knownAt since when all of them are known
 * @param low the value is no smaller than this
 * @param value the value of the printed figures
 * @param high the value is no larger than this
 * @param confirmedBy what confirmed it when it was doubted; null if it never was
 */
public record Fixing(CurrencyPair pair, String source, LocalDate date, long number, Instant knownAt, Ratio low,
		Ratio value, Ratio high, @Nullable String confirmedBy) {

	/**
	 * The smallest printed rise from here that is certainly a rise by a threshold, if the
	 * next fixing has as many digits: 0.267 for the ticker's sum and a tenth.
	 */
	public BigDecimal certainFrom(BigDecimal threshold) {
		BigDecimal tick = this.high.over(this.value).ceiling(ChangeInterval.SCALE).subtract(BigDecimal.ONE);
		return BigDecimal.ONE.add(threshold)
			.multiply(BigDecimal.ONE.add(tick))
			.add(tick)
			.subtract(BigDecimal.ONE)
			.setScale(ChangeInterval.SCALE, RoundingMode.CEILING);
	}

	/**
	 * The change of the value since an earlier fixing of the same source and pair.
	 */
	public ChangeInterval since(Fixing earlier) {
		if (!earlier.pair.equals(this.pair) || !earlier.source.equals(this.source)) {
			throw new IllegalArgumentException("No change from %s of %s to %s of %s: one source and one pair are needed"
				.formatted(earlier.pair, earlier.source, this.pair, this.source));
		}
		return new ChangeInterval(this.low.over(earlier.high).floor(ChangeInterval.SCALE).subtract(BigDecimal.ONE),
				this.value.over(earlier.value).rounded(ChangeInterval.SCALE).subtract(BigDecimal.ONE),
				this.high.over(earlier.low).ceiling(ChangeInterval.SCALE).subtract(BigDecimal.ONE));
	}

	/**
	 * The value of this base in the other's: both are counted in the same currency on the
	 * same day.
	 */
	Fixing over(Fixing other) {
		if (!other.pair.counter().equals(this.pair.counter()) || !other.date.equals(this.date)) {
			throw new IllegalArgumentException("%s of %s and %s of %s are not counted in one currency on one day"
				.formatted(this.pair, this.date, other.pair, other.date));
		}
		return new Fixing(new CurrencyPair(this.pair.base(), other.pair.base()), this.source, this.date,
				Math.max(this.number, other.number), this.knownAt.isAfter(other.knownAt) ? this.knownAt : other.knownAt,
				this.low.over(other.high), this.value.over(other.value), this.high.over(other.low),
				(this.confirmedBy != null) ? this.confirmedBy : other.confirmedBy);
	}

	/**
	 * The same with what confirmed it when it was doubted.
	 */
	Fixing confirmed(@Nullable String by) {
		return new Fixing(this.pair, this.source, this.date, this.number, this.knownAt, this.low, this.value, this.high,
				by);
	}

	/**
	 * The same seen from the other currency.
	 */
	public Fixing inverse() {
		return new Fixing(this.pair.inverse(), this.source, this.date, this.number, this.knownAt, this.high.inverse(),
				this.value.inverse(), this.low.inverse(), this.confirmedBy);
	}

}
