package elchi.mail;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A message to one recipient, ready to become octets. The same message always becomes the
 * same octets: the date is given, and the boundaries derive from the Message-ID.
 * <p>
 * Subject and names may hold anything; what is no printable character becomes a space.
 * The names and values of further headers are ours and are checked.
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
 * @param content the text, the page and its images
 */
public record MailMessage(EmailAddress envelopeFrom, Mailbox from, Mailbox to, String subject, Instant date,
		String messageId, @Nullable String inReplyTo, Map<String, String> headers, Locale language,
		MailContent content) {

	private static final int LONGEST_WORD = 900;

	private static final Set<String> WRITTEN = Set.of("from", "to", "cc", "bcc", "subject", "date", "message-id",
			"in-reply-to", "references", "mime-version", "content-type", "content-transfer-encoding",
			"content-language", "return-path");

	public MailMessage {
		checkId(messageId);
		if (inReplyTo != null) {
			checkId(inReplyTo);
		}
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
		headers.forEach(MailMessage::checkHeader);
	}

	/**
	 * Creates a message whose text no other message shares.
	 * @param text the plain text alternative
	 * @param html the HTML alternative; null for a message in plain text alone
	 * @param images images that the HTML refers to as {@code cid:}
	 */
	public MailMessage(EmailAddress envelopeFrom, Mailbox from, Mailbox to, String subject, Instant date,
			String messageId, @Nullable String inReplyTo, Map<String, String> headers, Locale language, String text,
			@Nullable String html, List<InlineImage> images) {
		this(envelopeFrom, from, to, subject, date, messageId, inReplyTo, headers, language,
				new MailContent(Body.of(text), (html != null) ? Body.of(html) : null, images));
	}

	public String text() {
		return this.content.text().toString();
	}

	/**
	 * The HTML alternative; null for a message in plain text alone.
	 */
	public @Nullable String html() {
		Body html = this.content.html();
		return (html != null) ? html.toString() : null;
	}

	public List<InlineImage> images() {
		return this.content.images();
	}

	/**
	 * The message as it travels, byte for byte.
	 */
	public byte[] octets() {
		return WireLines.joined(lines());
	}

	List<WireLines> lines() {
		return new MimeWriter(this).lines();
	}

	private static void checkId(String id) {
		if (id.length() > 200 || !Grammar.isMessageId(id)) {
			throw new IllegalArgumentException(
					"'%s' is not a Message-ID of at most 200 ASCII characters without angle brackets".formatted(id));
		}
	}

	private static void checkHeader(String name, String value) {
		if (!Grammar.isHeaderName(name) || WRITTEN.contains(name.toLowerCase(Locale.ROOT))) {
			throw new IllegalArgumentException(
					"'%s' is not a further header: it is no header name, or a component of its own".formatted(name));
		}
		int word = 0;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c < ' ' || c == 127) {
				throw new IllegalArgumentException("Header '%s' holds a control character".formatted(name));
			}
			word = (c == ' ') ? 0 : word + 1;
			if (word > LONGEST_WORD) {
				throw new IllegalArgumentException(
						"Header '%s' holds a word of more than %d characters; more do not fit in a line".formatted(name,
								LONGEST_WORD));
			}
		}
	}

	/**
	 * A display name and an address.
	 *
	 * @param name display name; null for the address alone
	 * @param address the address
	 */
	public record Mailbox(@Nullable String name, EmailAddress address) {
	}

	/**
	 * An image inside the message, encoded once for all messages that bear it.
	 */
	public static final class InlineImage {

		private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(@[A-Za-z0-9.-]+)?");

		private static final Pattern TYPE = Pattern.compile("image/[a-z0-9.+-]+");

		private final String contentId;

		private final String mediaType;

		private final byte[] octets;

		private volatile @Nullable WireLines lines;

		/**
		 * Creates an image.
		 * @param contentId the name in {@code cid:name}
		 * @param mediaType such as {@code image/png}
		 * @param octets the file
		 */
		public InlineImage(String contentId, String mediaType, byte[] octets) {
			if (!NAME.matcher(contentId).matches() || !TYPE.matcher(mediaType).matches()) {
				throw new IllegalArgumentException(
						"'%s' of type '%s' is not an image such as 'chart' of type 'image/png'".formatted(contentId,
								mediaType));
			}
			this.contentId = contentId;
			this.mediaType = mediaType;
			this.octets = octets;
		}

		public String contentId() {
			return this.contentId;
		}

		public String mediaType() {
			return this.mediaType;
		}

		public byte[] octets() {
			return this.octets;
		}

		WireLines lines() {
			WireLines encoded = this.lines;
			if (encoded == null) {
				encoded = WireLines.of(TransferEncoding.ended(TransferEncoding.BASE64.encode(this.octets)));
				this.lines = encoded;
			}
			return encoded;
		}

	}

}
