package elchi.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of all traders.
 */
public class AlertRules {

	public Optional<AlertRule> find(long id) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * A trader's rules, oldest first.
	 */
	public List<AlertRule> of(long subscriber) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * Every rule, in the order of their numbers and in flat memory.
	 */
	public Stream<AlertRule> all() {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * What speaks against saving a rule, one sentence each with what is allowed; empty if
	 * nothing does.
	 */
	public List<String> findings(long subscriber, ThresholdRule rule) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * What a rule would have done in the last year, and what to know before it is saved.
	 */
	public Trial tryOut(ThresholdRule rule) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * Stores a rule that counts from the next fixing on.
	 * @param how where the wish was uttered, {@code rules page}
	 * @throws RuleRefusedException with all findings, if there are any
	 */
	public AlertRule save(long subscriber, ThresholdRule rule, String how) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * Puts another rule in the place of one, which begins anew.
	 * @throws RuleRefusedException with all findings, if there are any
	 */
	public AlertRule change(long id, ThresholdRule rule, String how) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * Ends a rule for good.
	 * @return whether this changed anything
	 */
	public boolean stop(long id, String how) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * Keeps a rule silent until a day of its owner's zone; what is still true then is
	 * told then.
	 * @return whether this changed anything
	 */
	public boolean snooze(long id, LocalDate until, String how) {
		throw new UnsupportedOperationException("not yet");
	}

	/**
	 * Why a rule fired, and why it did not.
	 * @throws IllegalArgumentException if there is no such rule
	 */
	public Explanation explain(long id) {
		throw new UnsupportedOperationException("not yet");
	}

}
