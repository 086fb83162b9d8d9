package elchi.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import elchi.template.Phrases;
import elchi.template.Templates;

/**
 * The frozen editions that are being mailed, each read once.
 */
final class FrozenEditions {

	/** A correction beside its first revision, and a late week beside a new one. */
	private static final int KEPT = 4;

	private final Editions editions;

	private final Templates templates;

	private final Phrases phrases;

	private final Map<String, FrozenEdition> byHash = new ConcurrentHashMap<>();

	FrozenEditions(Editions editions, Templates templates, Phrases phrases) {
		this.editions = editions;
		this.templates = templates;
		this.phrases = phrases;
	}

	/**
	 * The edition, if it is released.
	 * @throws IllegalStateException if it is not, or if it can no longer be rendered as
	 * it was sealed
	 */
	FrozenEdition released(EditionId id) {
		Edition edition = this.editions.find(id)
			.filter((found) -> found.state().isReleased())
			.orElseThrow(() -> new IllegalStateException("Edition %s is not approved".formatted(id)));
		String hash = edition.manifestHash();
		if (this.byHash.size() > KEPT) {
			this.byHash.clear();
		}
		return this.byHash.computeIfAbsent((hash != null) ? hash : "", (key) -> read(id));
	}

	private FrozenEdition read(EditionId id) {
		Manifest manifest = this.editions.manifest(id);
		String fingerprint = this.templates.fingerprint(DigestComposer.TEMPLATE);
		if (!fingerprint.equals(manifest.templates())) {
			throw new IllegalStateException(
					"The templates of the digest have changed since edition %s was frozen; put them back, or correct the edition"
						.formatted(id));
		}
		return new FrozenEdition(this.editions.document(id), manifest, this.editions.charts(id), this.phrases);
	}

}
