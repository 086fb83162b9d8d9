package elchi.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * Says in one sentence why a rule was decided as it was, for whoever asks.
 */
final class Reasons {

	private static final MathContext DIGITS = new MathContext(8, RoundingMode.HALF_EVEN);

	private final ThresholdRule rule;

	Reasons(ThresholdRule rule) {
		this.rule = rule;
	}

	String of(Verdict verdict, Span span) {
		String figure = figure(span);
		return switch (verdict) {
			case FIRED -> "%s is beyond %s".formatted(figure, bound());
			case FURTHER -> "%s is beyond another whole %s".formatted(figure, bound());
			case TURNED -> "%s is beyond %s on the other side".formatted(figure, bound());
			case REPEATED -> "%s is still beyond %s, and it is time for a reminder".formatted(figure, bound());
			case CLEARED -> "%s is so far back that the next move beyond %s is news".formatted(figure, bound());
			case RECOVERING -> "%s is back under %s, but not far enough to count as over".formatted(figure, bound());
			case RETURNED -> "%s is beyond %s again; it had not been over".formatted(figure, bound());
			case KNOWN -> "%s is beyond %s, which was told already".formatted(figure, bound());
			case TOO_COARSE -> "Too coarse: the source's digits allow %s, which lies on both sides of %s"
				.formatted(range(span), bound());
			default -> "%s stays within %s".formatted(figure, bound());
		};
	}

	String waiting(Sign sign, Span span, Instant until) {
		return "%s is beyond %s, but nothing is sent until %s".formatted(figure(span), bound(), until);
	}

	String side(Sign side, Span span) {
		return "%s is %s %s, and a crossing counts from here".formatted(figure(span),
				(side == Sign.UP) ? "above" : "below", bound());
	}

	String basis(Basis basis) {
		return "The next change counts from %s of %s".formatted(number(basis.value()), basis.date());
	}

	String bound() {
		Condition condition = this.rule.condition();
		if (condition instanceof Condition.Change change) {
			return Percent.print(change.threshold()) + "%";
		}
		if (condition instanceof Condition.Level level) {
			return level.level().toPlainString();
		}
		return ((Condition.Volatility) condition).sigmas().toPlainString() + " deviations";
	}

	String figure(Span span) {
		if (this.rule.condition() instanceof Condition.Change) {
			return "%s%% (certain: %s)".formatted(Percent.signed(span.point()), range(span));
		}
		return "%s (certain: %s)".formatted(number(span.point()), range(span));
	}

	private String range(Span span) {
		if (this.rule.condition() instanceof Condition.Change) {
			return "%s%% to %s%%".formatted(percent(span.low(), RoundingMode.FLOOR),
					percent(span.high(), RoundingMode.CEILING));
		}
		return "%s to %s".formatted(number(span.low()), number(span.high()));
	}

	private static String percent(BigDecimal fraction, RoundingMode rounding) {
		BigDecimal percent = fraction.movePointRight(2).setScale(4, rounding).stripTrailingZeros();
		return ((percent.signum() > 0) ? "+" : "") + percent.toPlainString();
	}

	private static String number(BigDecimal value) {
		return value.round(DIGITS).stripTrailingZeros().toPlainString();
	}

}
