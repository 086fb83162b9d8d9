package elchi.admin.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The conditions in the database.
 */
final class Conditions {

	private static final String SELECT = """
			SELECT id, kind, object, words, page, opened_at, closed_at FROM admin_condition
			""";

	private static final String OPEN = """
			INSERT INTO admin_condition (open_key, kind, object, words, page, opened_at, opening_told, end_told)
			VALUES (:key, :kind, :object, :words, :page, :at, FALSE, FALSE)
			""";

	private static final String CLOSE = """
			UPDATE admin_condition SET open_key = NULL, closed_at = :at WHERE id = :id AND closed_at IS NULL
			""";

	private static final String OPENED = SELECT + "WHERE open_key IS NOT NULL ORDER BY id";

	private static final String BY_ID = SELECT + "WHERE id = :id";

	private static final String NEW = SELECT + "WHERE end_told = FALSE AND opening_told = FALSE ORDER BY id";

	private static final String ENDED = SELECT
			+ "WHERE end_told = FALSE AND opening_told = TRUE AND closed_at IS NOT NULL ORDER BY id";

	private static final String OPENING_TOLD = "UPDATE admin_condition SET opening_told = TRUE WHERE id = :id";

	private static final String END_TOLD = "UPDATE admin_condition SET end_told = TRUE WHERE id = :id";

	private final JdbcClient jdbc;

	Conditions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Opens a condition; whoever comes second finds it open.
	 */
	void open(Finding finding, Instant now) {
		try {
			this.jdbc.sql(OPEN)
				.param("key", cut(finding.key(), 300))
				.param("kind", finding.kind().name())
				.param("object", cut(finding.object(), 200))
				.param("words", cut(finding.words(), 2000))
				.param("page", cut(finding.page(), 200))
				.param("at", utc(now))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// Another process has seen the same.
		}
	}

	void close(Condition condition, Instant now) {
		this.jdbc.sql(CLOSE).param("id", condition.id()).param("at", utc(now)).update();
	}

	List<Condition> open() {
		return list(OPENED);
	}

	/**
	 * Those of which nobody was told.
	 */
	List<Condition> untold() {
		return list(NEW);
	}

	/**
	 * Those of whose end nobody was told.
	 */
	List<Condition> ended() {
		return list(ENDED);
	}

	Optional<Condition> find(long id) {
		return this.jdbc.sql(BY_ID).param("id", id).query((row, number) -> condition(row)).optional();
	}

	void openingTold(Condition condition) {
		this.jdbc.sql(OPENING_TOLD).param("id", condition.id()).update();
	}

	void endTold(Condition condition) {
		this.jdbc.sql(END_TOLD).param("id", condition.id()).update();
	}

	private List<Condition> list(String sql) {
		return this.jdbc.sql(sql).query((row, number) -> condition(row)).list();
	}

	private static Condition condition(ResultSet row) throws SQLException {
		Finding finding = new Finding(Finding.Kind.valueOf(row.getString("kind")), row.getString("object"),
				row.getString("words"), row.getString("page"));
		OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
		return new Condition(row.getLong("id"), finding, row.getObject("opened_at", OffsetDateTime.class).toInstant(),
				(closed != null) ? closed.toInstant() : null);
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static String cut(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

}
