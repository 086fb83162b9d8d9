package elchi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import elchi.alert.AlertState.Quiet;
import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decides rules on figures and on whole series, and says in short what came of it.
 */
final class Watching {

	static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

	static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

	static final Window.Days WEEK = new Window.Days(7);

	private Watching() {
	}

	static List<String> alerts(ThresholdRule rule, PairHistory history) {
		List<String> alerts = new ArrayList<>();
		AlertState state = Quiet.NEW;
		Observer observer = new Observer(history);
		for (Fixing fixing : history.fixings()) {
			Observation observation = observer.observe(rule.series().measure(), fixing.date());
			Decision decision = Watch.decide(rule, state, observation, moment(fixing.date()));
			assertThat(Watch.decide(rule, decision.next(), observation, moment(fixing.date())).verdict().tells())
				.as("the same observation twice")
				.isFalse();
			state = decision.next();
			if (decision.verdict().tells()) {
				alerts
					.add("%s %s %s %s".formatted(fixing.date(), decision.verdict(), decision.sign(), point(decision)));
			}
		}
		return alerts;
	}

	static String point(Decision decision) {
		Span figure = decision.figure();
		assertThat(figure).isNotNull();
		return (figure != null) ? Percent.signed(figure.point()) : "";
	}

	static List<String> verdicts(ThresholdRule rule, String... figures) {
		List<String> verdicts = new ArrayList<>();
		AlertState state = Quiet.NEW;
		LocalDate date = LocalDate.parse("2026-09-01");
		for (String figure : figures) {
			Decision decision = Watch.decide(rule, state, seen(figure), moment(date));
			state = decision.next();
			verdicts.add((decision.sign() != null)
					? "%s %s %d".formatted(decision.verdict(), decision.sign(), decision.step())
					: decision.verdict().name());
			date = date.plusDays(1);
		}
		return verdicts;
	}

	/**
	 * A figure that is known exactly.
	 */
	static Observation seen(String figure) {
		BigDecimal exact = new BigDecimal(figure);
		PairHistory some = Histories.daily("KZT/USD", "2026-09-01", "0.002");
		return new Observation.Measured(null, some.fixings().get(0), new Span(exact, exact, exact));
	}

	static ThresholdRule rule(String currency, BigDecimal threshold) {
		return ThresholdRule.of(CurrencyPair.of(currency, "USD"), Condition.Change.of(threshold, WEEK),
				Direction.EITHER);
	}

	static ThresholdRule sigma(String currency) {
		return ThresholdRule.of(CurrencyPair.of(currency, "USD"), Condition.Volatility.of(BigDecimal.valueOf(3)),
				Direction.EITHER);
	}

	static Moment moment(LocalDate date) {
		return new Moment(date.atTime(18, 0).atZone(ALMATY).toInstant(), ALMATY, null);
	}

	static Moment at(String instant) {
		return new Moment(OffsetDateTime.parse(instant).toInstant(), ALMATY, null);
	}

}
