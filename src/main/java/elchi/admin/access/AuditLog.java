package elchi.admin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of what was done, by whom and why. Rows are added and never changed.
 */
public final class AuditLog {

	/** How many entries a page has. */
	public static final int PAGE = 50;

	private static final String ADD = """
			INSERT INTO admin_audit (at, who, what, object, why, outcome, request_key)
			VALUES (:at, :who, :what, :object, :why, :outcome, :key)
			""";

	private static final String FIND = """
			SELECT at, who, what, object, why, outcome, request_key FROM admin_audit
			WHERE lower(who || ' ' || what || ' ' || object || ' ' || why || ' ' || outcome || ' '
				|| COALESCE(request_key, '')) LIKE :words ESCAPE '!'
			ORDER BY id DESC OFFSET :skipped ROWS FETCH FIRST :most ROWS ONLY
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	public AuditLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Writes down what was done just now. What is too long is cut.
	 * @param who as in {@link AuditEntry}
	 * @param what the verb, such as {@code rule.stop}
	 * @param object to what
	 * @param why in their words
	 * @param outcome {@code done}, or how it was refused
	 */
	public void record(String who, String what, String object, String why, String outcome) {
		record(new AuditEntry(this.clock.instant(), who, what, object, why, outcome, null));
	}

	/**
	 * Writes down an entry.
	 */
	public void record(AuditEntry entry) {
		this.jdbc.sql(ADD)
			.param("at", UserStore.utc(entry.at()))
			.param("who", cut(entry.who(), 130))
			.param("what", cut(entry.what(), 60))
			.param("object", cut(entry.object(), 200))
			.param("why", cut(entry.why(), 500))
			.param("outcome", cut(entry.outcome(), 200))
			.param("key", cut(entry.key(), 100))
			.update();
	}

	/**
	 * One page of the entries that contain some words, newest first, and one entry more
	 * if there is a next page.
	 * @param page from 0
	 */
	public List<AuditEntry> find(String words, int page) {
		String pattern = words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
		return this.jdbc.sql(FIND)
			.param("words", "%" + pattern + "%")
			.param("skipped", (long) page * PAGE)
			.param("most", PAGE + 1)
			.query((row, number) -> entry(row))
			.list();
	}

	private static AuditEntry entry(ResultSet row) throws SQLException {
		return new AuditEntry(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("who"),
				row.getString("what"), row.getString("object"), row.getString("why"), row.getString("outcome"),
				row.getString("request_key"));
	}

	private static @Nullable String cut(@Nullable String text, int longest) {
		return (text != null && text.length() > longest) ? text.substring(0, longest) : text;
	}

}
