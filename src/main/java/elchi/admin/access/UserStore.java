package elchi.admin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of users.
 */
final class UserStore {

	private static final String COLUMNS = "SELECT id, name, password, role, locked, credentials, last_login_at, last_login_from FROM admin_user";

	private static final String ALL = COLUMNS + " ORDER BY name";

	private static final String BY_ID = COLUMNS + " WHERE id = :id";

	private static final String BY_NAME = COLUMNS + " WHERE name = :name";

	private static final String COUNT = "SELECT count(*) FROM admin_user";

	private static final String ADD = """
			INSERT INTO admin_user (name, password, role, locked, credentials, created_at)
			VALUES (:name, :password, :role, FALSE, 0, :now)
			""";

	/** Whoever takes an owner away waits for whoever else does. */
	private static final String OWNERS = """
			SELECT id FROM admin_user WHERE role = 'OWNER' AND locked = FALSE AND password IS NOT NULL
			ORDER BY id FOR UPDATE
			""";

	private static final String ROLE = "UPDATE admin_user SET role = :role WHERE id = :id";

	private static final String LOCKED = "UPDATE admin_user SET locked = :locked WHERE id = :id";

	private static final String PASSWORD = "UPDATE admin_user SET password = :password, credentials = credentials + 1 WHERE id = :id";

	private static final String LOGIN = "UPDATE admin_user SET last_login_at = :now, last_login_from = :from WHERE id = :id";

	private static final String REMOVE = "DELETE FROM admin_user WHERE id = :id";

	private final JdbcClient jdbc;

	UserStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<User> all() {
		return this.jdbc.sql(ALL).query((row, number) -> user(row)).list();
	}

	Optional<User> find(long id) {
		return this.jdbc.sql(BY_ID).param("id", id).query((row, number) -> user(row)).optional();
	}

	Optional<User> find(String name) {
		return this.jdbc.sql(BY_NAME).param("name", name).query((row, number) -> user(row)).optional();
	}

	boolean empty() {
		return this.jdbc.sql(COUNT).query((row, number) -> row.getLong(1)).single() == 0;
	}

	void add(String name, @Nullable String password, Role role, Instant now) {
		this.jdbc.sql(ADD)
			.param("name", name)
			.param("password", password)
			.param("role", role.name())
			.param("now", utc(now))
			.update();
	}

	List<Long> lockOwners() {
		return this.jdbc.sql(OWNERS).query((row, number) -> row.getLong(1)).list();
	}

	void role(long id, Role role) {
		this.jdbc.sql(ROLE).param("role", role.name()).param("id", id).update();
	}

	void locked(long id, boolean locked) {
		this.jdbc.sql(LOCKED).param("locked", locked).param("id", id).update();
	}

	void password(long id, String password) {
		this.jdbc.sql(PASSWORD).param("password", password).param("id", id).update();
	}

	void loggedIn(long id, Instant now, String from) {
		this.jdbc.sql(LOGIN).param("now", utc(now)).param("from", from).param("id", id).update();
	}

	void remove(long id) {
		this.jdbc.sql(REMOVE).param("id", id).update();
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static User user(ResultSet row) throws SQLException {
		OffsetDateTime login = row.getObject("last_login_at", OffsetDateTime.class);
		return new User(row.getLong("id"), row.getString("name"), Role.valueOf(row.getString("role")),
				row.getBoolean("locked"), row.getString("password"), row.getInt("credentials"),
				(login != null) ? login.toInstant() : null, row.getString("last_login_from"));
	}

}
