package elchi.admin.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a user is, as a set of permissions.
 */
public enum Role {

	/** Sees everything, changes nothing. */
	VIEWER(EnumSet.of(Permission.VIEW)),

	/** Changes rules and drafts, and mails nobody. */
	EDITOR(EnumSet.of(Permission.VIEW, Permission.EDIT)),

	/** Runs the house day by day. */
	OPERATOR(EnumSet.of(Permission.VIEW, Permission.EDIT, Permission.OPERATE, Permission.SEND)),

	/** Does all that, and says who may log in. */
	OWNER(EnumSet.allOf(Permission.class));

	private final Set<Permission> permissions;

	Role(Set<Permission> permissions) {
		this.permissions = Set.copyOf(permissions);
	}

	public Set<Permission> permissions() {
		return this.permissions;
	}

	/**
	 * As people write it.
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a word.
	 * @throws IllegalArgumentException if there is no such role
	 */
	public static Role of(String word) {
		for (Role role : values()) {
			if (role.word().equals(word)) {
				return role;
			}
		}
		throw new IllegalArgumentException(
				"Role '%s' is not known; use viewer, editor, operator or owner".formatted(word));
	}

}
