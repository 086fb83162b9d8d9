package elchi.delivery;

/**
 * An address does not exist (5.1.x), or has refused mail on too many days. Told at once
 * or in a report afterwards.
 *
 * @param subscriber number of the subscriber
 * @param mailing name of the mailing
 * @param status the enhanced status code; empty if none was given
 * @param reply the server's words
 */
public record RecipientRejected(long subscriber, String mailing, String status, String reply) {
}
