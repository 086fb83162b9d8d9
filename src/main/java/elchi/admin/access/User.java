package elchi.admin.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in.
 *
 * @param id their number
 * @param name their name, in lower case
 * @param role what they are
 * @param locked whether they are kept out
 * @param password the hash of their password; without one they have not followed their
 * link yet
 * @param credentials how often their password was set; a session of before is over
 * @param lastLogin when they last logged in
 * @param lastAddress from where
 */
public record User(long id, String name, Role role, boolean locked, @Nullable String password, int credentials,
		@Nullable Instant lastLogin, @Nullable String lastAddress) {

	/**
	 * Whether they may log in.
	 */
	public boolean active() {
		return !this.locked && this.password != null;
	}

	@Override
	public String toString() {
		return "User[%d, %s, %s]".formatted(this.id, this.name, this.role);
	}

}
