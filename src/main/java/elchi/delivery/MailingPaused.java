package elchi.delivery;

/**
 * A mailing was paused and waits for a person.
 *
 * @param mailing name of the mailing
 * @param reason why, in words
 */
public record MailingPaused(String mailing, String reason) {
}
