package elchi.mail;

/**
 * A report as it lies in the bounce mailbox.
 *
 * @param key 64 hexadecimal digits; the same for the same message, however often and in
 * whichever mailbox it is read
 * @param report what it says
 */
public record ReceivedReport(String key, BounceReport report) {
}
