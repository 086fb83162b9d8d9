package elchi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import elchi.alert.Notice.Decided;
import elchi.fx.ChangeInterval;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.jspecify.annotations.Nullable;

/**
 * A notice together with the fixings that it speaks of.
 *
 * @param notice what is told
 * @param decided the decision
 * @param history the fixings up to the day
 * @param from the fixing that it is measured from; null if there is none
 * @param to the fixing of the day
 */
record Move(Notice notice, Decided decided, PairHistory history, @Nullable Fixing from, Fixing to) {

	/**
	 * Finds the fixings of a decision; empty if the day's fixing does not count any more.
	 */
	static Optional<Move> of(Notice notice, Decided decided, PairHistory history) {
		List<Fixing> before = history.fixings()
			.stream()
			.filter((fixing) -> fixing.date().isBefore(notice.date()))
			.toList();
		return on(history.fixings(), notice.date())
			.map((to) -> new Move(notice, decided, history, from(notice, decided, before, to), to));
	}

	private static @Nullable Fixing from(Notice notice, Decided decided, List<Fixing> before, Fixing to) {
		if (decided.from() != null) {
			return on(before, decided.from()).orElse(null);
		}
		if (notice.rule().rule().condition() instanceof Condition.Level) {
			return before.isEmpty() ? null : before.get(before.size() - 1);
		}
		Notice.Past last = notice.last();
		return Optional.ofNullable(last)
			.flatMap((past) -> on(before, past.date()))
			.filter((fixing) -> isBasis(fixing, to, decided))
			.or(() -> before.stream().filter((fixing) -> isBasis(fixing, to, decided)).reduce((one, later) -> later))
			.orElse(null);
	}

	private static boolean isBasis(Fixing fixing, Fixing to, Decided decided) {
		return to.since(fixing).point().compareTo(decided.figure().point()) == 0;
	}

	private static Optional<Fixing> on(List<Fixing> fixings, LocalDate date) {
		return fixings.stream().filter((fixing) -> fixing.date().equals(date)).findFirst();
	}

	ThresholdRule rule() {
		return this.notice.rule().rule();
	}

	/**
	 * The change of the pair's first currency; empty if there is nothing to measure from.
	 */
	Optional<Span> change() {
		if (rule().condition() instanceof Condition.Change) {
			return Optional.of(this.decided.figure());
		}
		return Optional.ofNullable(this.from).map((earlier) -> span(this.to.since(earlier)));
	}

	/**
	 * The same move as the other currency makes it.
	 */
	Optional<Span> inverse() {
		return change()
			.map((change) -> span(new ChangeInterval(change.low(), change.point(), change.high()).inverse()));
	}

	/**
	 * By how much, whichever way; for the order of several in one mail.
	 */
	BigDecimal size() {
		return change().map((change) -> change.point().abs()).orElse(BigDecimal.ZERO);
	}

	/**
	 * What the change would have to reach to be told again.
	 */
	BigDecimal bound() {
		return Optional.of(rule().condition())
			.filter(Condition.Change.class::isInstance)
			.map((condition) -> Objects.requireNonNull(((Condition.Change) condition).threshold()))
			.map((threshold) -> threshold.multiply(BigDecimal.valueOf(this.decided.step() + 1L)))
			.orElse(BigDecimal.valueOf(Long.MAX_VALUE));
	}

	private static Span span(ChangeInterval change) {
		return new Span(change.low(), change.point(), change.high());
	}

}
