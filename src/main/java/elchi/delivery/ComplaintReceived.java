package elchi.delivery;

/**
 * A reader called a message of a mailing unwanted. Published in the transaction that
 * writes the report down.
 *
 * @param subscriber number of the subscriber
 * @param mailing name of the mailing
 * @param mailingKind what kind of mailing it is, {@code digest}
 * @param complaint what the reader calls it, {@code abuse}
 */
public record ComplaintReceived(long subscriber, String mailing, String mailingKind, String complaint) {
}
