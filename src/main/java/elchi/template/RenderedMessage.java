package elchi.template;

/**
 * One message in all its forms.
 *
 * @param subject one line without line breaks
 * @param text the plain text alternative, lines end with a line feed
 * @param html the HTML alternative
 */
public record RenderedMessage(String subject, String text, String html) {
}
