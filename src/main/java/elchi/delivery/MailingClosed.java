package elchi.delivery;

/**
 * Nothing of a mailing is due, deferred or under way any more. Published in the
 * transaction that closes it.
 *
 * @param mailing name of the mailing
 */
public record MailingClosed(String mailing) {
}
