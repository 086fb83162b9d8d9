package elchi.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Message-IDs that derive from what is delivered to whom: whatever is ever sent twice is
 * the same message.
 */
public final class MessageIds {

	private MessageIds() {
	}

	/**
	 * The Message-ID of one delivery without angle brackets, such as
	 * {@code d.2026-w39.4f2a90c1d3e8b7a6@news.example.com}.
	 */
	public static String of(MailingId mailing, long subscriber, String domain) {
		String key = mailing.value() + "\n" + subscriber + "\n" + domain;
		return "d." + mailing.value().toLowerCase(Locale.ROOT) + "." + digest(key) + "@" + domain;
	}

	private static String digest(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
