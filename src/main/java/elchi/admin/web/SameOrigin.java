package elchi.admin.web;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes orders from the console's own pages alone. Without a login any page that is open
 * in the operator's browser could send a form here; a browser says where a form comes
 * from, and a program, which is no browser, says nothing.
 */
final class SameOrigin implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD") || isOwn(request)) {
			return true;
		}
		response.sendError(HttpServletResponse.SC_FORBIDDEN);
		return false;
	}

	private static boolean isOwn(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null && !site.equals("same-origin")) {
			return false;
		}
		String origin = request.getHeader("Origin");
		return origin == null || isHost(origin, request.getHeader("Host"));
	}

	private static boolean isHost(String origin, @Nullable String host) {
		try {
			return URI.create(origin).getRawAuthority() != null && URI.create(origin).getRawAuthority().equals(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
