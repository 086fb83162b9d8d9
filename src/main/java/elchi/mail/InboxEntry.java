package elchi.mail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of the inbox.
 *
 * @param id its name in the inbox
 * @param to whom it was sent to, as its To field says
 * @param subject its subject in readable form
 * @param date what its Date field says; null if it has none
 */
public record InboxEntry(String id, String to, String subject, @Nullable Instant date) {
}
