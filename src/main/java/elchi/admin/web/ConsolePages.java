package elchi.admin.web;

import java.nio.charset.StandardCharsets;

import elchi.template.Templates;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Pages of the console as answers: never stored, never framed by others, no script.
 */
final class ConsolePages {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	/** A mail is a stranger's document: nothing runs, and nothing is fetched. */
	private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
			+ "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

	private final Templates templates;

	ConsolePages(Templates templates) {
		this.templates = templates;
	}

	ResponseEntity<String> page(String name, Object view) {
		return page(HttpStatus.OK, name, view);
	}

	ResponseEntity<String> page(HttpStatus status, String name, Object view) {
		return answer(status, POLICY, this.templates.renderPage("console/" + name, view));
	}

	ResponseEntity<String> missing(String what) {
		return answer(HttpStatus.NOT_FOUND, POLICY,
				this.templates.renderPage("console/missing", new MissingView("Not found", what)));
	}

	/**
	 * The HTML part of a mail, for a frame.
	 */
	ResponseEntity<String> mail(String html) {
		return answer(HttpStatus.OK, MAIL_POLICY, html);
	}

	private static ResponseEntity<String> answer(HttpStatus status, String policy, String body) {
		return ResponseEntity.status(status)
			.contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.header("Content-Security-Policy", policy)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.body(body);
	}

	/**
	 * What cannot be found.
	 *
	 * @param title title of the page
	 * @param what one sentence
	 */
	record MissingView(String title, String what) {
	}

}
