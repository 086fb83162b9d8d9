package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a message as the octets of RFC 5322 and MIME, the same octets for the same
 * message: fields in a fixed order, boundaries that derive from the Message-ID, lines
 * that end with CRLF.
 */
final class MimeWriter {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US)
		.withZone(ZoneOffset.UTC);

	private final MailMessage message;

	private final ByteArrayOutputStream octets = new ByteArrayOutputStream(64 * 1024);

	MimeWriter(MailMessage message) {
		this.message = message;
	}

	byte[] octets() {
		fields();
		String html = this.message.html();
		if (html == null) {
			text("text/plain", this.message.text());
			return this.octets.toByteArray();
		}
		String boundary = boundary("alternative");
		write("Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n");
		write("--" + boundary + "\r\n");
		text("text/plain", this.message.text());
		write("\r\n--" + boundary + "\r\n");
		page(html);
		write("\r\n--" + boundary + "--\r\n");
		return this.octets.toByteArray();
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

	private void page(String html) {
		List<MailMessage.InlineImage> images = this.message.images();
		if (images.isEmpty()) {
			text("text/html", html);
			return;
		}
		String boundary = boundary("related");
		write("Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"" + boundary + "\"\r\n\r\n");
		write("--" + boundary + "\r\n");
		text("text/html", html);
		for (MailMessage.InlineImage image : images) {
			write("\r\n--" + boundary + "\r\n");
			image(image);
		}
		write("\r\n--" + boundary + "--\r\n");
	}

	private void text(String type, String text) {
		String whole = lines(text);
		TransferEncoding encoding = TransferEncoding.of(whole);
		write("Content-Type: " + type + "; charset=utf-8\r\n");
		write("Content-Transfer-Encoding: " + encoding + "\r\n\r\n");
		this.octets.writeBytes(encoding.encode(TransferEncoding.utf8(whole)));
	}

	/**
	 * Ends every line with CRLF and drops all other controls but the tab.
	 */
	private static String lines(String text) {
		StringBuilder lines = new StringBuilder(text.length() + text.length() / 20 + 2);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n' || c == '\r') {
				lines.append("\r\n");
				i += (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') ? 1 : 0;
			}
			else if ((c >= ' ' && c != 127) || c == '\t') {
				lines.append(c);
			}
		}
		if (lines.isEmpty() || lines.charAt(lines.length() - 1) != '\n') {
			lines.append("\r\n");
		}
		return lines.toString();
	}

	private void image(MailMessage.InlineImage image) {
		write("Content-Type: " + image.mediaType() + "\r\n");
		write("Content-Transfer-Encoding: base64\r\n");
		write("Content-ID: <" + image.contentId() + ">\r\n");
		write("Content-Disposition: inline\r\n\r\n");
		this.octets.writeBytes(TransferEncoding.BASE64.encode(image.octets()));
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
		this.octets.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
	}

}
