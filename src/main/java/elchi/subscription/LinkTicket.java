package elchi.subscription;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a link says to us: who may do what.
 *
 * @param purpose what it is good for
 * @param subscriber whose link it is
 * @param subject the list, or what else the purpose is about; empty if nothing
 * @param mailing name of the mailing that carried it; empty if none did
 * @param expires when it stops being good; null for never
 */
public record LinkTicket(LinkPurpose purpose, long subscriber, String subject, String mailing,
		@Nullable Instant expires) {

	private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.+_-]{0,60}");

	public LinkTicket {
		if (!WORD.matcher(subject).matches() || !WORD.matcher(mailing).matches()) {
			throw new IllegalArgumentException(
					"A link speaks of '%s' and '%s'; up to 60 letters, digits, dots, pluses and hyphens are allowed"
						.formatted(subject, mailing));
		}
	}

	boolean isGoodAt(Instant now) {
		return this.expires == null || now.isBefore(this.expires);
	}

	String print() {
		return String.join("|", this.purpose.folder(), Long.toString(this.subscriber), this.subject, this.mailing,
				(this.expires != null) ? Long.toString(this.expires.getEpochSecond()) : "");
	}

	static LinkTicket parse(LinkPurpose purpose, String text) {
		String[] parts = text.split("\\|", -1);
		if (parts.length != 5 || !parts[0].equals(purpose.folder())) {
			throw new IllegalArgumentException("Not a ticket for this purpose");
		}
		return new LinkTicket(purpose, Long.parseLong(parts[1]), parts[2], parts[3],
				parts[4].isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(parts[4])));
	}

}
