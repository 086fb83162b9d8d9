package elchi.alert;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done on the fixings of a year.
 *
 * @param rule the rule
 * @param source the source it would be decided on; null if there is none
 * @param from first day that was tried
 * @param to last day that was tried
 * @param fixings how many fixings there were
 * @param alerts what it would have told, oldest first
 * @param tooCoarse on how many days the source's digits could not tell
 * @param warnings what a trader should know before it is saved, one sentence each
 */
public record Trial(ThresholdRule rule, @Nullable String source, LocalDate from, LocalDate to, int fixings,
		List<Alert> alerts, int tooCoarse, List<String> warnings) {

	/**
	 * One alert that would have been sent.
	 *
	 * @param date effective date of the fixing
	 * @param verdict why it would have been sent
	 * @param sign which way
	 * @param reason one sentence
	 */
	public record Alert(LocalDate date, Verdict verdict, Sign sign, String reason) {
	}

}
