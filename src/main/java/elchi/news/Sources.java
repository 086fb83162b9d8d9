package elchi.news;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How each source answered last.
 */
class Sources {

	private static final String EXISTS = "SELECT count(*) FROM news_source WHERE name = :name";

	private static final String INSERT = "INSERT INTO news_source (name) VALUES (:name)";

	private static final String LOCK = """
			SELECT location, last_success_at, newest_item_at, failing_since FROM news_source WHERE name = :name FOR UPDATE
			""";

	private static final String SUCCEED = """
			UPDATE news_source SET location = :location, last_success_at = :now, asked_at = :now, failing_since = NULL,
				failure = NULL, failures = 0, newest_item_at = COALESCE(:newest, newest_item_at)
			WHERE name = :name
			""";

	private static final String FAIL = """
			UPDATE news_source SET failure = :failure, failing_since = COALESCE(failing_since, :now), asked_at = :now,
				failures = failures + 1
			WHERE name = :name
			""";

	private static final String HEALTH = """
			SELECT name, last_success_at, failing_since, failure, asked_at, failures FROM news_source WHERE name IN (:names)
			""";

	private static final int LONGEST_FAILURE = 1000;

	private final JdbcClient jdbc;

	Sources(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isKnown(String name) {
		return this.jdbc.sql(EXISTS).param("name", name).query(Long.class).single() > 0;
	}

	void introduce(String name) {
		this.jdbc.sql(INSERT).param("name", name).update();
	}

	/**
	 * Locks the row of a source until the transaction ends.
	 */
	State lock(String name) {
		return this.jdbc.sql(LOCK).param("name", name).query((row, number) -> State.of(row)).single();
	}

	void succeeded(String name, URI location, Instant now, @Nullable Instant newest) {
		this.jdbc.sql(SUCCEED)
			.param("location", location.toString())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("newest", (newest != null) ? newest.atOffset(ZoneOffset.UTC) : null)
			.param("name", name)
			.update();
	}

	void failed(String name, String failure, Instant now) {
		this.jdbc.sql(FAIL)
			.param("failure", failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("name", name)
			.update();
	}

	List<SourceHealth> health(Collection<String> names) {
		if (names.isEmpty()) {
			return List.of();
		}
		Map<String, SourceHealth> known = new HashMap<>();
		this.jdbc.sql(HEALTH)
			.param("names", names)
			.query((row, number) -> health(row))
			.list()
			.forEach((health) -> known.put(health.source(), health));
		return names.stream()
			.map((name) -> known.getOrDefault(name,
					new SourceHealth(name, false, "It has not been collected yet.", null, null, null, 0)))
			.toList();
	}

	private static SourceHealth health(ResultSet row) throws SQLException {
		String failure = row.getString("failure");
		Instant success = instant(row, "last_success_at");
		boolean answering = failure == null && success != null;
		return new SourceHealth(row.getString("name"), answering,
				(failure == null && success == null) ? "It has not been collected yet." : failure,
				instant(row, "failing_since"), success, instant(row, "asked_at"), row.getInt("failures"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	/**
	 * What is known of a source when its next collecting begins.
	 *
	 * @param location where it was last found
	 * @param lastSuccess when it was last usable
	 * @param newestItem the date of the newest article of its last document
	 * @param failing whether its last answer was a failure
	 */
	record State(@Nullable String location, @Nullable Instant lastSuccess, @Nullable Instant newestItem,
			boolean failing) {

		private static State of(ResultSet row) throws SQLException {
			return new State(row.getString("location"), instant(row, "last_success_at"), instant(row, "newest_item_at"),
					instant(row, "failing_since") != null);
		}

		boolean wasFetchedSince(Instant instant, URI where) {
			return !this.failing && this.lastSuccess != null && this.lastSuccess.isAfter(instant)
					&& where.toString().equals(this.location);
		}

	}

}
