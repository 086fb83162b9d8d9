package elchi.admin.access;

import java.util.Collection;
import java.util.List;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Permissions as Spring Security carries them.
 */
final class Authorities {

	private Authorities() {
	}

	static List<GrantedAuthority> of(Collection<Permission> permissions) {
		return permissions.stream().<GrantedAuthority>map((each) -> new SimpleGrantedAuthority(each.name())).toList();
	}

	static boolean has(Authentication authentication, Permission permission) {
		return authentication.getAuthorities()
			.stream()
			.anyMatch((each) -> permission.name().equals(each.getAuthority()));
	}

}
