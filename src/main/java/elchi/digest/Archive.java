package elchi.digest;

import java.util.Locale;
import java.util.Optional;

import elchi.digest.DigestView.Footer;
import elchi.mail.MailMessage.InlineImage;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.template.Templates;

/**
 * Released editions as anybody may read them: everything, and nothing of any reader.
 */
public class Archive {

	private final Editions editions;

	private final FrozenEditions frozen;

	private final Templates templates;

	private final Publisher publisher;

	Archive(Editions editions, FrozenEditions frozen, Templates templates, Publisher publisher) {
		this.editions = editions;
		this.frozen = frozen;
		this.templates = templates;
		this.publisher = publisher;
	}

	/**
	 * The page of an edition; empty if there is none or it is not released.
	 */
	public Optional<String> page(EditionId id, Locale language) {
		return released(id).map((edition) -> edition.speak(everything(language), "/archive/%s/chart.png".formatted(id)))
			.flatMap((spoken) -> Optional.ofNullable(spoken.view()))
			.map((view) -> this.templates.renderMessage(DigestComposer.TEMPLATE, language, view.with(footer(id)))
				.html());
	}

	/**
	 * The picture of that page.
	 */
	public Optional<byte[]> chart(EditionId id) {
		return released(id).flatMap((edition) -> Optional.ofNullable(edition.speak(everything(Locale.ENGLISH)).chart()))
			.map(InlineImage::octets);
	}

	private Optional<FrozenEdition> released(EditionId id) {
		return this.editions.find(id)
			.filter((edition) -> edition.state().isReleased())
			.map((edition) -> this.frozen.released(id));
	}

	private Footer footer(EditionId id) {
		return new Footer(null, null, null, this.publisher.page("archive/" + id).toString(), this.publisher.name(),
				this.publisher.postalAddress());
	}

	private static Preferences everything(Locale language) {
		return Preferences.DEFAULT.in(language);
	}

}
