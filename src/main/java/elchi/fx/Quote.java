package elchi.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One figure as its source printed it, such as {@code USD/KZT 478.77} of {@code nbk} for
 * 2026-04-01. Never inverted, never rounded, never overwritten: the pair stands in the
 * issuer's own direction, the text keeps its trailing zeros and its comma, and whatever
 * is counted with is derived from them. A source that corrects itself has two quotes for
 * the day.
 *
 * @param number the place in the order of recording; later quotes have higher numbers
 * @param source name of the source, {@code nbk}
 * @param pair the priced currency and the one it is priced in, as the issuer has them
 * @param nominal for how many units of the base the text stands
 * @param text the figure as printed, {@code 87,4500}
 * @param effectiveDate the day that the issuer printed on it
 * @param publishedAt when the issuer published it; null if it does not say
 * @param fetchedAt since when it is known; for a saved document when that was observed
 * @param printedChange the change that stood beside it, {@code -0%}; kept, never used
 */
public record Quote(long number, String source, CurrencyPair pair, int nominal, String text, LocalDate effectiveDate,
		@Nullable Instant publishedAt, Instant fetchedAt, @Nullable String printedChange) {

	private static final BigDecimal HALF = new BigDecimal("0.5");

	public Quote {
		Objects.requireNonNull(pair, "pair");
		Objects.requireNonNull(effectiveDate, "effectiveDate");
		Objects.requireNonNull(fetchedAt, "fetchedAt");
		if (nominal < 1) {
			throw new IllegalArgumentException("Nominal %d of %s is not positive".formatted(nominal, pair));
		}
		PrintedRate.number(text);
	}

	/**
	 * The printed figure, for {@link #nominal} units.
	 */
	public BigDecimal printed() {
		return PrintedRate.number(this.text);
	}

	/**
	 * Half of one unit of the last printed digit, for {@link #nominal} units: the figure
	 * behind the printed one is at most this far away. A trailing zero counts as printed.
	 */
	public BigDecimal halfTick() {
		return HALF.movePointLeft(printed().scale());
	}

	/**
	 * The price of one unit of the base.
	 */
	public BigDecimal perUnit() {
		return printed().divide(BigDecimal.valueOf(this.nominal), MathContext.DECIMAL128);
	}

	/**
	 * The price of one unit of the base, with what the printed digits leave open.
	 */
	Fixing exactly(@Nullable String confirmedBy) {
		BigDecimal units = BigDecimal.valueOf(this.nominal);
		return new Fixing(this.pair, this.source, this.effectiveDate, this.number, this.fetchedAt,
				new Ratio(printed().subtract(halfTick()), units), new Ratio(printed(), units),
				new Ratio(printed().add(halfTick()), units), confirmedBy);
	}

	/**
	 * The change that stood beside the figure, in percent; {@code -0%} is zero.
	 */
	public Optional<BigDecimal> printedChangePercent() {
		return Optional.ofNullable(this.printedChange)
			.map((change) -> new BigDecimal(change.replace("%", "").replace(',', '.').strip()));
	}

}
