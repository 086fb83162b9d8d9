package elchi.digest;

import java.util.List;
import java.util.Optional;

import elchi.digest.FrozenEdition.Spoken;
import elchi.subscription.Preferences;
import elchi.template.Hole;
import elchi.template.Paragraph;
import elchi.template.PreparedMessage;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders an edition once for all readers who chose the same, and again for each reader
 * only where that would not give the same octets.
 */
final class DigestRenderer {

	private static final Logger log = LoggerFactory.getLogger(DigestRenderer.class);

	private final Templates templates;

	private final DigestEnvelope envelope;

	DigestRenderer(Templates templates, DigestEnvelope envelope) {
		this.templates = templates;
		this.envelope = envelope;
	}

	/**
	 * The edition for those who chose the same.
	 * @param reader one of them, for whom both ways are compared
	 */
	Rendering rendering(FrozenEdition edition, Preferences preferences, Personal reader) {
		return edition.renderings()
			.get(preferences.content(), () -> shared(plain(edition, preferences), reader),
					() -> plain(edition, preferences));
	}

	/**
	 * The edition rendered for each reader anew.
	 */
	Rendering plain(FrozenEdition edition, Preferences preferences) {
		Spoken spoken = edition.speak(preferences);
		DigestView view = spoken.view();
		if (view == null) {
			return new Rendering.Nothing();
		}
		boolean html = preferences.format() == Preferences.Format.HTML;
		Parts parts = new Parts(edition.spoken(preferences.language()), html,
				(html && spoken.chart() != null) ? List.of(spoken.chart()) : List.of());
		return new Rendering.Plain(this.templates, view, this.envelope, edition, parts);
	}

	private Rendering shared(Rendering rendering, Personal reader) {
		if (!(rendering instanceof Rendering.Plain plain)) {
			return rendering;
		}
		Optional<PreparedMessage> prepared = prepared(plain)
			.filter((message) -> isSame(message, plain.rendered(reader), reader));
		if (prepared.isEmpty()) {
			log.warn(
					"Rendering each digest by itself, since a template uses a reader's link or address in a way that "
							+ "cannot be shared edition={} language={}",
					plain.edition().id(), plain.parts().language());
			return plain;
		}
		return Rendering.Shared.of(prepared.get(), plain.parts());
	}

	private Optional<PreparedMessage> prepared(Rendering.Plain plain) {
		DigestView view = plain.view()
			.with(this.envelope.footer(plain.edition(), Personal.HOLES, plain.parts().language()),
					Hole.around(Paragraph::wrap));
		return this.templates.prepareMessage(DigestComposer.TEMPLATE, plain.parts().language(), view,
				Personal.HOLES.values().size(), Paragraph::wrap);
	}

	private static boolean isSame(PreparedMessage prepared, RenderedMessage rendered, Personal reader) {
		return prepared.subject().equals(rendered.subject())
				&& prepared.text().fill(reader.values()).equals(rendered.text())
				&& prepared.html().fill(reader.values()).equals(rendered.html());
	}

}
