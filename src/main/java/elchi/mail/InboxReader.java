package elchi.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kept message back.
 */
final class InboxReader {

	private String text = "";

	private @Nullable String html;

	private final Map<String, MailMessage.InlineImage> images = new LinkedHashMap<>();

	static InboxEntry entry(String id, InputStream source) throws MessagingException {
		InternetHeaders headers = new InternetHeaders(source);
		String date = headers.getHeader("Date", null);
		return new InboxEntry(id, readable(headers.getHeader("To", ", ")), readable(headers.getHeader("Subject", " ")),
				(date != null) ? instant(date) : null);
	}

	static InboxMessage message(String id, byte[] source) throws MessagingException, IOException {
		MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
		List<InboxMessage.Header> headers = new ArrayList<>();
		for (Header header : Collections.list(message.getAllHeaders())) {
			headers.add(new InboxMessage.Header(header.getName(), readable(header.getValue())));
		}
		InboxReader reader = new InboxReader();
		reader.take(message);
		InboxEntry entry = entry(id, new ByteArrayInputStream(source));
		return new InboxMessage(entry, List.copyOf(headers), reader.text, reader.html, Map.copyOf(reader.images),
				source);
	}

	private void take(Part part) throws MessagingException, IOException {
		if (part.isMimeType("text/html")) {
			this.html = String.valueOf(part.getContent());
			return;
		}
		if (part.isMimeType("text/*")) {
			this.text = String.valueOf(part.getContent());
			return;
		}
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				take(parts.getBodyPart(i));
			}
			return;
		}
		if (part.isMimeType("image/*") && part instanceof BodyPart) {
			image(part);
		}
	}

	private void image(Part part) throws MessagingException, IOException {
		String[] ids = part.getHeader("Content-ID");
		if (ids != null) {
			String name = ids[0].replaceAll("[<>\\s]", "");
			String type = part.getContentType().replaceAll("[;\\s].*", "").toLowerCase(Locale.ROOT);
			this.images.put(name, new MailMessage.InlineImage(name, type, part.getInputStream().readAllBytes()));
		}
	}

	private static String readable(@Nullable String value) {
		if (value == null) {
			return "";
		}
		String line = MimeUtility.unfold(value);
		try {
			return MimeUtility.decodeText(line);
		}
		catch (UnsupportedEncodingException ex) {
			return line;
		}
	}

	private static @Nullable Instant instant(String date) {
		Date parsed = new MailDateFormat().parse(date, new ParsePosition(0));
		return (parsed != null) ? parsed.toInstant() : null;
	}

}
