package elchi.admin.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;

/**
 * How a refused request is answered: a page for people, a problem (RFC 9457) for
 * programs.
 */
final class Refusals {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Doors doors;

	private final RefusalPage page;

	private final AuditLog audit;

	Refusals(Doors doors, RefusalPage page, AuditLog audit) {
		this.doors = doors;
		this.page = page;
		this.audit = audit;
	}

	/**
	 * Somebody who may not do this, or a form that is not ours.
	 */
	void person(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex) throws IOException {
		if (ex instanceof CsrfException && request.getRequestURI().equals("/login")) {
			response.sendRedirect("/login?old");
			return;
		}
		if (ex instanceof CsrfException) {
			write(response, this.page.page(403, "This form is not good any more",
					"It is too old, or it was not one of this console's pages that sent it. Nothing was changed. Go back, load the page again and repeat."));
		}
		else if (this.doors.find(request).isPresent()) {
			record(request);
			write(response, this.page.page(403, "You may not do this",
					"Your role does not allow it. An owner can give you another role."));
		}
		else {
			write(response, this.page.page(404, "Not found", "There is no such page."));
		}
	}

	/**
	 * A program that may not do this.
	 */
	void program(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		if (ex instanceof CsrfException) {
			problem(response, 403, "The form token is missing",
					"A session needs its form token; a program shows an API token in 'Authorization: Bearer'");
		}
		else if (this.doors.find(request).isEmpty()) {
			problem(response, 404, "There is no such address", "See the README for those that there are");
		}
		else {
			record(request);
			problem(response, 403, "This is not allowed",
					"The token lacks the scope, or its user the permission, that this needs");
		}
	}

	/**
	 * A program that shows nothing.
	 */
	void stranger(HttpServletResponse response) throws IOException {
		response.setHeader("WWW-Authenticate", "Bearer realm=\"elchi\"");
		problem(response, 401, "A token is needed",
				"Make one on the page 'Account' of the console and show it in 'Authorization: Bearer'");
	}

	/**
	 * A program that shows what is no good token.
	 */
	void unknownToken(HttpServletResponse response) throws IOException {
		response.setHeader("WWW-Authenticate", "Bearer realm=\"elchi\", error=\"invalid_token\"");
		problem(response, 401, "The token is not good", "It is unknown, has expired, or was revoked");
	}

	/** What somebody tried who is known and may not. */
	private void record(HttpServletRequest request) {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		this.doors.find(request)
			.filter((door) -> who != null && !door.act().isEmpty())
			.ifPresent((door) -> this.audit.record((who != null) ? who.getName() : "", door.act(), door.object(request),
					"", "refused, 403"));
	}

	private static void problem(HttpServletResponse response, int status, String title, String detail)
			throws IOException {
		response.setStatus(status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream()
			.write(JSON.writeValueAsBytes(Map.of("title", title, "status", status, "detail", detail)));
	}

	private static void write(HttpServletResponse response, ResponseEntity<String> page) throws IOException {
		response.setStatus(page.getStatusCode().value());
		page.getHeaders().forEach((name, values) -> values.forEach((value) -> response.setHeader(name, value)));
		String body = page.getBody();
		response.getOutputStream().write(((body != null) ? body : "").getBytes(StandardCharsets.UTF_8));
	}

}
