package elchi.admin.access;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a program by the token that it shows, for one request.
 */
final class BearerTokens extends OncePerRequestFilter {

	private static final String SCHEME = "bearer ";

	private final ApiTokens tokens;

	private final OwnToken own;

	private final Users users;

	private final Refusals refusals;

	BearerTokens(ApiTokens tokens, OwnToken own, Users users, Refusals refusals) {
		this.tokens = tokens;
		this.own = own;
		this.users = users;
		this.refusals = refusals;
	}

	static boolean isShown(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!isShown(request)) {
			chain.doFilter(request, response);
			return;
		}
		Optional<Authentication> program = program(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (program.isEmpty()) {
			this.refusals.unknownToken(response);
			return;
		}
		SecurityContextHolder.setContext(new SecurityContextImpl(program.get()));
		chain.doFilter(request, response);
	}

	private Optional<Authentication> program(String header) {
		if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Optional.empty();
		}
		String shown = header.substring(SCHEME.length()).strip();
		if (this.own.is(shown)) {
			return Optional.of(OwnToken.signedIn());
		}
		return this.tokens.shown(shown)
			.flatMap(
					(token) -> this.users.find(token.user()).filter(User::active).map((user) -> signedIn(token, user)));
	}

	private static Authentication signedIn(ApiToken token, User user) {
		Set<Permission> permissions = EnumSet.copyOf(token.scopes());
		permissions.retainAll(user.role().permissions());
		String name = "%s by token %s".formatted(user.name(), token.name());
		return UsernamePasswordAuthenticationToken.authenticated(name, null, Authorities.of(permissions));
	}

}
