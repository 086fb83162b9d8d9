package elchi.admin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of tokens. A token itself is told once and never kept: only its hash is.
 */
public final class ApiTokens {

	/** A leaked token is known by its beginning. */
	static final String PREFIX = "elchi_";

	private static final int MOST_DAYS = 366;

	private static final Duration NOTED = Duration.ofMinutes(1);

	private static final String COLUMNS = """
			SELECT t.id, t.user_id, u.name AS owner, t.name, t.scopes, t.expires_at, t.last_used_at, t.revoked_at
			FROM admin_token t JOIN admin_user u ON u.id = t.user_id
			""";

	private static final String ALL = COLUMNS + " ORDER BY t.id DESC";

	private static final String OF = COLUMNS + " WHERE t.user_id = :user ORDER BY t.id DESC";

	private static final String BY_HASH = COLUMNS + " WHERE t.secret_hash = :hash";

	private static final String ADD = """
			INSERT INTO admin_token (user_id, name, secret_hash, scopes, created_at, expires_at)
			VALUES (:user, :name, :hash, :scopes, :now, :expires)
			""";

	private static final String USED = "UPDATE admin_token SET last_used_at = :now WHERE id = :id";

	private static final String REVOKE = """
			UPDATE admin_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Secrets secrets = new Secrets();

	ApiTokens(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The tokens of everybody, newest first.
	 */
	public List<ApiToken> all() {
		return this.jdbc.sql(ALL).query((row, number) -> token(row)).list();
	}

	/**
	 * The tokens of one user, newest first.
	 */
	public List<ApiToken> of(long user) {
		return this.jdbc.sql(OF).param("user", user).query((row, number) -> token(row)).list();
	}

	/**
	 * Makes a token, and tells it this once.
	 * @throws IllegalArgumentException if it has no name, no scope, or lives too long
	 */
	public String make(User user, String name, Set<Permission> scopes, int days) {
		refuse(name.isBlank() || name.length() > 60, "A token needs a name of up to 60 characters");
		refuse(scopes.isEmpty(), "A token without a scope may do nothing; choose at least one");
		refuse(!user.role().permissions().containsAll(scopes), "A token may not do more than its user");
		refuse(days < 1 || days > MOST_DAYS, "A token lives 1 to %d days".formatted(MOST_DAYS));
		String secret = PREFIX + this.secrets.next();
		Instant now = this.clock.instant();
		this.jdbc.sql(ADD)
			.param("user", user.id())
			.param("name", name.strip())
			.param("hash", Secrets.hash(secret))
			.param("scopes", scopes.stream().sorted().map(Permission::word).collect(Collectors.joining(" ")))
			.param("now", UserStore.utc(now))
			.param("expires", UserStore.utc(now.plus(Duration.ofDays(days))))
			.update();
		return secret;
	}

	/**
	 * Ends a token.
	 */
	public void revoke(long id) {
		this.jdbc.sql(REVOKE).param("now", UserStore.utc(this.clock.instant())).param("id", id).update();
	}

	/**
	 * The token that a program shows, if it is good.
	 */
	Optional<ApiToken> shown(String secret) {
		Instant now = this.clock.instant();
		Optional<ApiToken> token = this.jdbc.sql(BY_HASH)
			.param("hash", Secrets.hash(secret))
			.query((row, number) -> token(row))
			.optional()
			.filter((found) -> found.goodAt(now));
		token.filter((found) -> found.lastUsed() == null || found.lastUsed().plus(NOTED).isBefore(now))
			.ifPresent(
					(found) -> this.jdbc.sql(USED).param("now", UserStore.utc(now)).param("id", found.id()).update());
		return token;
	}

	private static void refuse(boolean wrong, String finding) {
		if (wrong) {
			throw new IllegalArgumentException(finding);
		}
	}

	private static ApiToken token(ResultSet row) throws SQLException {
		Set<Permission> scopes = Arrays.stream(row.getString("scopes").split(" ", -1))
			.map(Permission::of)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
		Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
		return new ApiToken(row.getLong("id"), row.getLong("user_id"), row.getString("owner"), row.getString("name"),
				scopes, expires, instant(row, "last_used_at"), instant(row, "revoked_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
