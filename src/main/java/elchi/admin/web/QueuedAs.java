package elchi.admin.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name under which a server put a mail into its queue, as it stands in its reply:
 * {@code 4XyZ12} of {@code 250 2.0.0 Ok: queued as 4XyZ12}. By it the server's log tells
 * what became of the mail afterwards.
 */
final class QueuedAs {

	private static final List<Pattern> FORMS = List.of(
			// Postfix and most others.
			Pattern.compile("(?i)\\bqueued as ([A-Za-z0-9.-]*[A-Za-z0-9])"),
			// Exim.
			Pattern.compile("(?i)\\bOK id=([A-Za-z0-9-]+)"),
			// Exchange.
			Pattern.compile("\\[InternalId=(\\d+)"),
			// Sendmail.
			Pattern.compile("\\b([A-Za-z0-9]{8,}) Message accepted for delivery"),
			// Gmail.
			Pattern.compile("\\bOK\\s+\\d+\\s+(\\S+) - gsmtp"),
			// Amazon SES.
			Pattern.compile("^250 Ok ([0-9a-f]{16}-[0-9a-f-]{20,})$"));

	private QueuedAs() {
	}

	/**
	 * The name in a reply; empty if there is none.
	 */
	static String in(@Nullable String reply) {
		return FORMS.stream()
			.map((form) -> form.matcher((reply != null) ? reply : ""))
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.findFirst()
			.orElse("");
	}

}
