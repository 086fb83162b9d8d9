package elchi.fx;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the sources answered last. A source's row is locked while its documents are
 * fetched.
 */
public class SourceHealths {

	private static final int FAILURE_LENGTH = 500;

	private static final String INSERT = """
			INSERT INTO fx_source (name, provider) VALUES (:name, :provider)
			""";

	private static final String EXISTS = """
			SELECT count(*) FROM fx_source WHERE name = :name
			""";

	private static final String SELECT = """
			SELECT name, last_success, failing_since, failure, asked_at, failures FROM fx_source WHERE name = :name
			""";

	private static final String LOCK = SELECT + " FOR UPDATE";

	private static final String PROVIDER = """
			SELECT provider FROM fx_source WHERE name = :name
			""";

	private static final String SUCCEED = """
			UPDATE fx_source SET provider = :provider, last_success = :now, asked_at = :now, failing_since = NULL, failure = NULL,
				failures = 0
			WHERE name = :name
			""";

	private static final String FAIL = """
			UPDATE fx_source SET provider = :provider, failing_since = COALESCE(failing_since, :now), failure = :failure,
				asked_at = :now, failures = failures + 1
			WHERE name = :name
			""";

	private final JdbcClient jdbc;

	SourceHealths(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The health of the named sources in the given order. One that was never asked is not
	 * answering, and says so.
	 */
	public List<SourceHealth> of(Collection<String> names) {
		return names.stream().map((name) -> read(SELECT, name).orElseGet(() -> neverAsked(name))).toList();
	}

	Optional<String> provider(String name) {
		return this.jdbc.sql(PROVIDER).param("name", name).query(String.class).optional();
	}

	/**
	 * Makes sure that there is a row to lock. To be called outside the transaction that
	 * locks it.
	 */
	void introduce(RateSource source) {
		if (this.jdbc.sql(EXISTS).param("name", source.name()).query(Long.class).single() > 0) {
			return;
		}
		try {
			this.jdbc.sql(INSERT).param("name", source.name()).param("provider", source.provider()).update();
		}
		catch (DuplicateKeyException ex) {
			// another run introduced it in this instant
		}
	}

	/**
	 * Locks the source's row until the end of the transaction.
	 */
	SourceHealth lock(RateSource source) {
		return read(LOCK, source.name()).orElseThrow();
	}

	void succeeded(RateSource source, Instant now) {
		this.jdbc.sql(SUCCEED)
			.param("name", source.name())
			.param("provider", source.provider())
			.param("now", utc(now))
			.update();
	}

	void failed(RateSource source, String failure, Instant now) {
		this.jdbc.sql(FAIL)
			.param("name", source.name())
			.param("provider", source.provider())
			.param("failure", failure.substring(0, Math.min(failure.length(), FAILURE_LENGTH)))
			.param("now", utc(now))
			.update();
	}

	private Optional<SourceHealth> read(String sql, String name) {
		return this.jdbc.sql(sql).param("name", name).query(SourceHealths::health).optional();
	}

	private static SourceHealth neverAsked(String name) {
		return new SourceHealth(name, false, "never asked", null, null, null, 0);
	}

	private static SourceHealth health(ResultSet row, int index) throws SQLException {
		String failure = row.getString("failure");
		Instant lastSuccess = instant(row, "last_success");
		boolean answering = failure == null && lastSuccess != null;
		return new SourceHealth(row.getString("name"), answering,
				(failure != null || answering) ? failure : "never asked", instant(row, "failing_since"), lastSuccess,
				instant(row, "asked_at"), row.getInt("failures"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
