package elchi.alert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;
import elchi.alert.RandomCases.Case;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class OracleTests {

	@Property(tries = 600)
	void decidesChangesAsTheFormulasSay(@ForAll("changes") Case random) {
		assertAgreement(random);
	}

	@Property(tries = 300)
	void decidesLevelsAsTheFormulasSay(@ForAll("levels") Case random) {
		assertAgreement(random);
	}

	@Property(tries = 300)
	void decidesChangesSinceTheLastAlertAsTheFormulasSay(@ForAll("lastAlerts") Case random) {
		assertAgreement(random);
	}

	@Property(tries = 200)
	void tellsNobodyTwiceOfOneObservation(@ForAll("all") Case random) {
		for (Decided day : decided(random)) {
			Decision again = decide(random, day.decision().next(), day.observation());
			assertThat(again.verdict().tells()).isFalse();
			assertThat(stand(again.next())).isEqualTo(stand(day.decision().next()));
		}
	}

	@Property(tries = 200)
	void changesNothingWhereTheTripsOfARuleAreNotReached(@ForAll("all") Case random) {
		for (Decided day : decided(random)) {
			if (day.observation() instanceof Observation.Measured measured
					&& !concerns(Trips.of(random.rule(), day.before()), measured.span())) {
				assertThat(day.decision().verdict().tells()).as(day.line()).isFalse();
				assertThat(day.decision().next()).as(day.line()).isEqualTo(day.before());
			}
		}
	}

	@Property(tries = 200)
	void neverTellsBecauseOfCoarserDigits(@ForAll("all") Case random, @ForAll @IntRange(max = 2000) int lower,
			@ForAll @IntRange(max = 2000) int higher) {
		for (Decided day : decided(random)) {
			if (!day.decision().verdict().tells() && day.observation() instanceof Observation.Measured measured) {
				Observation coarser = new Observation.Measured(measured.from(), measured.to(),
						widened(measured.span(), lower, higher));
				assertThat(decide(random, day.before(), coarser).verdict().tells()).isFalse();
			}
		}
	}

	@Property(tries = 200)
	void tellsOfEitherWayWhateverOneWayTells(@ForAll("all") Case random) {
		for (Decided day : decided(random.towards(Direction.EITHER))) {
			boolean either = decide(random.towards(Direction.EITHER), quiet(day), day.observation()).verdict().tells();
			for (Direction one : List.of(Direction.UP, Direction.DOWN)) {
				boolean tells = decide(random.towards(one), quiet(day), day.observation()).verdict().tells();
				assertThat(either || !tells).as("%s on %s", one, day.observation()).isTrue();
			}
		}
	}

	@Property(tries = 200)
	void seesTheOtherCurrencyFallByAsMuchAsOneRises(@ForAll("changes") Case random) {
		Observer observer = new Observer(random.history());
		Observer mirror = mirror(random);
		Measure measure = random.rule().series().measure();
		for (Fixing fixing : random.history().fixings()) {
			if (observer.observe(measure, fixing.date()) instanceof Observation.Measured rise
					&& mirror.observe(measure, fixing.date()) instanceof Observation.Measured fall) {
				assertOpposite(rise.span().low(), fall.span().high());
				assertOpposite(rise.span().high(), fall.span().low());
				assertOpposite(rise.span().point(), fall.span().point());
			}
		}
	}

	@Provide
	Arbitrary<Case> changes() {
		return RandomCases.changes();
	}

	@Provide
	Arbitrary<Case> levels() {
		return RandomCases.levels();
	}

	@Provide
	Arbitrary<Case> lastAlerts() {
		return RandomCases.lastAlerts();
	}

	@Provide
	Arbitrary<Case> all() {
		return Arbitraries.oneOf(changes(), levels(), lastAlerts());
	}

	private static void assertAgreement(Case random) {
		List<String> expected = new Oracle(random.rule(), random.printed(), random.inverse()).decisions();
		assertThat(decided(random).stream().map(Decided::line).toList()).isEqualTo(expected);
	}

	/** {@code p = 1 / (1 + v) - 1}, but for the twelve places of a span. */
	private static void assertOpposite(BigDecimal rise, BigDecimal fall) {
		assertThat(BigDecimal.ONE.add(rise).multiply(BigDecimal.ONE.add(fall)).subtract(BigDecimal.ONE).abs())
			.isLessThan(
					new BigDecimal("0.000000000002").multiply(BigDecimal.valueOf(2).add(rise.abs()).add(fall.abs())));
	}

	/** As the database asks. */
	private static boolean concerns(Trips trips, Span span) {
		BigDecimal rise = trips.rise();
		BigDecimal fall = trips.fall();
		return (rise != null && span.low().compareTo(rise) >= 0) || (fall != null && span.high().compareTo(fall) <= 0);
	}

	private static Observer mirror(Case random) {
		PairHistory history = random.history();
		return new Observer(new PairHistory(history.pair().inverse(), history.source(),
				history.fixings().stream().map(Fixing::inverse).toList(), List.of(), false));
	}

	private static Span widened(Span span, int lower, int higher) {
		BigDecimal size = span.high().subtract(span.low()).max(span.point().abs());
		return new Span(span.low().subtract(size.multiply(BigDecimal.valueOf(lower, 3))), span.point(),
				span.high().add(size.multiply(BigDecimal.valueOf(higher, 3))));
	}

	/**
	 * The state of the day if it is a quiet one, or a rule that has seen nothing yet.
	 */
	private static Quiet quiet(Decided day) {
		return (day.before() instanceof Quiet quiet) ? quiet : Quiet.NEW;
	}

	private static List<Decided> decided(Case random) {
		List<Decided> days = new ArrayList<>();
		Observer observer = new Observer(random.history());
		AlertState state = Quiet.NEW;
		for (Fixing fixing : random.history().fixings()) {
			Observation observation = observer.observe(random.rule().series().measure(), fixing.date());
			Decision decision = decide(random, state, observation);
			days.add(new Decided(state, observation, decision));
			state = decision.next();
		}
		return days;
	}

	private static Decision decide(Case random, AlertState state, Observation observation) {
		return Watch.decide(random.rule(), state, observation, Watching.moment(observation.date()));
	}

	private static String stand(AlertState state) {
		if (state instanceof Quiet quiet) {
			return "QUIET" + ((quiet.side() != null) ? " " + quiet.side() : "")
					+ ((quiet.basis() != null) ? " since " + quiet.basis().date() : "");
		}
		if (state instanceof Firing firing) {
			return "FIRING %s %d".formatted(firing.sign(), firing.step());
		}
		return (state instanceof Recovering recovering)
				? "RECOVERING %s %d".formatted(recovering.sign(), recovering.step()) : state.toString();
	}

	/**
	 * What came of one day.
	 *
	 * @param before the state in the morning
	 * @param observation what was observed
	 * @param decision what was decided
	 */
	private record Decided(AlertState before, Observation observation, Decision decision) {

		String line() {
			Verdict verdict = this.decision.verdict();
			String told = verdict.tells() ? " %s %d".formatted(this.decision.sign(), this.decision.step()) : "";
			return verdict + told + " > " + stand(this.decision.next());
		}

	}

}
