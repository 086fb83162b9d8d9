package elchi.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import elchi.fx.HeldFixing.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside the fixings of a source that are too strange to be figures until an
 * independent source shows the same: a pegged currency off its peg, a large move, a
 * change by a power of ten. Nothing is dropped; a move that is confirmed counts at once,
 * however large.
 */
class PlausibilityGate {

	/**
	 * A source that was silent for longer has no previous fixing to be measured by. What
	 * is held is no silence: its figures are measured by the last good one however old.
	 */
	private static final int PREVIOUS_DAYS = 31;

	private static final int WITNESS_DAYS = 4;

	private static final BigDecimal NEARLY = new BigDecimal("0.01");

	private final RateHistory history;

	private final List<Rulings.Ruling> rulings;

	private final FxProperties limits;

	PlausibilityGate(RateHistory history, List<Rulings.Ruling> rulings, FxProperties limits) {
		this.history = history;
		this.rulings = rulings;
		this.limits = limits;
	}

	/**
	 * A source's fixings of a currency, sifted.
	 */
	Sifted sift(String source, Currency currency) {
		List<DollarRate> good = new ArrayList<>();
		List<HeldFixing> held = new ArrayList<>();
		Map<LocalDate, String> confirmed = new HashMap<>();
		LocalDate seen = LocalDate.MIN;
		for (DollarRate rate : kept(source, currency)) {
			boolean silent = seen.isBefore(rate.date().minusDays(PREVIOUS_DAYS));
			DollarRate previous = (good.isEmpty() || silent) ? null : good.get(good.size() - 1);
			seen = rate.date();
			Optional<Reason> doubt = doubt(rate, previous);
			Optional<String> confirmation = doubt.flatMap((reason) -> confirmation(rate, previous));
			if (doubt.isPresent() && confirmation.isEmpty()) {
				held.add(held(rate, previous, doubt.get()));
				continue;
			}
			good.add(rate);
			confirmation.ifPresent((by) -> confirmed.put(rate.date(), by));
		}
		return new Sifted(List.copyOf(good), List.copyOf(held), Map.copyOf(confirmed), dismissed(source, currency));
	}

	private Set<LocalDate> dismissed(String source, Currency currency) {
		Set<LocalDate> dates = new HashSet<>();
		this.history.fixings(source, currency).forEach((rate) -> dates.add(rate.date()));
		kept(source, currency).forEach((rate) -> dates.remove(rate.date()));
		return Set.copyOf(dates);
	}

	/**
	 * The fixings without those that an operator dismissed. What the source printed for
	 * the same day afterwards is a correction and stands for itself.
	 */
	private List<DollarRate> kept(String source, Currency currency) {
		return this.history.fixings(source, currency)
			.stream()
			.filter((rate) -> said(rate, Rulings.Word.DISMISSED)
				.filter((ruling) -> !rate.knownAt().isAfter(ruling.saidAt()))
				.isEmpty())
			.toList();
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
		if (previous == null) {
			return Optional.empty();
		}
		if (isRedenominated(rate, previous)) {
			return Optional.of(Reason.REDENOMINATION);
		}
		ChangeInterval change = rate.changeSince(previous);
		BigDecimal limit = this.limits.large(rate.currency());
		boolean large = change.risesBy(limit) || change.fallsBy(limit);
		return large ? Optional.of(Reason.LARGE) : Optional.empty();
	}

	/**
	 * What confirms a doubted fixing: an operator, or an independent source.
	 */
	private Optional<String> confirmation(DollarRate rate, @Nullable DollarRate previous) {
		if (said(rate, Rulings.Word.RELEASED).isPresent()) {
			return Optional.of(Rulings.OPERATOR);
		}
		if (previous == null || Tolerance.peg(rate.currency()).isPresent()) {
			return pegBreaker(rate);
		}
		return witnesses(rate).stream().filter((witness) -> showsTheSame(witness, rate, previous)).findFirst();
	}

	private Optional<Rulings.Ruling> said(DollarRate rate, Rulings.Word word) {
		return this.rulings.stream()
			.filter((ruling) -> ruling.word() == word && ruling.source().equals(rate.quote().source())
					&& ruling.currency().equals(rate.currency()) && ruling.date().equals(rate.date()))
			.findFirst();
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
	 * @param dismissed dates of those that an operator dismissed
	 */
	record Sifted(List<DollarRate> good, List<HeldFixing> held, Map<LocalDate, String> confirmed,
			Set<LocalDate> dismissed) {

		/**
		 * Whether there is a fixing of a day that may not be counted with.
		 */
		boolean isOut(LocalDate date) {
			return this.dismissed.contains(date) || this.held.stream().anyMatch((rate) -> rate.date().equals(date));
		}

		/**
		 * The same without the days before one.
		 */
		Sifted since(LocalDate from) {
			return new Sifted(this.good.stream().filter((rate) -> !rate.date().isBefore(from)).toList(),
					this.held.stream().filter((rate) -> !rate.date().isBefore(from)).toList(), this.confirmed,
					this.dismissed);
		}

	}

}
