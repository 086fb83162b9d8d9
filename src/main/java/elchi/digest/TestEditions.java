package elchi.digest;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import elchi.digest.DigestView.Footer;
import elchi.job.JobDefinitions;
import elchi.mail.EmailAddress;
import elchi.mail.MailConnection;
import elchi.mail.MailMessage;
import elchi.mail.MailMessage.InlineImage;
import elchi.mail.MailMessage.Mailbox;
import elchi.mail.Mailer;
import elchi.mail.SendResult;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * Sends an edition to one address to be looked at, marked as a test. It is in no books:
 * nobody is owed it, and it has no links of any reader.
 */
public class TestEditions {

	private final Source source;

	private final Charts charts;

	private final Templates templates;

	private final Phrases phrases;

	private final Publisher publisher;

	private final Mailer mailer;

	private final Clock clock;

	TestEditions(Source source, Charts charts, Templates templates, Phrases phrases, Publisher publisher, Mailer mailer,
			Clock clock) {
		this.source = source;
		this.charts = charts;
		this.templates = templates;
		this.phrases = phrases;
		this.publisher = publisher;
		this.mailer = mailer;
		this.clock = clock;
	}

	/**
	 * Sends a stored edition as it is stored, or a week without one as it would be
	 * assembled now.
	 * @return what the server said
	 */
	public String send(String definition, EditionId id, EmailAddress to) {
		MailMessage message = message(this.source.document(definition, id), to);
		try (MailConnection connection = this.mailer.connect()) {
			SendResult result = connection.send(message);
			if (result instanceof SendResult.Accepted accepted) {
				return accepted.reply();
			}
			throw new IllegalStateException("The test to '%s' was not accepted: %s".formatted(to, result));
		}
	}

	private MailMessage message(EditionDocument document, EmailAddress to) {
		Locale language = Locale.ENGLISH;
		DigestViews views = new DigestViews(document, this.phrases.in(language),
				new Choice(Preferences.DEFAULT.in(language)));
		InlineImage chart = chart(document, views, language);
		Footer footer = new Footer(null, null, null, this.publisher.page("archive/" + document.id()).toString(),
				this.publisher.name(), this.publisher.postalAddress());
		RenderedMessage rendered = this.templates.renderMessage(DigestComposer.TEMPLATE, language,
				views.view(true, (chart != null) ? "cid:chart" : null, footer));
		return new MailMessage(this.publisher.digestFrom(),
				new Mailbox(this.publisher.name(), this.publisher.digestFrom()), new Mailbox(null, to),
				"[Test] " + rendered.subject(), this.clock.instant().truncatedTo(ChronoUnit.SECONDS),
				"test.%s@%s".formatted(UUID.randomUUID(), this.publisher.domain()), null,
				Map.of("Auto-Submitted", "auto-generated"), language, rendered.text(), rendered.html(),
				(chart != null) ? List.of(chart) : List.of());
	}

	private @Nullable InlineImage chart(EditionDocument document, DigestViews views, Locale language) {
		String mover = views.mover();
		byte[] png = (mover != null) ? this.charts.draw(document).get(Charts.name(mover, language)) : null;
		return (png != null) ? new InlineImage("chart", "image/png", png) : null;
	}

	/**
	 * Where an edition's content comes from.
	 *
	 * @param definitions the definitions
	 * @param editions what is stored
	 * @param assembler what would be
	 */
	record Source(JobDefinitions definitions, Editions editions, EditionAssembler assembler) {

		EditionDocument document(String definition, EditionId id) {
			return this.editions.find(id).isPresent() ? this.editions.document(id)
					: this.assembler.assemble(id, this.definitions.get(definition, WeeklyDigestDefinition.class))
						.document();
		}

	}

}
