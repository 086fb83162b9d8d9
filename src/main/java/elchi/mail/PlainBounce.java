package elchi.mail;

import java.util.regex.Pattern;

import elchi.mail.BounceReport.Original;

/**
 * The bounces of servers that know no reports: words for a human. The return path tells
 * whose they are, and a status code in the words, if there is one, why.
 */
final class PlainBounce {

	/** Below that, the message itself may begin. */
	private static final int WORDS = 3000;

	private static final Pattern STILL_TRIED = Pattern
		.compile("(?i)will (be retried|keep trying|continue to try)|still being (tried|retried|attempted)"
				+ "|warning message only|do(es)? not need to resend|has been delayed|delivery (is )?delayed");

	private static final Pattern GIVEN_UP = Pattern
		.compile("(?i)not going to try again|giving up|given up|gave up|in the queue too long|permanent");

	private PlainBounce() {
	}

	static BounceReport read(Original original, String text) {
		String words = (text.length() > WORDS) ? text.substring(0, WORDS) : text;
		String status = ReportText.status(words);
		boolean tried = STILL_TRIED.matcher(words).find() || status.startsWith("4.");
		if (tried && !GIVEN_UP.matcher(words).find()) {
			return new BounceReport.Delayed(original, status, ReportText.line(words));
		}
		return new BounceReport.Failed(original, status, ReportText.line(words));
	}

}
