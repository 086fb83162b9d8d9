package elchi.alert;

import java.time.LocalDate;

import elchi.fx.CurrencyPair;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a trader is told in a mail.
 *
 * @param id number of the notification
 * @param rule the rule as it is now
 * @param pair the pair that it was decided on
 * @param date effective date that was decided on
 * @param kind what is told: a verdict that tells, {@link #OUTAGE} or {@link #RESTORED}
 * @param decided the decision; null for an outage and its end
 * @param last the alert before on the same rule; null if there was none
 */
record Notice(long id, AlertRule rule, CurrencyPair pair, LocalDate date, String kind, @Nullable Decided decided,
		@Nullable Past last) {

	/** The rule cannot be decided for some days now. */
	static final String OUTAGE = "OUTAGE";

	/** It can be again. */
	static final String RESTORED = "RESTORED";

	/**
	 * What was decided.
	 *
	 * @param source name of the source
	 * @param from date that was measured from; null for a value
	 * @param sign which way
	 * @param step how many whole thresholds
	 * @param figure the figure that was judged
	 */
	record Decided(String source, @Nullable LocalDate from, Sign sign, int step, Span figure) {
	}

	/**
	 * An alert of the past.
	 *
	 * @param date effective date
	 * @param figure the figure that was told
	 */
	record Past(LocalDate date, Span figure) {
	}

}
