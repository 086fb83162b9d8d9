package elchi.admin.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks the user of a session up again: a lock, another role or another password counts
 * with the next request.
 */
final class CurrentUser extends OncePerRequestFilter {

	private final Users users;

	CurrentUser(Users users) {
		this.users = users;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
			User user = this.users.find(signedIn.id()).orElse(null);
			if (user != null && user.active() && user.credentials() == signedIn.credentials()) {
				SecurityContextHolder.setContext(new SecurityContextImpl(PasswordLogin.signedIn(user)));
			}
			else {
				end(request.getSession(false));
			}
		}
		chain.doFilter(request, response);
	}

	private static void end(@Nullable HttpSession session) {
		SecurityContextHolder.clearContext();
		if (session != null) {
			session.invalidate();
		}
	}

}
