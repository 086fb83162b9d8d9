package elchi.digest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.digest.DigestView.Footer;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Released editions in words, with all their countries and currencies. Kept apart from
 * the editions that are being mailed: whoever leafs through old weeks takes nothing from
 * the memory that the senders work with.
 */
final class ArchiveShelf {

	/** Half a year in each language; some 20 KB each. */
	private static final int KEPT = 200;

	private static final Footer NO_FOOTER = new Footer(null, null, null, "", "", "");

	private final Editions editions;

	private final ReleasedEditions released;

	private final Phrases phrases;

	private final Map<String, Optional<DigestView>> kept = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Optional<DigestView>> eldest) {
			return size() > KEPT;
		}

	};

	ArchiveShelf(Editions editions, ReleasedEditions released, Phrases phrases) {
		this.editions = editions;
		this.released = released;
		this.phrases = phrases;
	}

	/**
	 * The edition in words; empty if there was nothing in it to tell.
	 */
	Optional<DigestView> view(Released edition, Locale language) {
		Phrases spoken = this.phrases.in(language);
		String key = edition.hash() + " " + spoken.locale().toLanguageTag();
		synchronized (this.kept) {
			Optional<DigestView> known = this.kept.get(key);
			if (known != null) {
				return known;
			}
		}
		Optional<DigestView> read = read(edition.id(), spoken);
		synchronized (this.kept) {
			this.kept.put(key, read);
		}
		return read;
	}

	/**
	 * The picture of an edition; empty if there is none.
	 */
	Optional<byte[]> chart(EditionId id, Locale language) {
		Phrases spoken = this.phrases.in(language);
		String name = chartName(id, views(this.editions.document(id), spoken), spoken);
		return (name != null) ? this.released.chart(id, name) : Optional.empty();
	}

	private Optional<DigestView> read(EditionId id, Phrases spoken) {
		DigestViews views = views(this.editions.document(id), spoken);
		if (views.empty()) {
			return Optional.empty();
		}
		String source = (chartName(id, views, spoken) != null)
				? "/archive/%s/chart.png?lang=%s".formatted(id, spoken.locale().toLanguageTag()) : null;
		return Optional.of(views.view(true, source, NO_FOOTER));
	}

	private @Nullable String chartName(EditionId id, DigestViews views, Phrases spoken) {
		String currency = views.mover();
		if (currency == null) {
			return null;
		}
		String name = Charts.name(currency, spoken.locale());
		return this.editions.manifest(id).charts().containsKey(name) ? name : null;
	}

	private static DigestViews views(EditionDocument document, Phrases spoken) {
		return new DigestViews(document, spoken, new Choice(Preferences.DEFAULT.in(spoken.locale())));
	}

}
