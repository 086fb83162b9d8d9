package elchi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Everything that a figure may truly be, exactly.
 *
 * @param low at least
 * @param high at most
 */
record Interval(Fraction low, Fraction high) {

	/**
	 * What was rounded half up to the figure.
	 */
	static Interval around(BigDecimal figure) {
		Fraction half = Fraction.of(BigDecimal.valueOf(5, figure.scale() + 1));
		Fraction value = Fraction.of(figure);
		return new Interval(value.minus(half), value.plus(half));
	}

	Interval inverse() {
		return new Interval(Fraction.ONE.over(this.high), Fraction.ONE.over(this.low));
	}

	/**
	 * The change from here: {@code lo = (q1 - h1) / (q0 + h0) - 1} and
	 * {@code hi = (q1 + h1) / (q0 - h0) - 1}.
	 */
	Interval changeTo(Interval later) {
		return new Interval(later.low.over(this.high).minus(Fraction.ONE),
				later.high.over(this.low).minus(Fraction.ONE));
	}

	/**
	 * As the value of an alert is kept for later: to eighteen places, which for a
	 * reciprocal is a little wider than the truth.
	 */
	Interval keptOutwards() {
		return new Interval(this.low.floor(18), this.high.negated().floor(18).negated());
	}

	/**
	 * As a change is kept: to twelve places, so that what comes nearer to a threshold
	 * than that is too coarse to say.
	 */
	Interval keptAsChange() {
		return new Interval(this.low.floor(12), this.high.negated().floor(12).negated());
	}

	/**
	 * A fall seen as a rise, and a rise as a fall.
	 */
	Interval mirrored() {
		return new Interval(this.high.negated(), this.low.negated());
	}

	/**
	 * A figure as a source prints it for a day.
	 *
	 * @param date the day
	 * @param figure with the decimals it is printed with
	 */
	record Printed(LocalDate date, BigDecimal figure) {

		Interval value(boolean inverse) {
			Interval value = around(this.figure);
			return inverse ? value.inverse() : value;
		}

		@Override
		public String toString() {
			return this.date + " " + this.figure.toPlainString();
		}

	}

}
