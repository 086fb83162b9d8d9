package elchi.alert;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.alert.AlertView.Footer;
import elchi.delivery.MailingId;
import elchi.delivery.MessageIds;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.mail.MailMessage.InlineImage;
import elchi.mail.MailMessage.Mailbox;
import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.Publisher;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What stands on and under an alert: the header fields of a mail that one asked for (RFC
 * 2369, RFC 2919, RFC 3834, RFC 8058), the return path, the links and the footer.
 */
final class AlertEnvelope {

	private static final String SUBJECT = "rule-";

	private final Publisher publisher;

	private final Links links;

	private final Phrases phrases;

	AlertEnvelope(Publisher publisher, Links links, Phrases phrases) {
		this.publisher = publisher;
		this.links = links;
		this.phrases = phrases;
	}

	/**
	 * The number of the rule that a link is about; -1 if it is about none.
	 */
	static long rule(LinkTicket ticket) {
		String subject = ticket.subject();
		return subject.matches(SUBJECT + "[0-9]{1,18}") ? Long.parseLong(subject.substring(SUBJECT.length())) : -1;
	}

	/**
	 * The page of one rule.
	 */
	URI rule(Occasion occasion, long subscriber, long rule) {
		return this.links.link(new LinkTicket(LinkPurpose.RULE, subscriber, SUBJECT + rule, occasion.mailing(),
				occasion.begunAt().plus(Links.PREFERENCES_LIFE)), occasion.keyId());
	}

	/**
	 * The same, where no mail leads there.
	 */
	URI rule(long subscriber, long rule, Instant now) {
		return this.links.link(
				new LinkTicket(LinkPurpose.RULE, subscriber, SUBJECT + rule, "", now.plus(Links.PREFERENCES_LIFE)),
				this.links.sealedKeyId());
	}

	Footer footer(Occasion occasion, Subscriber trader, int rules) {
		String why = this.phrases.in(trader.language())
			.format("alert.footer.why", Map.of("address", trader.address().toString(), "rules", rules));
		return new Footer(why, unsubscribe(occasion, trader).toString(),
				this.links.preferences(trader.id(), occasion.begunAt(), occasion.keyId()).toString(),
				this.publisher.name(), this.publisher.postalAddress());
	}

	MailMessage message(Occasion occasion, Subscriber trader, RenderedMessage rendered, @Nullable String html,
			List<InlineImage> images) {
		Locale language = this.phrases.in(trader.language()).locale();
		String messageId = MessageIds.of(new MailingId(occasion.mailing()), trader.id(), this.publisher.domain());
		return new MailMessage(returnPath(messageId), new Mailbox(this.publisher.name(), this.publisher.alertsFrom()),
				new Mailbox(null, trader.address()), rendered.subject(), occasion.begunAt(), messageId, null,
				headers(occasion, trader), language, rendered.text(), html, images);
	}

	private Map<String, String> headers(Occasion occasion, Subscriber trader) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("List-Id", "%s alerts <alerts.%s>".formatted(this.publisher.name(), this.publisher.domain()));
		headers.put("List-Unsubscribe", this.links.listUnsubscribe(unsubscribe(occasion, trader).toString()));
		headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("X-Auto-Response-Suppress", "All");
		headers.put("Feedback-ID", "%s:alerts:rates:elchi".formatted(occasion.mailing()));
		return headers;
	}

	private URI unsubscribe(Occasion occasion, Subscriber trader) {
		return this.links.unsubscribe(trader.id(), Subscription.ALERTS, occasion.mailing(), occasion.keyId());
	}

	/**
	 * A return path of its own for each message, so that a bounce says what bounced.
	 */
	private EmailAddress returnPath(String messageId) {
		String local = "b+" + messageId.substring(0, messageId.indexOf('@'));
		return EmailAddress.parse(local + "@" + this.publisher.bounceDomain());
	}

}
