package elchi.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import elchi.delivery.MailingId;

/**
 * The names of mails to one: what they are, and the number of the wish that they answer.
 */
final class ServiceMails {

	/** How many days a link works that confirms, the day of the mail not counted. */
	private static final int DAYS = 7;

	private ServiceMails() {
	}

	static MailingId mailing(String what, long wish) {
		return new MailingId(what + "-" + wish);
	}

	/**
	 * When a link stops working that confirms: a week later, at the end of the day where
	 * the person lives.
	 */
	static Instant expires(Instant asked, ZoneId zone) {
		LocalDate last = LocalDate.ofInstant(asked.plus(Duration.ofDays(DAYS)), zone);
		return last.plusDays(1).atStartOfDay(zone).toInstant();
	}

	static long number(MailingId mailing) {
		String name = mailing.value();
		return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
	}

}
