package elchi.admin.web;

import java.nio.charset.StandardCharsets;

import elchi.admin.access.Permission;
import elchi.admin.access.User;
import elchi.admin.access.Visits;
import elchi.template.Templates;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Pages of the console as answers: never stored, never framed by others, no script but
 * that of a file of our own.
 */
final class ConsolePages {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	/** A page that moves: our own file alone, and it asks nobody but us. */
	private static final String MOVING = POLICY + "; script-src 'self'; connect-src 'self'";

	/** A mail is a stranger's document: nothing runs, and nothing is fetched. */
	private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
			+ "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

	/** Where the head of a page shows who is logged in. */
	private static final String ACCOUNT = "<!-- account -->";

	/** Where the head of a page leads to the others. */
	private static final String NAVIGATION = "<!-- navigation -->";

	private final Templates templates;

	private final Visits visits;

	private final Navigation navigation;

	ConsolePages(Templates templates, Visits visits, Navigation navigation) {
		this.templates = templates;
		this.visits = visits;
		this.navigation = navigation;
	}

	ResponseEntity<String> page(String name, Object view) {
		return page(HttpStatus.OK, name, view);
	}

	/**
	 * A page that brings a script of ours along.
	 */
	ResponseEntity<String> moving(String name, Object view) {
		return page(HttpStatus.OK, MOVING, name, view);
	}

	ResponseEntity<String> page(HttpStatus status, String name, Object view) {
		return page(status, POLICY, name, view);
	}

	private ResponseEntity<String> page(HttpStatus status, String policy, String name, Object view) {
		String html = this.templates.renderPage("console/" + name, view);
		String known = html.contains(ACCOUNT) ? html.replace(NAVIGATION, navigation()).replace(ACCOUNT, account())
				: html;
		String token = this.visits.formToken();
		return answer(status, policy, (token != null) ? FormTokens.in(known, token) : known);
	}

	private String navigation() {
		return this.templates.renderPage("console/nav", this.navigation.from(this.visits.path()));
	}

	private String account() {
		String name = this.visits.user().map(User::name).orElse("");
		return name.isEmpty() ? "" : this.templates.renderPage("console/who",
				new AccountView(name, this.visits.may(Permission.ADMINISTER)));
	}

	ResponseEntity<String> missing(String what) {
		return refused(HttpStatus.NOT_FOUND, "Not found", what);
	}

	/**
	 * Something that is not there, or not for everybody.
	 */
	ResponseEntity<String> refused(HttpStatus status, String title, String what) {
		return page(status, "missing", new MissingView(title, what));
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
	 * Who is logged in.
	 *
	 * @param name their name
	 * @param administers whether they say who may log in
	 */
	record AccountView(String name, boolean administers) {
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
