package elchi.digest;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import elchi.subscription.Audiences;
import elchi.subscription.Links;
import elchi.subscription.SealedAudience;
import elchi.template.Templates;

/**
 * Seals a draft: its content, pictures, templates, keys, readers and planned moment under
 * one hash.
 */
final class EditionFreezer {

	private final Editions editions;

	private final Audiences audiences;

	private final Charts charts;

	private final Templates templates;

	private final Links links;

	private final Rehearsal rehearsal;

	private final Clock clock;

	EditionFreezer(Editions editions, Audiences audiences, Charts charts, Templates templates, Links links,
			Rehearsal rehearsal, Clock clock) {
		this.editions = editions;
		this.audiences = audiences;
		this.charts = charts;
		this.templates = templates;
		this.links = links;
		this.rehearsal = rehearsal;
		this.clock = clock;
	}

	/**
	 * Seals, and returns the account of what was sealed.
	 * @throws RuntimeException if it cannot be rendered for each of its readers; it stays
	 * a draft then
	 */
	Manifest freeze(EditionId id) {
		SealedAudience audience = this.audiences.seal(id.toString(), DigestComposer.LIST);
		EditionDocument document = this.editions.document(id);
		Map<String, byte[]> pictures = this.charts.draw(document);
		Map<String, String> hashes = new TreeMap<>();
		pictures.forEach((name, png) -> hashes.put(name, Manifest.sha256(png)));
		Manifest manifest = new Manifest(this.editions.documentHash(id), hashes,
				this.templates.fingerprint(DigestComposer.TEMPLATE), this.links.sealedKeyId(), audience.count(),
				audience.hash(), this.clock.instant().truncatedTo(ChronoUnit.SECONDS));
		this.rehearsal.play(document, manifest, pictures);
		this.editions.freeze(id, manifest, pictures);
		return manifest;
	}

}
