package elchi.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * A message or one of its parts, read with patience for whatever is wrong with it and in
 * a time that grows with its length alone. Angus takes a third of a millisecond for each
 * part, which adds up when somebody sends a hundred thousand, and believes no encoding of
 * a part that is a message.
 */
final class RawPart {

	private static final int DECODED = 65536;

	private static final Pattern HEADER_END = Pattern.compile("\\r?\\n\\r?\\n");

	private static final Pattern BOUNDARY = Pattern
		.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))");

	private final InternetHeaders headers;

	private final String body;

	private RawPart(InternetHeaders headers, String body) {
		this.headers = headers;
		this.body = body;
	}

	/**
	 * Reads one.
	 * @param octets each as one character
	 */
	static RawPart of(String octets) throws MessagingException {
		if (octets.startsWith("\n") || octets.startsWith("\r\n")) {
			return new RawPart(new InternetHeaders(), octets);
		}
		Matcher end = HEADER_END.matcher(octets);
		boolean found = end.find();
		return new RawPart(headers(found ? octets.substring(0, end.start()) : octets),
				found ? octets.substring(end.end()) : "");
	}

	static InternetHeaders headers(String octets) throws MessagingException {
		return new InternetHeaders(
				new ByteArrayInputStream((octets + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)), true);
	}

	InternetHeaders headers() {
		return this.headers;
	}

	/**
	 * The type without parameters, in small letters.
	 */
	String type() {
		String type = this.headers.getHeader("Content-Type", null);
		if (type == null) {
			return "text/plain";
		}
		int end = type.indexOf(';');
		return ((end < 0) ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * The parts of a multipart, as far as the first few.
	 */
	List<RawPart> parts(int most) throws MessagingException {
		List<RawPart> parts = new ArrayList<>();
		Pattern delimiter = delimiter();
		if (delimiter == null) {
			return parts;
		}
		Matcher matcher = delimiter.matcher(this.body);
		boolean open = matcher.find() && matcher.group(1) == null;
		while (open && parts.size() < most) {
			int from = matcher.end();
			boolean more = matcher.find();
			parts.add(of(this.body.substring(from, more ? matcher.start() : this.body.length())));
			open = more && matcher.group(1) == null;
		}
		return parts;
	}

	/**
	 * At most the first 64 KB, decoded if the encoding exists and is what it says.
	 */
	String decoded() throws IOException {
		String encoding = this.headers.getHeader("Content-Transfer-Encoding", null);
		if (encoding != null) {
			byte[] octets = this.body.getBytes(StandardCharsets.ISO_8859_1);
			try (InputStream in = MimeUtility.decode(new ByteArrayInputStream(octets), encoding.strip())) {
				return new String(in.readNBytes(DECODED), StandardCharsets.ISO_8859_1);
			}
			catch (MessagingException | IOException ex) {
				return plain();
			}
		}
		return plain();
	}

	private String plain() {
		return (this.body.length() > DECODED) ? this.body.substring(0, DECODED) : this.body;
	}

	private @Nullable Pattern delimiter() {
		String type = this.headers.getHeader("Content-Type", null);
		Matcher boundary = BOUNDARY.matcher((type != null) ? type : "");
		if (!boundary.find()) {
			return null;
		}
		String name = (boundary.group(1) != null) ? boundary.group(1) : boundary.group(2);
		return Pattern.compile("(?:\\A|\\r?\\n)--" + Pattern.quote(name) + "(--)?[ \\t]*(?=\\r?\\n|\\z)(?:\\r?\\n)?");
	}

}
