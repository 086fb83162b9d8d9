package elchi.admin.access;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of one-time links. Only hashes are in it.
 */
final class LinkStore {

	private static final String FORGET_SETUP = "DELETE FROM admin_link WHERE user_id IS NULL";

	private static final String FORGET = "DELETE FROM admin_link WHERE user_id = :user";

	private static final String ADD = """
			INSERT INTO admin_link (secret_hash, user_id, expires_at) VALUES (:hash, :user, :expires)
			""";

	private static final String FIND = """
			SELECT COALESCE(user_id, 0) FROM admin_link WHERE secret_hash = :hash AND expires_at > :now
			""";

	private static final String TAKE = "DELETE FROM admin_link WHERE secret_hash = :hash AND expires_at > :now";

	private final JdbcClient jdbc;

	LinkStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a link, and ends those made before for the same user.
	 * @param user their number; without one, the link makes the first owner
	 */
	void add(@Nullable Long user, String secret, Instant expires) {
		if (user == null) {
			this.jdbc.sql(FORGET_SETUP).update();
		}
		else {
			this.jdbc.sql(FORGET).param("user", user).update();
		}
		this.jdbc.sql(ADD)
			.param("hash", Secrets.hash(secret))
			.param("user", user)
			.param("expires", UserStore.utc(expires))
			.update();
	}

	/**
	 * The user whom a link is for: 0 for the first owner, -1 if the link is not good.
	 */
	long find(String secret, Instant now) {
		return spec(FIND, secret, now).query((row, number) -> row.getLong(1)).optional().orElse(-1L);
	}

	boolean take(String secret, Instant now) {
		return spec(TAKE, secret, now).update() == 1;
	}

	private JdbcClient.StatementSpec spec(String sql, String secret, Instant now) {
		OffsetDateTime utc = UserStore.utc(now);
		return this.jdbc.sql(sql).param("hash", Secrets.hash(secret)).param("now", utc);
	}

}
