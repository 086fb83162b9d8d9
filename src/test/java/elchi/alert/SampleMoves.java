package elchi.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import elchi.alert.Notice.Decided;
import elchi.alert.Notice.Past;
import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import org.jspecify.annotations.Nullable;

/**
 * Moves as traders are told them, decided by the room itself on the real series.
 */
final class SampleMoves {

	static final String SOURCE = "currency-api";

	static final Instant READ = Instant.parse("2026-09-27T02:00:00Z");

	private SampleMoves() {
	}

	/**
	 * The real series of a currency as the aggregate prints it.
	 */
	static PairHistory real(String currency) {
		return named(Histories.dollarSeries(currency), SOURCE, null);
	}

	static PairHistory named(PairHistory history, String source, @Nullable String confirmedBy) {
		List<Fixing> fixings = history.fixings()
			.stream()
			.map((fixing) -> new Fixing(fixing.pair(), source, fixing.date(), fixing.number(), READ, fixing.low(),
					fixing.value(), fixing.high(), confirmedBy))
			.toList();
		return new PairHistory(history.pair(), source, fixings, history.held(), history.pegged());
	}

	/**
	 * A rule as it stands in the store.
	 */
	static AlertRule stored(ThresholdRule rule) {
		return new AlertRule(7, 1, rule, RuleStatus.ACTIVE, AlertState.Quiet.NEW, Instant.EPOCH);
	}

	/**
	 * The tenge of 26 September, as the replay tells it.
	 */
	static Move tenge() {
		return move(Watching.rule("KZT", Watching.ONE_PERCENT), real("KZT"), "2026-09-26", Verdict.FIRED, 1);
	}

	/**
	 * What a rule tells of the fixing of a day.
	 */
	static Move move(ThresholdRule rule, PairHistory history, String day, Verdict verdict, int step) {
		Observation.Measured seen = (Observation.Measured) new Observer(history).observe(rule.series().measure(),
				LocalDate.parse(day));
		Span figure = seen.span();
		Fixing from = seen.from();
		if (rule.condition() instanceof Condition.Change change && change.window() instanceof Window.LastAlert) {
			List<Fixing> all = history.fixings();
			figure = Basis.of(LocalDate.EPOCH, span(all.get(0))).changeTo(figure);
		}
		BigDecimal bound = (rule.condition() instanceof Condition.Level level) ? level.level() : BigDecimal.ZERO;
		boolean up = figure.point().compareTo(bound) > 0;
		Decided decided = new Decided(history.source(), (from != null) ? from.date() : null, up ? Sign.UP : Sign.DOWN,
				step, figure);
		Notice notice = new Notice(1, stored(rule), rule.pair(), LocalDate.parse(day), verdict.name(), decided, null);
		return Move.of(notice, decided, history).orElseThrow();
	}

	static Move after(Move move, String day, String percent) {
		BigDecimal point = new BigDecimal(percent).movePointLeft(2);
		Notice told = move.notice();
		Notice notice = new Notice(told.id(), told.rule(), told.pair(), told.date(), told.kind(), told.decided(),
				new Past(LocalDate.parse(day), new Span(point, point, point)));
		return Move.of(notice, Objects.requireNonNull(notice.decided()), move.history()).orElseThrow();
	}

	static Notice outage(String kind) {
		ThresholdRule rule = Watching.rule("TJS", Watching.ONE_PERCENT);
		return new Notice(2, stored(rule), CurrencyPair.of("TJS", "USD"), LocalDate.parse("2026-09-22"), kind, null,
				null);
	}

	private static Span span(Fixing fixing) {
		return Quotation.own(fixing).price(fixing);
	}

}
