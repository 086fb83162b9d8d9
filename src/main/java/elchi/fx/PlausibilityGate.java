package elchi.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import elchi.fx.HeldFixing.Reason;
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

	private final List<Verdicts.Verdict> verdicts;

	PlausibilityGate(RateHistory history, List<Verdicts.Verdict> verdicts) {
		this.history = history;
		this.verdicts = verdicts;
	}

	/**
	 * A source's fixings of a currency, sifted.
	 */
	Sifted sift(String source, Currency currency) {
		List<DollarRate> good = new ArrayList<>();
		List<HeldFixing> held = new ArrayList<>();
		Map<LocalDate, String> confirmed = new HashMap<>();
		for (DollarRate rate : this.history.fixings(source, currency)) {
			DollarRate previous = good.isEmpty() ? null : good.get(good.size() - 1);
			Optional<Reason> doubt = doubt(rate, previous);
			Optional<String> confirmation = doubt.flatMap((reason) -> confirmation(rate, previous));
			if (doubt.isPresent() && confirmation.isEmpty()) {
				held.add(held(rate, previous, doubt.get()));
				continue;
			}
			good.add(rate);
			confirmation.ifPresent((by) -> confirmed.put(rate.date(), by));
		}
		return new Sifted(List.copyOf(good), held.stream().filter((rate) -> !isDismissed(rate)).toList(),
				Map.copyOf(confirmed));
	}

	private static HeldFixing held(DollarRate rate, @Nullable DollarRate previous, Reason reason) {
		Quote quote = rate.quote();
		return new HeldFixing(rate.currency(), quote.source(), rate.date(), quote.text(), rate.price(), reason,
				(previous != null) ? rate.changeSince(previous) : null, rate.knownAt());
	}

	private Optional<Reason> doubt(DollarRate rate, @Nullable DollarRate previous) {
		if (Tolerance.peg(rate.currency()).isPresent()) {
			return isOffPeg(rate, Tolerance.noise(profile(rate))) ? Optional.of(Reason.PEG) : Optional.empty();
		}
		if (previous == null || previous.date().isBefore(rate.date().minusDays(PREVIOUS_DAYS))) {
			return Optional.empty();
		}
		if (isRedenominated(rate, previous)) {
			return Optional.of(Reason.REDENOMINATION);
		}
		ChangeInterval change = rate.changeSince(previous);
		boolean large = change.risesBy(Tolerance.LARGE) || change.fallsBy(Tolerance.LARGE);
		return large ? Optional.of(Reason.LARGE) : Optional.empty();
	}

	/**
	 * What confirms a doubted fixing: an operator, or an independent source.
	 */
	private Optional<String> confirmation(DollarRate rate, @Nullable DollarRate previous) {
		if (isSaid(rate.quote().source(), rate.currency(), rate.date(), Verdicts.Word.RELEASED)) {
			return Optional.of(Verdicts.OPERATOR);
		}
		if (isSaid(rate.quote().source(), rate.currency(), rate.date(), Verdicts.Word.DISMISSED)) {
			return Optional.empty();
		}
		if (previous == null || Tolerance.peg(rate.currency()).isPresent()) {
			return pegBreaker(rate);
		}
		return witnesses(rate).stream().filter((witness) -> showsTheSame(witness, rate, previous)).findFirst();
	}

	private boolean isDismissed(HeldFixing held) {
		return isSaid(held.source(), held.currency(), held.date(), Verdicts.Word.DISMISSED);
	}

	private boolean isSaid(String source, Currency currency, LocalDate date, Verdicts.Word word) {
		return this.verdicts.contains(new Verdicts.Verdict(source, currency, date, word));
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
	private Optional<String> pegBreaker(DollarRate rate) {
		if (!isOffPegTwice(rate.quote().source(), rate)) {
			return Optional.empty();
		}
		Predicate<String> issues = (
				source) -> this.history.profile(source).filter((known) -> known.issues(rate.currency())).isPresent();
		return witnesses(rate).stream()
			.filter((witness) -> issues.test(witness) || issues.test(rate.quote().source()))
			.filter((witness) -> isOffPegTwice(witness, rate))
			.findFirst();
	}

	private boolean isOffPegTwice(String source, DollarRate rate) {
		return this.history.fixings(source, rate.currency())
			.stream()
			.filter((other) -> !other.date().isAfter(rate.date().plusDays(1))
					&& other.date().isAfter(rate.date().minusDays(WITNESS_DAYS)))
			.filter((other) -> isOffPeg(other, Tolerance.band(profile(other))) && side(other) == side(rate))
			.count() >= 2;
	}

	private static boolean isOffPeg(DollarRate rate, BigDecimal band) {
		BigDecimal peg = Tolerance.peg(rate.currency()).orElseThrow();
		return !isNear(rate.price(), peg, band);
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
	 * What may be counted with, and what may not.
	 *
	 * @param good oldest first
	 * @param held oldest first, without what an operator dismissed
	 * @param confirmed by date what confirmed a good one that was doubted
	 */
	record Sifted(List<DollarRate> good, List<HeldFixing> held, Map<LocalDate, String> confirmed) {
	}

}
