package elchi.alert;

import java.time.Instant;

/**
 * A rule as it is stored.
 *
 * @param id number of the rule
 * @param subscriber number of its owner
 * @param rule what the owner wants to be told
 * @param status whether it is decided
 * @param state where it stands
 * @param createdAt since when it exists
 */
public record AlertRule(long id, long subscriber, ThresholdRule rule, RuleStatus status, AlertState state,
		Instant createdAt) {
}
