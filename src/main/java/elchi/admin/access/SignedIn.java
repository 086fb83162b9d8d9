package elchi.admin.access;

import java.io.Serializable;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * What a session remembers of its user; all else is looked up with every request.
 *
 * @param id number of the user
 * @param name their name
 * @param credentials how often their password had been set when they logged in
 */
record SignedIn(long id, String name, int credentials) implements AuthenticatedPrincipal, Serializable {

	private static final long serialVersionUID = 1L;

	@Override
	public String getName() {
		return this.name;
	}

}
