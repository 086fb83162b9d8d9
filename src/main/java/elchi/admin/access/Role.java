package elchi.admin.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a user is, as a set of permissions.
 */
public enum Role {

	/** Sees everything, changes nothing. */
	VIEWER,

	/** Changes rules and drafts, and mails nobody. */
	EDITOR,

	/** Runs the house day by day. */
	OPERATOR,

	/** Does all that, and says who may log in. */
	OWNER;

	public Set<Permission> permissions() {
		return switch (this) {
			case VIEWER -> EnumSet.of(Permission.VIEW);
			case EDITOR -> EnumSet.of(Permission.VIEW, Permission.EDIT);
			case OPERATOR -> EnumSet.of(Permission.VIEW, Permission.EDIT, Permission.OPERATE, Permission.SEND);
			case OWNER -> EnumSet.allOf(Permission.class);
		};
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
