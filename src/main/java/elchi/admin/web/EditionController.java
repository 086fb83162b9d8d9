package elchi.admin.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import elchi.admin.web.EditionView.Tab;
import elchi.digest.Edition;
import elchi.digest.EditionId;
import elchi.digest.EditionPreview;
import elchi.digest.EditionPreview.Shown;
import elchi.digest.Editions;
import elchi.mail.MailMessage.InlineImage;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The editions, and one of them with all that was sealed in it.
 */
@RestController
@ConditionalOnWebApplication
class EditionController {

	private static final int COUNT = 26;

	private final Editions editions;

	private final EditionPreview preview;

	private final EditionViews views;

	private final EditionLines lines;

	private final ConsolePages pages;

	EditionController(Editions editions, EditionPreview preview, EditionViews views, EditionLines lines,
			ConsolePages pages) {
		this.editions = editions;
		this.preview = preview;
		this.views = views;
		this.lines = lines;
		this.pages = pages;
	}

	@GetMapping("/editions")
	ResponseEntity<String> editions(@RequestParam(name = "before", defaultValue = "") String before) {
		List<Edition> found = before.isEmpty() ? this.editions.recent(COUNT + 1)
				: this.editions.recent(COUNT + 1, before);
		List<EditionLines.Line> shown = found.stream().limit(COUNT).map(this.lines::line).toList();
		String older = (found.size() > COUNT) ? shown.get(COUNT - 1).id() : "";
		return this.pages.page("editions", new EditionsView("Editions", this.lines.zone(), shown, older));
	}

	@GetMapping("/editions/{edition}")
	ResponseEntity<String> edition(@PathVariable("edition") String edition,
			@RequestParam(name = "lang", defaultValue = "en") Locale language) {
		return page(edition, language, Tab.HTML);
	}

	@GetMapping("/editions/{edition}/text")
	ResponseEntity<String> text(@PathVariable("edition") String edition,
			@RequestParam(name = "lang", defaultValue = "en") Locale language) {
		return page(edition, language, Tab.TEXT);
	}

	@GetMapping("/editions/{edition}/source")
	ResponseEntity<String> source(@PathVariable("edition") String edition,
			@RequestParam(name = "lang", defaultValue = "en") Locale language) {
		return page(edition, language, Tab.SOURCE);
	}

	@GetMapping("/editions/{edition}/body")
	ResponseEntity<String> body(@PathVariable("edition") String edition,
			@RequestParam(name = "lang", defaultValue = "en") Locale language) {
		return id(edition).flatMap((id) -> this.preview.show(id, language)).map((shown) -> {
			Map<String, InlineImage> images = shown.images()
				.stream()
				.collect(Collectors.toMap(InlineImage::contentId, Function.identity()));
			return this.pages.mail(OpenedLinks.in(InlineImages.in(shown.html(), images)));
		}).orElseGet(() -> missing(edition));
	}

	private ResponseEntity<String> page(String edition, Locale language, Tab tab) {
		return id(edition).flatMap((id) -> this.preview.show(id, language).flatMap((shown) -> view(id, shown, tab)))
			.map((view) -> this.pages.page("edition", view))
			.orElseGet(() -> missing(edition));
	}

	private Optional<EditionView> view(EditionId id, Shown shown, Tab tab) {
		return this.views.of(id, shown, tab);
	}

	private ResponseEntity<String> missing(String edition) {
		return this.pages.missing("There is no edition '%s'.".formatted(edition));
	}

	private static Optional<EditionId> id(String text) {
		try {
			return Optional.of(EditionId.parse(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The list of editions.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param editions newest first
	 * @param older name of the last one, if there are older ones; else empty
	 */
	record EditionsView(String title, String zone, List<EditionLines.Line> editions, String older) {

		boolean unpublished() {
			return this.editions.isEmpty();
		}

		boolean hasOlder() {
			return !this.older.isEmpty();
		}

	}

}
