package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.mail.MailMessage.InlineImage;

/**
 * Writes a message as the octets of RFC 5322 and MIME, the same octets for the same
 * message: fields in a fixed order, boundaries that derive from the Message-ID, lines
 * that end with CRLF.
 */
final class MimeWriter {

	private static final String PLAIN = "text/plain";

	private static final String HTML = "text/html";

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US)
		.withZone(ZoneOffset.UTC);

	private final MailMessage message;

	private final WireText out = new WireText();

	MimeWriter(MailMessage message) {
		this.message = message;
	}

	List<WireLines> lines() {
		fields();
		MailContent content = this.message.content();
		if (content.attachments().isEmpty()) {
			said(content);
			return this.out.finish();
		}
		String boundary = boundary("mixed");
		write("Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n");
		write("--" + boundary + "\r\n");
		said(content);
		write("\r\n");
		for (Attachment attachment : content.attachments()) {
			write("--" + boundary + "\r\n");
			attachment(attachment);
		}
		write("--" + boundary + "--\r\n");
		return this.out.finish();
	}

	private void said(MailContent content) {
		Body html = content.html();
		if (html == null) {
			content.text().write(PLAIN, this.out);
			return;
		}
		String boundary = boundary("alternative");
		write("Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n");
		write("--" + boundary + "\r\n");
		content.text().write(PLAIN, this.out);
		write("\r\n--" + boundary + "\r\n");
		page(html, content.images());
		write("\r\n--" + boundary + "--\r\n");
	}

	private void attachment(Attachment attachment) {
		write("Content-Type: " + attachment.mediaType() + "\r\n");
		write("Content-Transfer-Encoding: base64\r\n");
		write("Content-Disposition: attachment; filename=\"" + attachment.name() + "\"\r\n\r\n");
		this.out.add(attachment.lines());
	}

	private void fields() {
		MailMessage mail = this.message;
		write(HeaderText.mailbox("From", mail.from()));
		write(HeaderText.mailbox("To", mail.to()));
		write(HeaderText.unstructured("Subject", mail.subject()));
		write("Date: " + DATE.format(mail.date()) + "\r\n");
		write("Message-ID: <" + mail.messageId() + ">\r\n");
		if (mail.inReplyTo() != null) {
			write("In-Reply-To: <" + mail.inReplyTo() + ">\r\n");
			write("References: <" + mail.inReplyTo() + ">\r\n");
		}
		for (Map.Entry<String, String> header : mail.headers().entrySet()) {
			write(HeaderText.structured(header.getKey(), header.getValue()));
		}
		write("Content-Language: " + mail.language().toLanguageTag() + "\r\n");
		write("MIME-Version: 1.0\r\n");
	}

	private void page(Body html, List<InlineImage> images) {
		if (images.isEmpty()) {
			html.write(HTML, this.out);
			return;
		}
		String boundary = boundary("related");
		write("Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"" + boundary + "\"\r\n\r\n");
		write("--" + boundary + "\r\n");
		html.write(HTML, this.out);
		write("\r\n");
		for (InlineImage image : images) {
			write("--" + boundary + "\r\n");
			image(image);
		}
		write("--" + boundary + "--\r\n");
	}

	private void image(InlineImage image) {
		write("Content-Type: " + image.mediaType() + "\r\n");
		write("Content-Transfer-Encoding: base64\r\n");
		write("Content-ID: <" + image.contentId() + ">\r\n");
		write("Content-Disposition: inline\r\n\r\n");
		this.out.add(image.lines());
	}

	/**
	 * Stands in no part: neither base64 nor quoted-printable can hold {@code =_}.
	 */
	private String boundary(String purpose) {
		try {
			byte[] seed = (purpose + " " + this.message.messageId()).getBytes(StandardCharsets.US_ASCII);
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed);
			return "=_" + HexFormat.of().formatHex(digest, 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void write(String ascii) {
		this.out.write(ascii);
	}

}
