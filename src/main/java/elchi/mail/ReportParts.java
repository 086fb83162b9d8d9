package elchi.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message that a report is made of, wherever they stand: servers wrap them
 * in further multiparts, and not all call the whole a report. Looks at forty parts, five
 * levels deep, and never into the message that came back.
 */
final class ReportParts {

	private static final int DEPTH = 5;

	private static final int PARTS = 40;

	private static final int OCTETS = 65536;

	private int seen;

	private @Nullable String words;

	private @Nullable String deliveryStatus;

	private @Nullable String feedback;

	private InternetHeaders returned = new InternetHeaders();

	private ReportParts() {
	}

	static ReportParts of(MimeMessage message) throws MessagingException, IOException {
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
		return this.returned.getHeader(name, null);
	}

	private void take(Part part, int depth) throws MessagingException, IOException {
		if (++this.seen > PARTS || depth > DEPTH) {
			return;
		}
		if (part.isMimeType("multipart/*")) {
			MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
			for (int i = 0; i < Math.min(parts.getCount(), PARTS); i++) {
				take(parts.getBodyPart(i), depth + 1);
			}
		}
		else if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
			this.deliveryStatus = (this.deliveryStatus != null) ? this.deliveryStatus : text(part);
		}
		else if (part.isMimeType("message/feedback-report")) {
			this.feedback = (this.feedback != null) ? this.feedback : text(part);
		}
		else if (isReturned(part)) {
			this.returned = new InternetHeaders(new ByteArrayInputStream(octets(part)), true);
		}
		else if (part.isMimeType("text/plain") && this.words == null) {
			this.words = text(part);
		}
	}

	private static boolean isReturned(Part part) throws MessagingException {
		return part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")
				|| part.isMimeType("message/global") || part.isMimeType("message/global-headers")
				|| part.isMimeType("message/rfc822-headers");
	}

	/**
	 * Whatever charset it claims: fields are ASCII, and words of another are not ours to
	 * judge.
	 */
	private static String text(Part part) throws MessagingException, IOException {
		return new String(octets(part), StandardCharsets.UTF_8);
	}

	private static byte[] octets(Part part) throws MessagingException, IOException {
		try (InputStream in = part.getInputStream()) {
			return in.readNBytes(OCTETS);
		}
		catch (MessagingException | IOException ex) {
			// An encoding that does not exist, or is not what it says.
			try (InputStream in = raw(part)) {
				return in.readNBytes(OCTETS);
			}
		}
	}

	private static InputStream raw(Part part) throws MessagingException {
		return (part instanceof MimeBodyPart body) ? body.getRawInputStream()
				: ((MimeMessage) part).getRawInputStream();
	}

}
