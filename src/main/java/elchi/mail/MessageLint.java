package elchi.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a careful operator looks at before a message goes to many. Reads the octets that
 * went over the wire, and shares nothing with what wrote them.
 */
public final class MessageLint {

	/** Beyond this Gmail cuts a message off. */
	static final int MOST_HTML = 90 * 1024;

	private static final int LONGEST_LINE = 998;

	private static final List<String> ONCE = List.of("From", "To", "Subject", "Date", "Message-ID", "MIME-Version",
			"Content-Type", "List-Unsubscribe", "List-Unsubscribe-Post");

	private static final Pattern DATE = Pattern
		.compile("(\\w{3}, )?\\d{1,2} \\w{3} \\d{4} \\d{2}:\\d{2}(:\\d{2})? [+-]\\d{4}.*");

	private static final Pattern IMAGE = Pattern.compile("(?i)<img\\b[^>]*\\bsrc\\s*=\\s*[\"']?\\s*(http:[^\"'\\s>]*)");

	private static final Pattern EMPTY_LINK = Pattern.compile("(?i)\\bhref\\s*=\\s*(\"\\s*\"|'\\s*'|(?=[\\s>]))");

	private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary\\s*=\\s*(\"([^\"]+)\"|([^;\\s]+))");

	private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\";\\s]+)");

	private final boolean signed;

	private final List<Finding> findings = new ArrayList<>();

	private boolean hasText;

	private MessageLint(boolean signed) {
		this.signed = signed;
	}

	/**
	 * Looks at one message.
	 * @param message its octets
	 * @param signed whether it should bear a signature
	 * @return what is wrong; empty if nothing is
	 */
	public static List<Finding> check(byte[] message, boolean signed) {
		MessageLint lint = new MessageLint(signed);
		lint.look(new String(message, StandardCharsets.ISO_8859_1));
		return List.copyOf(lint.findings);
	}

	private void look(String message) {
		lines(message);
		int gap = message.indexOf("\r\n\r\n");
		Headers headers = Headers.of((gap >= 0) ? message.substring(0, gap) : message);
		headers(headers);
		unsubscribing(headers);
		part(headers, (gap >= 0) ? message.substring(gap + 4) : "");
		if (!this.hasText) {
			find("There is no text for readers without HTML", headers.first("Content-Type"),
					"add a text/plain part that is not empty");
		}
	}

	private void lines(String message) {
		String rest = message.replace("\r\n", "");
		if (rest.indexOf('\r') >= 0 || rest.indexOf('\n') >= 0) {
			find("A line end is CR or LF alone", "", "end each line with CR LF");
		}
		message.lines()
			.filter((line) -> line.length() > LONGEST_LINE)
			.findFirst()
			.ifPresent((line) -> find("A line is longer than %d octets".formatted(LONGEST_LINE),
					String.valueOf(line.length()), "encode the part as quoted-printable or base64"));
	}

	private void headers(Headers headers) {
		for (String name : ONCE) {
			int count = headers.all(name).size();
			if (count != 1) {
				find("Header '%s' is there %d times".formatted(name, count), "", "send it exactly once");
			}
		}
		if (headers.text().chars().anyMatch((octet) -> octet > 126 || octet == 0)) {
			find("A header is not 7-bit clean", "", "encode it as RFC 2047 says");
		}
		matches(headers, "Message-ID", Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>"), "make it '<unique@domain>'");
		matches(headers, "Date", DATE, "write it as RFC 5322 says, with an offset");
		if (this.signed && headers.all("DKIM-Signature").isEmpty()) {
			find("Header 'DKIM-Signature' is missing", "", "configure keys, or let the relay sign");
		}
	}

	private void unsubscribing(Headers headers) {
		matches(headers, "List-Unsubscribe", Pattern.compile(".*<https://[^>]+>.*"),
				"name an https address; 'elchi.publisher.public-url' is where it begins");
		matches(headers, "List-Unsubscribe-Post", Pattern.compile("List-Unsubscribe=One-Click"),
				"write 'List-Unsubscribe=One-Click'");
	}

	private void matches(Headers headers, String name, Pattern form, String remedy) {
		String value = headers.first(name);
		if (!headers.all(name).isEmpty() && !form.matcher(value).matches()) {
			find("Header '%s' is not of its form".formatted(name), value, remedy);
		}
	}

	private void part(Headers headers, String body) {
		String type = headers.first("Content-Type");
		String kind = type.toLowerCase(Locale.ROOT);
		if (kind.startsWith("multipart/")) {
			parts(type, body);
		}
		else if (kind.startsWith("text/html")) {
			html(decoded(headers, body));
		}
		else if (kind.startsWith("text/plain")) {
			this.hasText |= !decoded(headers, body).isBlank();
		}
	}

	private void parts(String type, String body) {
		Matcher found = BOUNDARY.matcher(type);
		if (!found.find()) {
			find("A multipart has no boundary", type, "name one in its Content-Type");
			return;
		}
		String boundary = "--" + ((found.group(2) != null) ? found.group(2) : found.group(3));
		String[] pieces = ("\r\n" + body).split("\r\n" + Pattern.quote(boundary) + "(?=--|[ \t]*\r\n)", -1);
		if (pieces.length < 3 || !pieces[pieces.length - 1].startsWith("--")) {
			find("A multipart does not close", boundary, "end it with '%s--'".formatted(boundary));
		}
		for (int i = 1; i < pieces.length; i++) {
			if (!pieces[i].startsWith("--")) {
				int gap = pieces[i].indexOf("\r\n\r\n");
				part(Headers.of((gap >= 0) ? pieces[i].substring(0, gap).strip() : ""),
						(gap >= 0) ? pieces[i].substring(gap + 4) : pieces[i]);
			}
		}
	}

	private void html(String html) {
		int size = html.getBytes(StandardCharsets.UTF_8).length;
		if (size >= MOST_HTML) {
			find("The HTML is too large", size + " octets",
					"stay below %d, where clients cut it off".formatted(MOST_HTML));
		}
		Matcher image = IMAGE.matcher(html);
		if (image.find()) {
			find("An image is loaded without encryption", image.group(1), "attach it, or use https");
		}
		if (EMPTY_LINK.matcher(html).find()) {
			find("A link leads nowhere", "href=\"\"", "give it an address or leave it out");
		}
	}

	private String decoded(Headers headers, String body) {
		byte[] octets = octets(headers.first("Content-Transfer-Encoding").toLowerCase(Locale.ROOT), body);
		Matcher charset = CHARSET.matcher(headers.first("Content-Type"));
		try {
			return new String(octets, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			find("A character set is not known", charset.group(1), "use utf-8");
			return body;
		}
	}

	private byte[] octets(String encoding, String body) {
		if (encoding.equals("base64")) {
			try {
				return Base64.getMimeDecoder().decode(body);
			}
			catch (IllegalArgumentException ex) {
				find("A part is not the base64 it says", String.valueOf(ex.getMessage()), "encode it again");
				return new byte[0];
			}
		}
		return encoding.equals("quoted-printable") ? printable(body) : body.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] printable(String body) {
		String joined = body.replaceAll("=[ \t]*\r\n", "");
		return Pattern.compile("=([0-9A-Fa-f]{2})")
			.matcher(joined)
			.replaceAll(
					(found) -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void find(String what, String value, String remedy) {
		this.findings.add(new Finding(what, value, remedy));
	}

	/**
	 * Something that is wrong with a message.
	 *
	 * @param what what it is
	 * @param value what was found; empty where that says nothing
	 * @param remedy what to do about it
	 */
	public record Finding(String what, String value, String remedy) {

		@Override
		public String toString() {
			return this.what + (this.value.isEmpty() ? "" : " ('%s')".formatted(this.value)) + "; " + this.remedy;
		}

	}

	/**
	 * A block of headers.
	 *
	 * @param text as it was sent
	 * @param fields unfolded
	 */
	private record Headers(String text, List<String> fields) {

		static Headers of(String text) {
			return new Headers(text, List.of(text.replaceAll("\r\n(?=[ \t])", "").split("\r\n", -1)));
		}

		List<String> all(String name) {
			String beginning = name.toLowerCase(Locale.ROOT) + ":";
			return this.fields.stream()
				.filter((field) -> field.toLowerCase(Locale.ROOT).startsWith(beginning))
				.map((field) -> field.substring(beginning.length()).strip())
				.toList();
		}

		String first(String name) {
			return all(name).stream().findFirst().orElse("");
		}

	}

}
