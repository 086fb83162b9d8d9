package elchi.mail;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A kept message, taken apart.
 *
 * @param entry its line in the inbox
 * @param headers its fields in order, in readable form
 * @param text the plain text part
 * @param html the HTML part; null if it has none
 * @param images inline images by content id
 * @param source the message as it came over the wire
 */
public record InboxMessage(InboxEntry entry, List<Header> headers, String text, @Nullable String html,
		Map<String, MailMessage.InlineImage> images, byte[] source) {

	/**
	 * A header field.
	 *
	 * @param name its name
	 * @param value its value, decoded and unfolded
	 */
	public record Header(String name, String value) {
	}

}
