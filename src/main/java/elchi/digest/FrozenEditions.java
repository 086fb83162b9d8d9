package elchi.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import elchi.delivery.MailingId;
import elchi.template.Phrases;
import elchi.template.Templates;

/**
 * The frozen editions that are being mailed, each read once.
 */
final class FrozenEditions {

	/** A correction beside its first revision, and a late week beside a new one. */
	private static final int KEPT = 4;

	private final Editions editions;

	private final String templates;

	private final Phrases phrases;

	private final Map<String, FrozenEdition> byHash = new ConcurrentHashMap<>();

	/**
	 * Those that are released and have the templates of now, neither of which changes.
	 */
	private final Map<MailingId, FrozenEdition> sealed = new ConcurrentHashMap<>();

	FrozenEditions(Editions editions, Templates templates, Phrases phrases) {
		this.editions = editions;
		this.templates = templates.fingerprint(DigestComposer.TEMPLATE);
		this.phrases = phrases;
	}

	/**
	 * The released edition of a mailing, rendered as it was sealed.
	 * @throws IllegalStateException if it is not released, or if its templates have
	 * changed since
	 */
	FrozenEdition sealed(MailingId mailing) {
		FrozenEdition known = this.sealed.get(mailing);
		if (known != null) {
			return known;
		}
		EditionId id = EditionId.parse(mailing.value());
		FrozenEdition edition = released(id);
		if (!this.templates.equals(edition.manifest().templates())) {
			throw new IllegalStateException(
					"The templates of the digest have changed since edition %s was frozen; put them back, or correct the edition"
						.formatted(id));
		}
		this.sealed.values().forEach((other) -> other.renderings().forget());
		this.sealed.put(mailing, edition);
		return edition;
	}

	/**
	 * A released edition, whatever has become of its templates.
	 * @throws IllegalStateException if it is not released
	 */
	FrozenEdition released(EditionId id) {
		Edition edition = this.editions.find(id)
			.filter((found) -> found.state().isReleased())
			.orElseThrow(() -> new IllegalStateException("Edition %s is not approved".formatted(id)));
		String hash = edition.manifestHash();
		if (this.byHash.size() > KEPT) {
			this.byHash.clear();
			this.sealed.clear();
		}
		return this.byHash.computeIfAbsent((hash != null) ? hash : "", (key) -> read(id));
	}

	private FrozenEdition read(EditionId id) {
		return new FrozenEdition(this.editions.document(id), this.editions.manifest(id), this.editions.charts(id),
				this.phrases);
	}

}
