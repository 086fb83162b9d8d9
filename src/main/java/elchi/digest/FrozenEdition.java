package elchi.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import elchi.digest.DigestView.Footer;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * A frozen edition in memory, put into words once for each set of preferences.
 */
final class FrozenEdition {

	private static final Footer NO_FOOTER = new Footer(null, null, null, "", "", "");

	private final EditionDocument document;

	private final Manifest manifest;

	private final Map<String, byte[]> charts;

	private final Phrases phrases;

	private final ConcurrentMap<String, Spoken> spoken = new ConcurrentHashMap<>();

	FrozenEdition(EditionDocument document, Manifest manifest, Map<String, byte[]> charts, Phrases phrases) {
		this.document = document;
		this.manifest = manifest;
		this.charts = Map.copyOf(charts);
		this.phrases = phrases;
	}

	EditionId id() {
		return this.document.editionId();
	}

	Manifest manifest() {
		return this.manifest;
	}

	/**
	 * The edition as a mail for one set of preferences; the footer is still to come.
	 */
	Spoken speak(Preferences preferences) {
		return this.spoken.computeIfAbsent(preferences.content(), (key) -> {
			boolean html = preferences.format() == Preferences.Format.HTML;
			return speak(preferences, html ? "cid:chart" : null);
		});
	}

	/**
	 * The edition with its picture at another address.
	 */
	Spoken speak(Preferences preferences, @Nullable String chartSource) {
		Phrases language = this.phrases.in(preferences.language());
		DigestViews views = new DigestViews(this.document, language, new Choice(preferences));
		if (views.empty()) {
			return new Spoken(null, null);
		}
		String currency = views.mover();
		byte[] chart = (currency != null) ? this.charts.get(Charts.name(currency, language.locale())) : null;
		boolean excerpts = preferences.style() == Preferences.Style.EXCERPTS;
		return new Spoken(views.view(excerpts, (chart != null) ? chartSource : null, NO_FOOTER), chart);
	}

	/**
	 * What one set of preferences leaves of the edition.
	 *
	 * @param view the edition in words; null if nothing is left
	 * @param chart the picture that goes along
	 */
	record Spoken(@Nullable DigestView view, byte @Nullable [] chart) {
	}

}
