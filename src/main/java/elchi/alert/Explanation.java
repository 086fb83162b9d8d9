package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule fired, and why it did not.
 *
 * @param rule the rule
 * @param series what it is held against, {@code KZT/USD 7d}
 * @param source the source it is decided on; null if there is none
 * @param observed what was observed last, and what that means for the rule now
 * @param next what would be news from here on, one sentence
 * @param past what changed about it, newest first
 */
public record Explanation(AlertRule rule, String series, @Nullable String source, Entry observed, String next,
		List<Entry> past) {

	/**
	 * One decision.
	 *
	 * @param date effective date that was decided on; null if nothing was ever observed
	 * @param verdict what it meant
	 * @param reason one sentence
	 * @param decidedAt when; null for one that is derived now
	 * @param mailing the mailing that told it; null if none did
	 */
	public record Entry(@Nullable LocalDate date, Verdict verdict, String reason, @Nullable Instant decidedAt,
			@Nullable String mailing) {
	}

}
