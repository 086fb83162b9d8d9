package elchi.admin.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Writes a login down, and leads to the page that was wanted.
 */
final class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {

	private final AuditLog audit;

	LoggedIn(RequestCache wanted, AuditLog audit) {
		setRequestCache(wanted);
		this.audit = audit;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
			throws ServletException, IOException {
		this.audit.record(who.getName(), "login", "", "", "done");
		super.onAuthenticationSuccess(request, response, who);
	}

}
