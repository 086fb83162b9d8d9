package elchi.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The editions that readers may see, without their content: what is a draft, waits or was
 * skipped is not among them.
 */
final class ReleasedEditions {

	private static final String RELEASED = """
			SELECT id, state, manifest_hash, planned_at
			FROM digest_edition
			WHERE state IN ('APPROVED', 'CLOSED')
			""";

	private static final String CHART = "SELECT octets FROM digest_chart WHERE edition = :id AND name = :name";

	private static final Comparator<Released> NEWEST_FIRST = Comparator
		.comparing((Released edition) -> edition.id().week())
		.thenComparing((edition) -> edition.id().revision())
		.reversed();

	private final JdbcClient jdbc;

	ReleasedEditions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All revisions of all weeks, the newest first: some fifty rows a year.
	 */
	List<Released> all() {
		return this.jdbc.sql(RELEASED).query(ReleasedEditions::released).list().stream().sorted(NEWEST_FIRST).toList();
	}

	/**
	 * The newest revision of each week, the newest week first.
	 */
	List<Released> weeks() {
		Map<Week, Released> newest = new LinkedHashMap<>();
		all().forEach((edition) -> newest.putIfAbsent(edition.id().week(), edition));
		return List.copyOf(newest.values());
	}

	/**
	 * The revisions of one week, the newest first.
	 */
	List<Released> of(Week week) {
		return all().stream().filter((edition) -> edition.id().week().equals(week)).toList();
	}

	Optional<Released> find(EditionId id) {
		return this.jdbc.sql(RELEASED + "AND id = :id")
			.param("id", id.toString())
			.query(ReleasedEditions::released)
			.optional();
	}

	/**
	 * A picture that was sealed with an edition.
	 */
	Optional<byte[]> chart(EditionId id, String name) {
		return this.jdbc.sql(CHART)
			.param("id", id.toString())
			.param("name", name)
			.query((row, number) -> row.getBytes("octets"))
			.optional();
	}

	private static Released released(ResultSet row, int number) throws SQLException {
		return new Released(EditionId.parse(row.getString("id")), row.getString("manifest_hash"),
				row.getObject("planned_at", OffsetDateTime.class).toInstant(), row.getString("state").equals("CLOSED"));
	}

}
