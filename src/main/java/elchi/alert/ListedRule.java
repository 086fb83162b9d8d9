package elchi.alert;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A rule in a list.
 *
 * @param rule the rule
 * @param lastAlert effective date of its last alert; null if there was none
 */
public record ListedRule(AlertRule rule, @Nullable LocalDate lastAlert) {
}
