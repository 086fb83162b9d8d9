package elchi.subscription;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import elchi.template.Templates;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers with a page that leaves no trace: not in caches, not in the Referer, not in
 * search engines, and without a cookie. A template sees the publisher's name as
 * {@code publisher} and the rest as {@code content}.
 */
@Component
public class PublicPages {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	private final Templates templates;

	private final Publisher publisher;

	PublicPages(Templates templates, Publisher publisher) {
		this.templates = templates;
		this.publisher = publisher;
	}

	/**
	 * A page.
	 * @param name its template, {@code subscription/preferences}
	 */
	public ResponseEntity<String> page(HttpStatus status, String name, Locale language, Object content) {
		String html = this.templates.renderPage(name, language, new View(this.publisher.name(), content));
		return ResponseEntity.status(status)
			.contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.header("Referrer-Policy", "no-referrer")
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("X-Robots-Tag", "noindex")
			.body(html);
	}

	/**
	 * The one answer to every link that is not good, whatever is wrong with it.
	 */
	public ResponseEntity<String> notGood(Locale language) {
		return page(HttpStatus.NOT_FOUND, "subscription/link-not-good", language, "");
	}

	record View(String publisher, Object content) {
	}

}
