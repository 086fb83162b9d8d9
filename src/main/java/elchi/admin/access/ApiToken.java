package elchi.admin.access;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a program shows instead of a password. It may do what its scopes say, and never
 * more than its user may at the moment.
 *
 * @param id its number
 * @param user number of its user
 * @param owner name of its user
 * @param name what it is for
 * @param scopes what it may do
 * @param expires when it ends
 * @param lastUsed when it was last shown, to the minute
 * @param revoked when it was ended before
 */
public record ApiToken(long id, long user, String owner, String name, Set<Permission> scopes, Instant expires,
		@Nullable Instant lastUsed, @Nullable Instant revoked) {

	public ApiToken {
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Whether it is good at a moment.
	 */
	public boolean goodAt(Instant now) {
		return this.revoked == null && now.isBefore(this.expires);
	}

}
