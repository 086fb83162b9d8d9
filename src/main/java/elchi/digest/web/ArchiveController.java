package elchi.digest.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import elchi.digest.Archive;
import elchi.digest.ArchivePage;
import elchi.digest.EditionId;
import elchi.subscription.PublicPages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Released editions on the web, where the mails' "read in the browser" leads. Caches may
 * keep a page for minutes, since a correction changes it; a picture of a closed edition
 * they may keep for ever.
 */
@Controller
class ArchiveController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; "
			+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final Archive archive;

	private final PageLanguage languages;

	private final PublicPages pages;

	ArchiveController(Archive archive, PageLanguage languages, PublicPages pages) {
		this.archive = archive;
		this.languages = languages;
		this.pages = pages;
	}

	@ExceptionHandler({ IllegalArgumentException.class, MethodArgumentTypeMismatchException.class })
	ResponseEntity<String> noEdition(HttpServletRequest request) {
		return missing(this.languages.of(request.getParameter("lang"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
	}

	@GetMapping("/archive")
	ResponseEntity<String> index(@RequestParam(defaultValue = "1") int page,
			@RequestParam(required = false) @Nullable String lang,
			@RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
		Locale language = this.languages.of(lang, accepted);
		return this.archive.index(page, language).map(ArchiveController::shown).orElseGet(() -> missing(language));
	}

	@GetMapping("/archive/{edition}")
	ResponseEntity<String> page(@PathVariable String edition, @RequestParam(required = false) @Nullable String lang,
			@RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
		Locale language = this.languages.of(lang, accepted);
		return this.archive.page(EditionId.parse(edition), language)
			.map(ArchiveController::shown)
			.orElseGet(() -> missing(language));
	}

	@GetMapping("/archive/{edition}/chart.png")
	ResponseEntity<byte[]> chart(@PathVariable String edition, @RequestParam(required = false) @Nullable String lang) {
		EditionId id = EditionId.parse(edition);
		return this.archive.chart(id, this.languages.of(lang, null))
			.map((chart) -> ResponseEntity.ok()
				.contentType(MediaType.IMAGE_PNG)
				.cacheControl(Caching.of(this.archive.isClosed(id)))
				.eTag(Caching.tag(chart))
				.body(chart))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	private ResponseEntity<String> missing(Locale language) {
		return this.pages.page(HttpStatus.NOT_FOUND, "archive/missing", language,
				Map.of("tag", language.toLanguageTag()));
	}

	private static ResponseEntity<String> shown(ArchivePage page) {
		return ResponseEntity.ok()
			.contentType(HTML)
			.cacheControl(Caching.MINUTES)
			.eTag(Caching.tag(page.body().getBytes(StandardCharsets.UTF_8)))
			.lastModified(page.changed())
			.varyBy(HttpHeaders.ACCEPT_LANGUAGE)
			.header(HttpHeaders.CONTENT_LANGUAGE, page.language().toLanguageTag())
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.body(page.body());
	}

}
