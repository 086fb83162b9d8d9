package elchi.mail;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.mail.BounceReport.Original;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * The header of a report: who sent it, and to which return path. A message of ours has
 * the return path {@code b+<local part of its Message-ID>@<bounce domain>}.
 */
final class ReportEnvelope {

	private static final List<String> RECIPIENTS = List.of("Delivered-To", "X-Original-To", "Envelope-To",
			"X-Envelope-To", "To");

	private static final Pattern RETURN_PATH = Pattern
		.compile("(?i)(?<![a-z0-9.+-])b\\+([a-z0-9.=_-]{1,62})@[a-z0-9.-]{1,255}");

	private static final Pattern MESSAGE_ID = Pattern
		.compile("<?([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}@[A-Za-z0-9.-]{1,200})>?");

	private final InternetHeaders headers;

	ReportEnvelope(InternetHeaders headers) {
		this.headers = headers;
	}

	String subject() {
		return decoded("Subject");
	}

	String from() {
		return decoded("From");
	}

	boolean has(String name) {
		return this.headers.getHeader(name, null) != null;
	}

	/**
	 * Which message of ours this is about: what the return path says, and else the header
	 * that came back; null if neither says anything.
	 * @param recipient a field that tells for whom it was; null if there is none
	 * @param returnPaths further fields that may hold the return path
	 */
	@Nullable Original original(ReportParts parts, @Nullable String recipient, @Nullable String... returnPaths) {
		String returned = messageId(parts.returned("Message-ID"));
		String local = returnPath(returnPaths);
		EmailAddress to = ReportText.address(parts.returned("To"));
		EmailAddress address = (to != null) ? to : ReportText.address(recipient);
		if (local == null) {
			return (returned != null) ? new Original(returned, address) : null;
		}
		boolean same = returned != null && returned.startsWith(local + "@");
		return new Original((returned != null && same) ? returned : local, address);
	}

	BounceReport.Unreadable unreadable(String reason) {
		return new BounceReport.Unreadable(ReportText.line("%s, from '%s': %s".formatted(reason, from(), subject())));
	}

	private @Nullable String returnPath(@Nullable String... further) {
		for (String name : RECIPIENTS) {
			String local = returnPathIn(this.headers.getHeader(name, ","));
			if (local != null) {
				return local;
			}
		}
		for (String field : further) {
			String local = returnPathIn(field);
			if (local != null) {
				return local;
			}
		}
		return null;
	}

	private static @Nullable String returnPathIn(@Nullable String field) {
		Matcher matcher = RETURN_PATH.matcher(ReportText.line(field));
		return matcher.find() ? matcher.group(1) : null;
	}

	private static @Nullable String messageId(@Nullable String field) {
		Matcher matcher = MESSAGE_ID.matcher(ReportText.line(field));
		return matcher.matches() ? matcher.group(1) : null;
	}

	private String decoded(String name) {
		String value = this.headers.getHeader(name, null);
		if (value == null) {
			return "";
		}
		String near = MimeUtility.unfold((value.length() > 4000) ? value.substring(0, 4000) : value);
		try {
			return ReportText.line(MimeUtility.decodeText(near));
		}
		catch (UnsupportedEncodingException | RuntimeException ex) {
			return ReportText.line(near);
		}
	}

}
