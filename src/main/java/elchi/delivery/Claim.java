package elchi.delivery;

import java.time.Instant;

/**
 * A delivery in the hands of one sender.
 *
 * @param id number of the row
 * @param mailing its mailing
 * @param subscriber number of the subscriber
 * @param attempts how often it was begun before
 * @param breaks how often the connection broke at it, which no attempt counts
 * @param retryUntil when it is too old to be tried again
 * @param owner the sender
 */
record Claim(long id, MailingId mailing, long subscriber, int attempts, int breaks, Instant retryUntil, String owner) {
}
