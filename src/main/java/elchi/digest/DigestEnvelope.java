package elchi.digest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import elchi.delivery.MailingId;
import elchi.delivery.MessageIds;
import elchi.digest.DigestView.Footer;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.mail.MailMessage.Mailbox;
import elchi.subscription.Links;
import elchi.subscription.Publisher;
import elchi.subscription.Subscriber;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What stands on and under a digest: the header fields of a list mail (RFC 2369, RFC
 * 2919, RFC 3834, RFC 8058), the return path, and the footer.
 */
final class DigestEnvelope {

	private final Publisher publisher;

	private final Links links;

	private final Phrases phrases;

	DigestEnvelope(Publisher publisher, Links links, Phrases phrases) {
		this.publisher = publisher;
		this.links = links;
		this.phrases = phrases;
	}

	/**
	 * What a digest says to one reader alone.
	 */
	Personal personal(FrozenEdition edition, Subscriber subscriber) {
		String keyId = edition.manifest().keyId();
		return new Personal(subscriber.address().toString(),
				this.links.unsubscribe(subscriber.id(), DigestComposer.LIST, edition.mailing().value(), keyId)
					.toString(),
				this.links.preferences(subscriber.id(), edition.manifest().plannedAt(), keyId).toString());
	}

	Footer footer(FrozenEdition edition, Personal reader, Locale language) {
		Words words = new Words(this.phrases.in(language));
		return new Footer(words.format("footer.why", Map.of("address", reader.address())), reader.unsubscribe(),
				reader.preferences(), archive(edition), this.publisher.name(), this.publisher.postalAddress());
	}

	MailMessage message(FrozenEdition edition, Subscriber subscriber, Personal reader, DigestContent digest) {
		return message(edition, subscriber, reader, digest, null);
	}

	/**
	 * The correction of a digest that the reader may have had.
	 */
	MailMessage answer(FrozenEdition edition, Subscriber subscriber, Personal reader, DigestContent digest,
			MailingId corrected) {
		String subject = new Words(this.phrases.in(digest.language())).format("correction.subject",
				Map.of("subject", digest.subject()));
		return message(edition, subscriber, reader, new DigestContent(digest.language(), subject, digest.content()),
				MessageIds.of(corrected, subscriber.id(), this.publisher.domain()));
	}

	private MailMessage message(FrozenEdition edition, Subscriber subscriber, Personal reader, DigestContent digest,
			@Nullable String inReplyTo) {
		String messageId = MessageIds.of(edition.mailing(), subscriber.id(), this.publisher.domain());
		return new MailMessage(returnPath(messageId), new Mailbox(this.publisher.name(), this.publisher.digestFrom()),
				new Mailbox(null, subscriber.address()), digest.subject(), edition.manifest().plannedAt(), messageId,
				inReplyTo, headers(edition, reader), digest.language(), digest.content());
	}

	private Map<String, String> headers(FrozenEdition edition, Personal reader) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("List-Id", this.publisher.name() + " <digest." + this.publisher.domain() + ">");
		headers.put("List-Unsubscribe", this.links.listUnsubscribe(reader.unsubscribe()));
		headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("Precedence", "bulk");
		headers.put("X-Auto-Response-Suppress", "All");
		headers.put("Feedback-ID", edition.mailing() + ":digest:weekly:elchi");
		return headers;
	}

	private String archive(FrozenEdition edition) {
		return this.publisher.page("archive/" + edition.mailing()).toString();
	}

	/**
	 * A return path of its own for each message, so that a bounce says what bounced.
	 */
	private EmailAddress returnPath(String messageId) {
		String local = "b+" + messageId.substring(0, messageId.indexOf('@'));
		return EmailAddress.parse(local + "@" + this.publisher.bounceDomain());
	}

}
