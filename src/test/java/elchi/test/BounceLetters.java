package elchi.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What comes back, as servers write it (RFC 3464, RFC 5965), about a message of ours;
 * what is written in braces is filled in.
 */
public final class BounceLetters {

	/** The local part of the message's Message-ID. */
	public static final String ID = "d.2026-w39.4f2a90c1d3e8b7a6";

	/** Every form that there is. */
	public static final String[] FORMS = { "postfix", "postfix-delayed", "postfix-expired", "exim", "exchange", "gmail",
			"policy", "forwarded", "without-return-path", "qmail", "sendmail-old", "warning-old", "vacation",
			"delivered", "complaint", "wish" };

	private static final Map<String, String> USUAL = Map.of("id", ID, "recipient", "reader@example.org", "status",
			"5.1.1", "reply", "550 5.1.1 <reader@example.org>: Recipient address rejected: User unknown", "kind",
			"abuse", "token", "dXwxMnxkaWdlc3R8fA.k1.abcdefghijklmnopqrstuvwx");

	private BounceLetters() {
	}

	/**
	 * A letter about the usual message.
	 */
	public static byte[] letter(String form) {
		return letter(form, Map.of());
	}

	/**
	 * A letter with some things filled in, and the others as usual.
	 */
	public static byte[] letter(String form, Map<String, String> filled) {
		try (InputStream file = BounceLetters.class.getResourceAsStream("/elchi/bounces/" + form + ".eml")) {
			String text = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
			for (String name : USUAL.keySet()) {
				text = text.replace("{" + name + "}", filled.getOrDefault(name, USUAL.get(name)));
			}
			return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
