package elchi.admin.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import elchi.delivery.Composition;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.delivery.MessageIds;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.mail.MailMessage.Mailbox;
import elchi.subscription.Publisher;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * Composes mails to operators: in English, as plain text and as a page.
 */
final class OperatorComposer implements MessageComposer {

	private final Conditions conditions;

	private final OperatorMail operators;

	private final DeliveryLedger ledger;

	private final Publisher publisher;

	private final Templates templates;

	private final Function<String, Optional<String>> previews;

	/**
	 * Creates it.
	 * @param previews an edition as text by its name; empty if there is none
	 */
	OperatorComposer(Conditions conditions, OperatorMail operators, DeliveryLedger ledger, Publisher publisher,
			Templates templates, Function<String, Optional<String>> previews) {
		this.conditions = conditions;
		this.operators = operators;
		this.ledger = ledger;
		this.publisher = publisher;
		this.templates = templates;
		this.previews = previews;
	}

	@Override
	public String kind() {
		return OperatorMail.KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		Optional<EmailAddress> operator = this.operators.operator(subscriber);
		if (operator.isEmpty()) {
			return new Composition.Withdrawn("is no operator any more");
		}
		Condition condition = this.conditions.find(OperatorMail.condition(mailing))
			.orElseThrow(() -> new IllegalStateException("There is no condition for '%s'".formatted(mailing)));
		OperatorView view = OperatorMail.tellsTheEnd(mailing) ? ended(condition, operator.get())
				: opened(condition, operator.get());
		Instant planned = this.ledger.mailing(mailing).map(Mailing::plannedAt).orElse(condition.openedAt());
		return new Composition.Composed(message(mailing, subscriber, operator.get(), planned, view));
	}

	private OperatorView opened(Condition condition, EmailAddress operator) {
		Finding finding = condition.finding();
		String title = finding.kind().title(finding.object());
		String preview = (finding.kind() == Finding.Kind.APPROVAL) ? this.previews.apply(finding.object()).orElse(null)
				: null;
		return new OperatorView("%s: %s".formatted(this.publisher.name(), title), title + ".",
				List.of(finding.words(), "Found at %s.".formatted(condition.openedAt())), link(finding), preview,
				this.publisher.name(), operator.value());
	}

	private OperatorView ended(Condition condition, EmailAddress operator) {
		Finding finding = condition.finding();
		String title = finding.kind().title(finding.object());
		Instant closed = (condition.closedAt() != null) ? condition.closedAt() : condition.openedAt();
		Duration lasted = Duration.between(condition.openedAt(), closed);
		return new OperatorView("%s: over: %s".formatted(this.publisher.name(), title), "This is over.",
				List.of("%s. It was found at %s and lasted %d h %d min.".formatted(title, condition.openedAt(),
						lasted.toHours(), lasted.toMinutesPart())),
				link(finding), null, this.publisher.name(), operator.value());
	}

	private @Nullable String link(Finding finding) {
		return this.publisher.page(finding.page()).toString();
	}

	private MailMessage message(MailingId mailing, long subscriber, EmailAddress operator, Instant planned,
			OperatorView view) {
		RenderedMessage rendered = this.templates.renderMessage("operator", Locale.ENGLISH, view);
		String messageId = MessageIds.of(mailing, subscriber, this.publisher.domain());
		EmailAddress returnPath = EmailAddress
			.parse("b+%s@%s".formatted(messageId.substring(0, messageId.indexOf('@')), this.publisher.bounceDomain()));
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("X-Auto-Response-Suppress", "All");
		return new MailMessage(returnPath, new Mailbox(this.publisher.name(), this.publisher.digestFrom()),
				new Mailbox(null, operator), rendered.subject(), planned, messageId, null, headers, Locale.ENGLISH,
				rendered.text(), rendered.html(), List.of());
	}

}
