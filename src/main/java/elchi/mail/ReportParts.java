package elchi.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message that a report is made of, wherever they stand: servers wrap them
 * in further multiparts, and not all call the whole a report. Looks at forty parts, five
 * levels deep, and never into the message that came back.
 */
final class ReportParts {

	private static final int DEPTH = 5;

	private static final int PARTS = 40;

	private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");

	private static final Set<String> RETURNED = Set.of("message/rfc822", "message/global", "text/rfc822-headers",
			"message/rfc822-headers", "message/global-headers");

	private int seen;

	private @Nullable String words;

	private @Nullable String deliveryStatus;

	private @Nullable String feedback;

	private @Nullable InternetHeaders returned;

	private ReportParts() {
	}

	static ReportParts of(RawPart message) throws MessagingException, IOException {
		ReportParts parts = new ReportParts();
		parts.take(message, 0);
		return parts;
	}

	/**
	 * What it says to a human, empty if nothing.
	 */
	String words() {
		return (this.words != null) ? this.words : "";
	}

	@Nullable String deliveryStatus() {
		return this.deliveryStatus;
	}

	@Nullable String feedback() {
		return this.feedback;
	}

	/**
	 * A header field of the message that came back; null if that is not there.
	 */
	@Nullable String returned(String name) {
		return (this.returned != null) ? this.returned.getHeader(name, null) : null;
	}

	private void take(RawPart part, int depth) throws MessagingException, IOException {
		if (++this.seen > PARTS || depth > DEPTH) {
			return;
		}
		String type = part.type();
		if (type.startsWith("multipart/")) {
			for (RawPart inner : part.parts(PARTS)) {
				take(inner, depth + 1);
			}
		}
		else if (STATUS.contains(type) && this.deliveryStatus == null) {
			this.deliveryStatus = text(part);
		}
		else if (type.equals("message/feedback-report") && this.feedback == null) {
			this.feedback = text(part);
		}
		else if (RETURNED.contains(type) && this.returned == null) {
			this.returned = RawPart.of(part.decoded()).headers();
		}
		else if (type.equals("text/plain") && this.words == null) {
			this.words = text(part);
		}
	}

	/**
	 * Whatever charset it claims: fields are ASCII, and words of another are not ours to
	 * judge.
	 */
	private static String text(RawPart part) throws IOException {
		return new String(part.decoded().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

}
