package elchi.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message to one recipient, ready to become octets. The same message always becomes the
 * same octets: the date is given, and the boundaries derive from the Message-ID.
 *
 * @param envelopeFrom the return path
 * @param from the author's mailbox
 * @param to the one recipient's mailbox
 * @param subject one line of any characters
 * @param date the Date header
 * @param messageId the Message-ID without angle brackets
 * @param inReplyTo the Message-ID of the message that this one answers
 * @param headers further header fields in order; values without line breaks
 * @param language Content-Language
 * @param text the plain text alternative
 * @param html the HTML alternative; null for a message in plain text alone
 * @param images images that the HTML refers to as {@code cid:}
 */
public record MailMessage(EmailAddress envelopeFrom, Mailbox from, Mailbox to, String subject, Instant date,
		String messageId, @Nullable String inReplyTo, Map<String, String> headers, Locale language, String text,
		@Nullable String html, List<InlineImage> images) {

	/**
	 * A display name and an address.
	 *
	 * @param name display name; null for the address alone
	 * @param address the address
	 */
	public record Mailbox(@Nullable String name, EmailAddress address) {
	}

	/**
	 * An image inside the message.
	 *
	 * @param contentId the name in {@code cid:name}
	 * @param mediaType such as {@code image/png}
	 * @param octets the file
	 */
	public record InlineImage(String contentId, String mediaType, byte[] octets) {
	}

}
