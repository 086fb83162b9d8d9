package elchi.admin.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param at when
 * @param who a user, {@code USER by token NAME}, or {@code cli:USER} for a command of
 * that user of the operating system
 * @param what the verb, such as {@code rule.stop}
 * @param object to what; may be empty
 * @param why in their words; may be empty
 * @param outcome {@code done}, or how it was refused
 * @param key by which a repeated request is known
 */
public record AuditEntry(Instant at, String who, String what, String object, String why, String outcome,
		@Nullable String key) {
}
