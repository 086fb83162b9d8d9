package elchi.digest;

import java.util.Map;
import java.util.TreeMap;

import elchi.digest.DigestView.Footer;
import elchi.subscription.Audiences;
import elchi.subscription.PreferenceSet;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import elchi.template.Templates;

/**
 * Renders an edition for every choice among its readers before it is sealed, so that a
 * template that cannot be rendered is found while it can still be mended: once sealed, an
 * edition is bound to its templates.
 */
final class Rehearsal {

	private static final Footer FOOTER = new Footer("why", "https://example.org/u", "https://example.org/p",
			"https://example.org/a", "publisher", "address");

	private final Audiences audiences;

	private final Templates templates;

	private final Phrases phrases;

	Rehearsal(Audiences audiences, Templates templates, Phrases phrases) {
		this.audiences = audiences;
		this.templates = templates;
		this.phrases = phrases;
	}

	/**
	 * Renders everything once and keeps nothing.
	 * @throws RuntimeException if something cannot be rendered
	 */
	void play(EditionDocument document, Manifest manifest, Map<String, byte[]> pictures) {
		FrozenEdition edition = new FrozenEdition(document, manifest, pictures, this.phrases);
		Map<String, Preferences> choices = new TreeMap<>();
		for (PreferenceSet set : this.audiences.preferenceSets(document.id())) {
			choices.putIfAbsent(set.preferences().content(), set.preferences());
		}
		choices.values().forEach((preferences) -> render(edition, preferences));
	}

	private void render(FrozenEdition edition, Preferences preferences) {
		DigestView view = edition.speak(preferences).view();
		if (view != null) {
			this.templates.renderMessage(DigestComposer.TEMPLATE, preferences.language(), view.with(FOOTER));
		}
	}

}
