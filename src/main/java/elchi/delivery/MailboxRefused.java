package elchi.delivery;

/**
 * A server refused a recipient's mailbox for a reason that may pass, such as a full one
 * (5.2.2): a point in the score.
 *
 * @param subscriber number of the subscriber
 * @param mailing name of the mailing
 * @param status the enhanced status code; empty if none was given
 * @param reply the server's words
 */
record MailboxRefused(long subscriber, String mailing, String status, String reply) {
}
