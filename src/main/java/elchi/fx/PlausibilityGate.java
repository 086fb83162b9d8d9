package elchi.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Sets aside the fixings of a source that are too strange to be figures until an
 * independent source shows the same: a pegged currency off its peg, a move of more than
 * ten percent, a change by a power of ten. Nothing is dropped; a move that is confirmed
 * counts at once, however large.
 */
class PlausibilityGate {

	/** A source that was silent for longer has no previous fixing to be measured by. */
	private static final int PREVIOUS_DAYS = 31;

	private static final int WITNESS_DAYS = 4;

	private static final BigDecimal NEARLY = new BigDecimal("0.01");

	private final RateHistory history;

	PlausibilityGate(RateHistory history) {
		this.history = history;
	}

	/**
	 * A source's fixings of a currency, sifted.
	 */
	Sifted sift(String source, Currency currency) {
		List<DollarRate> good = new ArrayList<>();
		List<WeeklyFigures.Held> held = new ArrayList<>();
		for (DollarRate rate : this.history.fixings(source, currency)) {
			DollarRate previous = good.isEmpty() ? null : good.get(good.size() - 1);
			Optional<String> reason = doubt(rate, previous).filter((doubt) -> !isConfirmed(rate, previous));
			if (reason.isPresent()) {
				held.add(new WeeklyFigures.Held(rate.date(), rate.price(), reason.get()));
			}
			else {
				good.add(rate);
			}
		}
		return new Sifted(List.copyOf(good), List.copyOf(held));
	}

	private Optional<String> doubt(DollarRate rate, @Nullable DollarRate previous) {
		if (Tolerance.peg(rate.currency()).isPresent()) {
			return isOffPeg(rate) ? Optional.of("PEG") : Optional.empty();
		}
		if (previous == null || previous.date().isBefore(rate.date().minusDays(PREVIOUS_DAYS))) {
			return Optional.empty();
		}
		if (isRedenominated(rate, previous)) {
			return Optional.of("REDENOMINATION");
		}
		ChangeInterval change = rate.changeSince(previous);
		boolean large = change.risesBy(Tolerance.LARGE) || change.fallsBy(Tolerance.LARGE);
		return large ? Optional.of("LARGE") : Optional.empty();
	}

	private boolean isConfirmed(DollarRate rate, @Nullable DollarRate previous) {
		if (previous == null || Tolerance.peg(rate.currency()).isPresent()) {
			return isPegBroken(rate);
		}
		return witnesses(rate).stream().anyMatch((witness) -> showsTheSame(witness, rate, previous));
	}

	private boolean showsTheSame(String witness, DollarRate rate, DollarRate previous) {
		List<DollarRate> fixings = this.history.fixings(witness, rate.currency());
		Optional<DollarRate> now = last(fixings, rate.date().plusDays(1), WITNESS_DAYS + 1);
		Optional<DollarRate> then = last(fixings, previous.date(), 2 * WITNESS_DAYS);
		if (now.isEmpty() || then.isEmpty()) {
			return false;
		}
		BigDecimal tolerance = Tolerance.between(rate.currency(), profile(rate), profile(now.get()));
		boolean sameSign = now.get().changeSince(then.get()).point().signum() == rate.changeSince(previous)
			.point()
			.signum();
		return sameSign && isNear(now.get().price(), rate.price(), tolerance);
	}

	/**
	 * A peg is broken only when two independent sources, the issuer among them, say so on
	 * two days each: two days of one source are no confirmation.
	 */
	private boolean isPegBroken(DollarRate rate) {
		if (!isOffPegTwice(rate.quote().source(), rate)) {
			return false;
		}
		Predicate<String> issues = (
				source) -> this.history.profile(source).filter((known) -> known.issues(rate.currency())).isPresent();
		return witnesses(rate).stream()
			.filter((witness) -> issues.test(witness) || issues.test(rate.quote().source()))
			.anyMatch((witness) -> isOffPegTwice(witness, rate));
	}

	private boolean isOffPegTwice(String source, DollarRate rate) {
		return this.history.fixings(source, rate.currency())
			.stream()
			.filter((other) -> !other.date().isAfter(rate.date().plusDays(1))
					&& other.date().isAfter(rate.date().minusDays(WITNESS_DAYS)))
			.filter((other) -> isOffPeg(other) && side(other) == side(rate))
			.count() >= 2;
	}

	private boolean isOffPeg(DollarRate rate) {
		BigDecimal peg = Tolerance.peg(rate.currency()).orElseThrow();
		return !isNear(rate.price(), peg, Tolerance.band(profile(rate)));
	}

	private static int side(DollarRate rate) {
		return rate.price().compareTo(Tolerance.peg(rate.currency()).orElseThrow());
	}

	private static boolean isRedenominated(DollarRate rate, DollarRate previous) {
		BigDecimal larger = rate.price().max(previous.price());
		BigDecimal smaller = rate.price().min(previous.price());
		int zeros = larger.divide(smaller, MathContext.DECIMAL64)
			.setScale(0, RoundingMode.HALF_UP)
			.toBigInteger()
			.toString()
			.length();
		return isNear(larger, smaller.scaleByPowerOfTen(zeros), NEARLY)
				|| (zeros > 1 && isNear(larger, smaller.scaleByPowerOfTen(zeros - 1), NEARLY));
	}

	private List<String> witnesses(DollarRate rate) {
		return this.history.sources()
			.stream()
			.filter((source) -> Tolerance.confirms(this.history.profile(source).orElse(null), profile(rate),
					rate.currency()))
			.toList();
	}

	private @Nullable KnownSource profile(DollarRate rate) {
		return this.history.profile(rate.quote().source()).orElse(null);
	}

	private static boolean isNear(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
		return one.subtract(other).abs().compareTo(other.multiply(tolerance)) <= 0;
	}

	private static Optional<DollarRate> last(List<DollarRate> fixings, LocalDate date, int days) {
		return fixings.stream()
			.filter((rate) -> !rate.date().isAfter(date) && rate.date().isAfter(date.minusDays(days + 1L)))
			.reduce((first, second) -> second);
	}

	/**
	 * What may be counted with, oldest first, and what may not.
	 */
	record Sifted(List<DollarRate> good, List<WeeklyFigures.Held> held) {
	}

}
