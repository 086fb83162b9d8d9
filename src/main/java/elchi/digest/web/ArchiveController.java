package elchi.digest.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import elchi.digest.Archive;
import elchi.digest.EditionId;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Released editions on the web, where the mails' "read in the browser" leads.
 */
@Controller
class ArchiveController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; "
			+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final Archive archive;

	ArchiveController(Archive archive) {
		this.archive = archive;
	}

	@ExceptionHandler(IllegalArgumentException.class)
	ResponseEntity<Void> noEdition() {
		return ResponseEntity.notFound().build();
	}

	@GetMapping("/archive/{edition}")
	ResponseEntity<String> page(@PathVariable String edition, Locale language) {
		return this.archive.page(EditionId.parse(edition), language)
			.map((page) -> ResponseEntity.ok()
				.contentType(HTML)
				.header("Content-Security-Policy", POLICY)
				.header("X-Content-Type-Options", "nosniff")
				.header("Referrer-Policy", "no-referrer")
				.body(page))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	@GetMapping("/archive/{edition}/chart.png")
	ResponseEntity<byte[]> chart(@PathVariable String edition) {
		return this.archive.chart(EditionId.parse(edition))
			.map((chart) -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(chart))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}
