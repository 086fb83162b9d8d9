package elchi.admin.access;

import java.util.Locale;

/**
 * One thing that a user or a program may do. Endpoints ask for permissions, never for
 * roles.
 */
public enum Permission {

	/** See every page. */
	VIEW,

	/** Change rules and the text of drafts. */
	EDIT,

	/** Run, stop and settle jobs, and decide on what is held. */
	OPERATE,

	/** Let mail leave: approve, correct, retry, resume. */
	SEND,

	/** Say who may log in. */
	ADMINISTER;

	/**
	 * As people and programs write it.
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a word.
	 * @throws IllegalArgumentException if there is no such permission
	 */
	public static Permission of(String word) {
		for (Permission permission : values()) {
			if (permission.word().equals(word)) {
				return permission;
			}
		}
		throw new IllegalArgumentException(
				"Permission '%s' is not known; use view, edit, operate, send or administer".formatted(word));
	}

}
