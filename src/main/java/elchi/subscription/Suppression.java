package elchi.subscription;

import java.time.Instant;

import elchi.mail.EmailAddress;

/**
 * Somebody to whom nothing is sent.
 *
 * @param subscriber number of the subscriber
 * @param address where nothing is sent
 * @param reason why, {@code 5.1.1 no such user}
 * @param since when it began
 * @param how by which way, {@code bounce of 2026-W39}
 */
public record Suppression(long subscriber, EmailAddress address, String reason, Instant since, String how) {
}
