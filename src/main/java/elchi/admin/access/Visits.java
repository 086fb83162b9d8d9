package elchi.admin.access;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who is visiting just now.
 */
public final class Visits {

	static final String REASON = Visits.class.getName() + ".reason";

	static final String RECORDED = Visits.class.getName() + ".recorded";

	static final String OBJECT = Visits.class.getName() + ".object";

	private final Users users;

	Visits(Users users) {
		this.users = users;
	}

	/**
	 * The user who is logged in; empty for a program and for nobody.
	 */
	public Optional<User> user() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn)
				? this.users.find(signedIn.id()) : Optional.empty();
	}

	/**
	 * Name of who acts, for logs and books; a program's name says whose it is.
	 */
	public String name() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && !(authentication instanceof AnonymousAuthenticationToken))
				? authentication.getName() : "nobody";
	}

	/**
	 * Whether who is here may do something.
	 */
	public boolean may(Permission permission) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && Authorities.has(authentication, permission);
	}

	/**
	 * What a form must bring along to be taken as one of our own pages'; null where there
	 * are no sessions.
	 */
	public @Nullable String formToken() {
		return (request().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) ? token.getToken() : null;
	}

	/**
	 * The path that is visited.
	 */
	public String path() {
		return request().getRequestURI();
	}

	/**
	 * Says for the audit log why something is done, where no field of a form does.
	 */
	public void because(String reason) {
		request().setAttribute(REASON, reason);
	}

	/**
	 * Says for the audit log to what something is done, where the address does not.
	 */
	public void concerning(String object) {
		request().setAttribute(OBJECT, object);
	}

	/**
	 * Says that the audit log has or gets the entry of this request by other hands, or
	 * needs none since nothing is done.
	 */
	public void recorded() {
		request().setAttribute(RECORDED, "yes");
	}

	private static HttpServletRequest request() {
		return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
	}

}
