package elchi.delivery;

/**
 * A server said that a recipient's address does not exist (5.1.x).
 *
 * @param subscriber number of the subscriber
 * @param mailing name of the mailing
 * @param status the enhanced status code; empty if none was given
 * @param reply the server's reply line
 */
public record RecipientRejected(long subscriber, String mailing, String status, String reply) {
}
