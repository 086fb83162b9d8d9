package elchi.digest;

import java.util.List;
import java.util.Locale;

import elchi.digest.DigestView.Footer;
import elchi.mail.Body;
import elchi.mail.MailContent;
import elchi.mail.MailMessage.InlineImage;
import elchi.template.PreparedMessage;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * An edition for all readers who chose the same. Whichever way it is kept, a reader gets
 * the same octets.
 */
sealed interface Rendering {

	/**
	 * The digest of one of the readers.
	 */
	DigestContent content(Personal reader);

	/**
	 * How many octets of memory it holds, about.
	 */
	int weight();

	/**
	 * Nothing is left of the edition for what these readers chose.
	 */
	record Nothing() implements Rendering {

		@Override
		public DigestContent content(Personal reader) {
			throw new IllegalStateException("Nothing is left of the edition");
		}

		@Override
		public int weight() {
			return 100;
		}

	}

	/**
	 * Rendered for each reader anew.
	 *
	 * @param templates the templates
	 * @param view the edition in words
	 * @param envelope makes the footer
	 * @param edition the edition
	 * @param parts language, format and picture
	 */
	record Plain(Templates templates, DigestView view, DigestEnvelope envelope, FrozenEdition edition,
			Parts parts) implements Rendering {

		private static final int WEIGHT = 64_000;

		RenderedMessage rendered(Personal reader) {
			Footer footer = this.envelope.footer(this.edition, reader, this.parts.language());
			return this.templates.renderMessage(DigestComposer.TEMPLATE, this.parts.language(), this.view.with(footer));
		}

		@Override
		public DigestContent content(Personal reader) {
			RenderedMessage rendered = rendered(reader);
			return new DigestContent(this.parts.language(), rendered.subject(),
					new MailContent(Body.of(rendered.text()), this.parts.html() ? Body.of(rendered.html()) : null,
							this.parts.images()));
		}

		@Override
		public int weight() {
			return WEIGHT;
		}

	}

	/**
	 * Rendered and encoded once; what differs is put in.
	 *
	 * @param language the language that it speaks
	 * @param subject the subject of all
	 * @param text the text alternative
	 * @param html the HTML alternative; null for readers of text alone
	 * @param images the picture, if there is one
	 */
	record Shared(Locale language, String subject, Cut text, @Nullable Cut html,
			List<InlineImage> images) implements Rendering {

		static Shared of(PreparedMessage prepared, Parts parts) {
			return new Shared(parts.language(), prepared.subject(), Cut.of(prepared.text()),
					parts.html() ? Cut.of(prepared.html()) : null, parts.images());
		}

		@Override
		public DigestContent content(Personal reader) {
			List<String> values = reader.values();
			return new DigestContent(this.language, this.subject, new MailContent(this.text.fill(values),
					(this.html != null) ? this.html.fill(values) : null, this.images));
		}

		@Override
		public int weight() {
			return this.text.weight() + ((this.html != null) ? this.html.weight() : 0);
		}

	}

}
