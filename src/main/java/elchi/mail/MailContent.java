package elchi.mail;

import java.util.List;

import elchi.mail.MailMessage.InlineImage;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text the plain text alternative
 * @param html the HTML alternative; null for a message in plain text alone
 * @param images images that the HTML refers to as {@code cid:}
 * @param attachments files that go along
 */
public record MailContent(Body text, @Nullable Body html, List<InlineImage> images, List<Attachment> attachments) {

	public MailContent {
		images = List.copyOf(images);
		attachments = List.copyOf(attachments);
		if (html == null && !images.isEmpty()) {
			throw new IllegalArgumentException("A message in plain text alone cannot hold images");
		}
	}

	/**
	 * Creates the content of a message that no file goes along with.
	 */
	public MailContent(Body text, @Nullable Body html, List<InlineImage> images) {
		this(text, html, images, List.of());
	}

}
