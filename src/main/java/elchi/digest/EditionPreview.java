package elchi.digest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.digest.DigestView.Footer;
import elchi.job.JobDefinitions;
import elchi.mail.MailMessage.InlineImage;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * An edition as files to look at, before anybody is mailed. A stored edition is shown as
 * it is stored; a week without one is assembled from what is in the store now, and that
 * is kept nowhere.
 */
public class EditionPreview {

	private final JobDefinitions definitions;

	private final Editions editions;

	private final EditionAssembler assembler;

	private final Charts charts;

	private final Templates templates;

	private final Phrases phrases;

	private final Publisher publisher;

	EditionPreview(JobDefinitions definitions, Editions editions, EditionAssembler assembler, Charts charts,
			Templates templates, Phrases phrases, Publisher publisher) {
		this.definitions = definitions;
		this.editions = editions;
		this.assembler = assembler;
		this.charts = charts;
		this.templates = templates;
		this.phrases = phrases;
		this.publisher = publisher;
	}

	/**
	 * Writes the edition in every language as HTML, text and picture.
	 * @param definition name of the definition to assemble it by
	 * @param week the week in the form of ISO 8601, {@code 2026-W39}
	 * @param folder where to; made if it is not there
	 */
	public Preview write(String definition, String week, Path folder) {
		EditionId id = EditionId.parse(week);
		Optional<Edition> stored = this.editions.find(id);
		EditionDocument document = stored.isPresent() ? this.editions.document(id)
				: this.assembler.assemble(id, this.definitions.get(definition, WeeklyDigestDefinition.class))
					.document();
		Map<String, byte[]> pictures = this.charts.draw(document);
		List<Path> files = new ArrayList<>();
		try {
			Files.createDirectories(folder);
			for (Locale language : this.phrases.languages()) {
				write(document, pictures, language, folder, files);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the preview to '%s'".formatted(folder), ex);
		}
		return new Preview(id.toString(), stored.map((edition) -> edition.state().name()).orElse("NOT ASSEMBLED YET"),
				stored.map(Edition::manifestHash).orElse(null), document.stories().size(), notices(document), files);
	}

	/**
	 * A stored edition in English as text; empty if there is none.
	 */
	public Optional<String> text(EditionId id) {
		return this.editions.find(id).map((edition) -> {
			EditionDocument document = this.editions.document(id);
			DigestViews views = new DigestViews(document, this.phrases.in(Locale.ENGLISH),
					new Choice(Preferences.DEFAULT.in(Locale.ENGLISH)));
			RenderedMessage message = this.templates.renderMessage(DigestComposer.TEMPLATE, Locale.ENGLISH,
					views.view(true, null, footer(document)));
			return message.subject() + "\n\n" + message.text();
		});
	}

	/**
	 * A stored edition in one language, as a reader without any wishes would get it;
	 * empty if there is none.
	 */
	public Optional<Shown> show(EditionId id, Locale language) {
		return this.editions.find(id).map((edition) -> {
			EditionDocument document = this.editions.document(id);
			Phrases spoken = this.phrases.in(language);
			DigestViews views = new DigestViews(document, spoken, new Choice(Preferences.DEFAULT.in(spoken.locale())));
			Optional<InlineImage> chart = Optional.ofNullable(views.mover())
				.flatMap((mover) -> chart(edition, document, mover, spoken.locale()))
				.map((png) -> new InlineImage("chart", "image/png", png));
			RenderedMessage message = this.templates.renderMessage(DigestComposer.TEMPLATE, spoken.locale(),
					views.view(true, chart.isPresent() ? "cid:chart" : null, footer(document)));
			return new Shown(message.subject(), message.html(), message.text(), spoken.locale(),
					chart.stream().toList());
		});
	}

	/** What is sealed is shown as it was sealed. */
	private Optional<byte[]> chart(Edition edition, EditionDocument document, String currency, Locale language) {
		return (edition.manifestHash() != null)
				? Optional.ofNullable(this.editions.charts(edition.id()).get(Charts.name(currency, language)))
				: this.charts.draw(document, currency, language);
	}

	private void write(EditionDocument document, Map<String, byte[]> pictures, Locale language, Path folder,
			List<Path> files) throws IOException {
		DigestViews views = new DigestViews(document, this.phrases.in(language),
				new Choice(Preferences.DEFAULT.in(language)));
		String mover = views.mover();
		byte[] chart = (mover != null) ? pictures.get(Charts.name(mover, language)) : null;
		String name = "digest.%s".formatted(language.toLanguageTag());
		String picture = (chart != null) ? name + ".png" : null;
		RenderedMessage message = this.templates.renderMessage(DigestComposer.TEMPLATE, language,
				views.view(true, picture, footer(document)));
		write(folder.resolve(name + ".html"), message.html().getBytes(StandardCharsets.UTF_8), files);
		String text = message.subject() + "\n\n" + message.text();
		write(folder.resolve(name + ".txt"), text.getBytes(StandardCharsets.UTF_8), files);
		if (picture != null) {
			write(folder.resolve(picture), chart, files);
		}
	}

	private List<String> notices(EditionDocument document) {
		Words words = new Words(this.phrases.in(Locale.ENGLISH));
		return document.notices()
			.stream()
			.map((notice) -> words.format("notice." + notice, Map.of("count", document.stories().size())))
			.toList();
	}

	private static void write(Path file, byte @Nullable [] octets, List<Path> files) throws IOException {
		if (octets != null) {
			files.add(Files.write(file, octets));
		}
	}

	private Footer footer(EditionDocument document) {
		return new Footer(null, null, null, this.publisher.page("archive/" + document.id()).toString(),
				this.publisher.name(), this.publisher.postalAddress());
	}

	/**
	 * An edition in one language.
	 *
	 * @param subject the subject of its mails
	 * @param html the HTML part, whose picture is {@code cid:chart}
	 * @param text the text part
	 * @param language the language
	 * @param images the picture, where there is one
	 */
	public record Shown(String subject, String html, String text, Locale language, List<InlineImage> images) {

		public Shown {
			images = List.copyOf(images);
		}

	}

	/**
	 * What was written.
	 *
	 * @param edition the edition, {@code 2026-W39}
	 * @param state its state, or that there is none yet
	 * @param manifestHash the hash to approve; null before it is frozen
	 * @param stories how many stories it has
	 * @param notices what the edition says about itself, in English
	 * @param files the files
	 */
	public record Preview(String edition, String state, @Nullable String manifestHash, int stories,
			List<String> notices, List<Path> files) {
	}

}
