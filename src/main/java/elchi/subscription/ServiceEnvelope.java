package elchi.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.delivery.MailingId;
import elchi.delivery.MessageIds;
import elchi.mail.Attachment;
import elchi.mail.EmailAddress;
import elchi.mail.MailContent;
import elchi.mail.MailMessage;
import elchi.mail.MailMessage.Mailbox;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a mail to one: it is of no list, and answered by no machine (RFC 3834).
 * It bears no name that a stranger could have typed.
 */
final class ServiceEnvelope {

	private final Publisher publisher;

	private final Phrases phrases;

	ServiceEnvelope(Publisher publisher, Phrases phrases) {
		this.publisher = publisher;
		this.phrases = phrases;
	}

	Publisher publisher() {
		return this.publisher;
	}

	/**
	 * A mail.
	 * @param to whom, at which address
	 * @param kind what the mailing is
	 * @param html whether HTML goes along
	 * @param unsubscribe one-click address; null where there is nothing to leave
	 */
	MailMessage message(MailingId mailing, To to, String kind, RenderedMessage rendered, boolean html,
			@Nullable URI unsubscribe) {
		String messageId = MessageIds.of(mailing, to.subscriber(), this.publisher.domain());
		Locale language = this.phrases.in(to.language()).locale();
		return new MailMessage(returnPath(messageId), new Mailbox(this.publisher.name(), this.publisher.digestFrom()),
				new Mailbox(null, to.address()), rendered.subject(), to.date(), messageId, null,
				headers(kind, unsubscribe), language, rendered.text(), html ? rendered.html() : null, List.of());
	}

	/**
	 * A mail with a file, of which there is nothing to leave.
	 */
	MailMessage messageWith(Attachment file, MailingId mailing, To to, String kind, RenderedMessage rendered,
			boolean html) {
		MailMessage bare = message(mailing, to, kind, rendered, html, null);
		MailContent said = bare.content();
		return new MailMessage(bare.envelopeFrom(), bare.from(), bare.to(), bare.subject(), bare.date(),
				bare.messageId(), null, bare.headers(), bare.language(),
				new MailContent(said.text(), said.html(), said.images(), List.of(file)));
	}

	private static Map<String, String> headers(String kind, @Nullable URI unsubscribe) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (unsubscribe != null) {
			headers.put("List-Unsubscribe", "<%s>".formatted(unsubscribe));
			headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("X-Auto-Response-Suppress", "All");
		headers.put("Feedback-ID", "%s:service:mail:elchi".formatted(kind));
		return headers;
	}

	/**
	 * A return path of its own for each message, so that a bounce says what bounced.
	 */
	private EmailAddress returnPath(String messageId) {
		String local = "b+" + messageId.substring(0, messageId.indexOf('@'));
		return EmailAddress.parse(local + "@" + this.publisher.bounceDomain());
	}

	/**
	 * To whom a mail goes.
	 *
	 * @param subscriber number
	 * @param address where the person is reached
	 * @param language in which language
	 * @param date what it bears as its Date
	 */
	record To(long subscriber, EmailAddress address, Locale language, Instant date) {
	}

}
