package elchi.digest;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import elchi.delivery.MailingId;
import elchi.digest.DigestView.Footer;
import elchi.mail.MailMessage.InlineImage;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * A frozen edition in memory.
 */
final class FrozenEdition {

	private static final Footer NO_FOOTER = new Footer(null, null, null, "", "", "");

	private final EditionDocument document;

	private final EditionId id;

	private final MailingId mailing;

	private final Manifest manifest;

	private final Map<String, InlineImage> charts;

	private final Phrases phrases;

	private final Renderings renderings = new Renderings(Renderings.MOST);

	FrozenEdition(EditionDocument document, Manifest manifest, Map<String, byte[]> charts, Phrases phrases) {
		this.document = document;
		this.id = document.editionId();
		this.mailing = this.id.mailing();
		this.manifest = manifest;
		this.charts = charts.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
					(chart) -> new InlineImage("chart", "image/png", chart.getValue())));
		this.phrases = phrases;
	}

	EditionId id() {
		return this.id;
	}

	/**
	 * The mailing that brings it to its readers, which bears its name.
	 */
	MailingId mailing() {
		return this.mailing;
	}

	Manifest manifest() {
		return this.manifest;
	}

	/**
	 * The edition as a mail for one set of preferences; the footer is still to come.
	 */
	Spoken speak(Preferences preferences) {
		return speak(preferences, (preferences.format() == Preferences.Format.HTML) ? "cid:chart" : null);
	}

	/**
	 * The language in which it is told to those who want one.
	 */
	Locale spoken(Locale wanted) {
		return this.phrases.in(wanted).locale();
	}

	/**
	 * What was rendered of it for all who chose the same.
	 */
	Renderings renderings() {
		return this.renderings;
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
		InlineImage chart = (currency != null) ? this.charts.get(Charts.name(currency, language.locale())) : null;
		boolean excerpts = preferences.style() == Preferences.Style.EXCERPTS;
		return new Spoken(views.view(excerpts, (chart != null) ? chartSource : null, NO_FOOTER), chart);
	}

	/**
	 * What one set of preferences leaves of the edition.
	 *
	 * @param view the edition in words; null if nothing is left
	 * @param chart the picture that goes along
	 */
	record Spoken(@Nullable DigestView view, @Nullable InlineImage chart) {
	}

}
