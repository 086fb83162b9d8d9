package elchi.digest.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import elchi.digest.Archive;
import elchi.digest.ArchiveFeeds;
import elchi.digest.ArchivePage;
import elchi.digest.ArchivedRates;
import elchi.digest.EditionId;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The archive for programs: feeds, and the table of rates. Feed readers say no language
 * that is worth anything, so the address alone decides on it.
 */
@Controller
class ArchiveDataController {

	private static final MediaType ATOM = new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);

	private static final MediaType JSON_FEED = new MediaType("application", "feed+json", StandardCharsets.UTF_8);

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final Archive archive;

	private final ArchiveFeeds feeds;

	private final ArchivedRates rates;

	private final PageLanguage languages;

	ArchiveDataController(Archive archive, ArchiveFeeds feeds, ArchivedRates rates, PageLanguage languages) {
		this.archive = archive;
		this.feeds = feeds;
		this.rates = rates;
		this.languages = languages;
	}

	@ExceptionHandler(IllegalArgumentException.class)
	ResponseEntity<Void> noEdition() {
		return ResponseEntity.notFound().build();
	}

	@GetMapping("/archive/feed.atom")
	ResponseEntity<byte[]> atom(@RequestParam(required = false) @Nullable String lang) {
		return feed(this.feeds.atom(this.languages.of(lang, null)), ATOM);
	}

	@GetMapping("/archive/feed.json")
	ResponseEntity<byte[]> json(@RequestParam(required = false) @Nullable String lang) {
		return feed(this.feeds.json(this.languages.of(lang, null)), JSON_FEED);
	}

	@GetMapping("/archive/{edition}/rates.csv")
	ResponseEntity<byte[]> ratesAsCsv(@PathVariable String edition) {
		EditionId id = EditionId.parse(edition);
		return table(id, this.rates.csv(id), CSV, "csv");
	}

	@GetMapping("/archive/{edition}/rates.json")
	ResponseEntity<byte[]> ratesAsJson(@PathVariable String edition) {
		EditionId id = EditionId.parse(edition);
		return table(id, this.rates.json(id), MediaType.APPLICATION_JSON, "json");
	}

	private ResponseEntity<byte[]> table(EditionId id, Optional<String> table, MediaType type, String ending) {
		return table.map((text) -> text.getBytes(StandardCharsets.UTF_8))
			.map((octets) -> ResponseEntity.ok()
				.contentType(type)
				.cacheControl(Caching.of(this.archive.isClosed(id)))
				.eTag(Caching.tag(octets))
				.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"rates-%s.%s\"".formatted(id, ending))
				.body(octets))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	private static ResponseEntity<byte[]> feed(ArchivePage feed, MediaType type) {
		byte[] octets = feed.body().getBytes(StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.contentType(type)
			.cacheControl(Caching.MINUTES)
			.eTag(Caching.tag(octets))
			.lastModified(feed.changed())
			.header(HttpHeaders.CONTENT_LANGUAGE, feed.language().toLanguageTag())
			.body(octets);
	}

}
