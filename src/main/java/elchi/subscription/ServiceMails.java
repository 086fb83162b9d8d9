package elchi.subscription;

import elchi.delivery.MailingId;

/**
 * The names of mails to one: what they are, and the number of the wish that they answer.
 */
final class ServiceMails {

	private ServiceMails() {
	}

	static MailingId mailing(String what, long wish) {
		return new MailingId(what + "-" + wish);
	}

	static long number(MailingId mailing) {
		String name = mailing.value();
		return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
	}

}
