package elchi.admin.access;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One endpoint that is open, and to whom.
 *
 * @param method its method; what is open to GET is open to HEAD
 * @param path its path, as a pattern of Spring MVC
 * @param access to whom
 * @param needs the permission, if it is open to those who have one
 * @param act how the audit log names what is done there; empty if nothing is changed
 * @param fields parameters that name the object, for the audit log
 */
record Door(HttpMethod method, String path, Access access, @Nullable Permission needs, String act,
		List<String> fields) {

	/**
	 * A page or an answer, open to those who have a permission.
	 */
	static Door look(Permission needs, String path) {
		return new Door(HttpMethod.GET, path, Access.PERMITTED, needs, "", List.of());
	}

	/**
	 * A question that posts since its words must not stand in an address line; nothing is
	 * changed.
	 */
	static Door ask(Permission needs, String path) {
		return new Door(HttpMethod.POST, path, Access.PERMITTED, needs, "", List.of());
	}

	/**
	 * A verb, open to those who have a permission, and written into the audit log.
	 */
	static Door act(Permission needs, String path, String act, String... fields) {
		return new Door(HttpMethod.POST, path, Access.PERMITTED, needs, act, List.of(fields));
	}

	static Door of(Access access, HttpMethod method, String path, String act) {
		return new Door(method, path, access, null, act, List.of());
	}

	RequestMatcher matcher() {
		RequestMatcher same = PathPatternRequestMatcher.pathPattern(this.method, this.path);
		return this.method.equals(HttpMethod.GET)
				? new OrRequestMatcher(same, PathPatternRequestMatcher.pathPattern(HttpMethod.HEAD, this.path)) : same;
	}

	/**
	 * What the path says between slashes, in words.
	 */
	String object(HttpServletRequest request) {
		PathPattern pattern = PathPatternParser.defaultInstance.parse(this.path);
		PathPattern.PathMatchInfo match = pattern.matchAndExtract(PathContainer.parsePath(request.getRequestURI()));
		StringBuilder object = new StringBuilder();
		if (match != null && this.access == Access.PERMITTED) {
			match.getUriVariables().values().forEach((value) -> object.append(value).append(' '));
		}
		for (String field : this.fields) {
			String value = request.getParameter(field);
			object.append((value != null) ? value + " " : "");
		}
		return object.toString().strip();
	}

	/**
	 * To whom a door is open.
	 */
	enum Access {

		/**
		 * To the readers of our mails, to mail programs and to probes; without a cookie.
		 */
		PUBLIC,

		/** To whoever wants to become somebody who is logged in. */
		ENTRANCE,

		/** To everybody who is logged in. */
		SIGNED_IN,

		/** To those who have the permission. */
		PERMITTED

	}

}
