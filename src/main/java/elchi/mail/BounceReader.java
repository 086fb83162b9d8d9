package elchi.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.mail.BounceReport.Original;
import jakarta.mail.MessagingException;

/**
 * Reads what came back. Whatever is in a message, an answer is given: who can send us a
 * mail must not be able to stop the reading of all others.
 */
final class BounceReader {

	/** The token of a link: what it says, the key's id, the MAC. */
	private static final Pattern TOKEN = Pattern
		.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9_-]{8,300}\\.[a-z0-9]{1,12}\\.[A-Za-z0-9_-]{24}(?![A-Za-z0-9_.-])");

	private static final Pattern DAEMON = Pattern
		.compile("(?i)\\b(mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|postmaster)\\b");

	ReceivedReport read(byte[] octets) {
		try {
			RawPart message = RawPart.of(new String(octets, StandardCharsets.ISO_8859_1));
			BounceReport report = read(new ReportEnvelope(message.headers()), ReportParts.of(message));
			String id = ReportText.line(message.headers().getHeader("Message-ID", null));
			return new ReceivedReport(id.isEmpty() ? key(octets) : key(id + "\n" + report), report);
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			return new ReceivedReport(key(octets), new BounceReport.Unreadable(
					"A damaged message: " + ReportText.line((ex.getMessage() != null) ? ex.getMessage() : "")));
		}
	}

	static String key(String text) {
		return key(text.getBytes(StandardCharsets.UTF_8));
	}

	private static BounceReport read(ReportEnvelope envelope, ReportParts parts) {
		String status = parts.deliveryStatus();
		if (status != null) {
			return new DeliveryStatusReport(ReportFields.groups(status)).read(envelope, parts);
		}
		String feedback = parts.feedback();
		if (feedback != null) {
			return complaint(ReportFields.groups(feedback), envelope, parts);
		}
		Matcher token = TOKEN.matcher(envelope.subject());
		if (token.find()) {
			return new BounceReport.UnsubscribeWish(token.group());
		}
		Original original = envelope.original(parts, null);
		boolean daemon = DAEMON.matcher(envelope.from()).find() || envelope.has("X-Failed-Recipients");
		if (original != null && daemon) {
			return PlainBounce.read(original, parts.words());
		}
		return envelope.unreadable("No report");
	}

	private static BounceReport complaint(List<ReportFields> groups, ReportEnvelope envelope, ReportParts parts) {
		if (groups.isEmpty()) {
			return envelope.unreadable("An empty feedback report");
		}
		ReportFields fields = groups.get(0);
		String kind = fields.text("feedback-type").toLowerCase(Locale.ROOT);
		if (kind.equals("not-spam") || kind.startsWith("auth-failure") || kind.equals("dmarc")) {
			return envelope.unreadable("A feedback report of type '%s'".formatted(kind));
		}
		Original original = envelope.original(parts, fields.get("original-rcpt-to"), fields.get("original-mail-from"));
		if (original == null) {
			return envelope.unreadable("A complaint about no message of ours");
		}
		return new BounceReport.Complaint(original, kind.isEmpty() ? "abuse" : ReportText.line(kind));
	}

	private static String key(byte[] octets) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
