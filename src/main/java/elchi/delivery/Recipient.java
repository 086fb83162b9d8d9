package elchi.delivery;

import java.time.Instant;

import elchi.mail.EmailAddress;

/**
 * Somebody who is owed a mailing.
 *
 * @param subscriber number of the subscriber
 * @param address where the subscriber is reached
 * @param notBefore when the mail may go at the earliest
 */
public record Recipient(long subscriber, EmailAddress address, Instant notBefore) {
}
