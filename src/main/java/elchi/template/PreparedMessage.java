package elchi.template;

/**
 * One message in all its forms, rendered but for what differs from reader to reader.
 *
 * @param subject one line without line breaks, the same for all
 * @param text the plain text alternative, lines end with a line feed
 * @param html the HTML alternative
 */
public record PreparedMessage(String subject, Fragments text, Fragments html) {
}
