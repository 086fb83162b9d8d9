package elchi.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * To whom nothing is sent, why, and what was before. A row stays when it is undone.
 */
public class Suppressions {

	private static final String BEGIN = """
			INSERT INTO suppression (subscriber, status_before, reason, began_at, began_how)
			SELECT id, status, :reason, :now, :how FROM subscriber
			WHERE id = :id AND status IN ('UNCONFIRMED', 'CONFIRMED')
			""";

	private static final String SUPPRESS = """
			UPDATE subscriber SET status = 'SUPPRESSED', suppressed_for = :reason, status_at = :now, status_how = :how
			WHERE id = :id AND status IN ('UNCONFIRMED', 'CONFIRMED')
			""";

	/** Nobody knows what was before an import that brought the suppression along. */
	private static final String UNSUPPRESS = """
			UPDATE subscriber SET suppressed_for = NULL, status_at = :now, status_how = :how,
				status = COALESCE((SELECT s.status_before FROM suppression s WHERE s.id =
					(SELECT max(o.id) FROM suppression o WHERE o.subscriber = :id AND o.ended_at IS NULL)), 'UNCONFIRMED')
			WHERE id = :id AND status = 'SUPPRESSED'
			""";

	private static final String END = """
			UPDATE suppression SET ended_at = :now, ended_how = :how WHERE subscriber = :id AND ended_at IS NULL
			""";

	private static final String AFTER = """
			SELECT id, address, suppressed_for, status_at, status_how FROM subscriber
			WHERE id > :last AND status = 'SUPPRESSED' ORDER BY id FETCH FIRST :count ROWS ONLY
			""";

	private static final String SUPPRESSED = """
			SELECT id, address, suppressed_for, status_at, status_how FROM subscriber WHERE status = 'SUPPRESSED'
			""";

	private static final String OF_ONE = SUPPRESSED + "AND id = :id";

	private static final String FIND = SUPPRESSED + """
			AND LOWER(address || ' ' || COALESCE(suppressed_for, '') || ' ' || status_how) LIKE :words ESCAPE '!'
			AND (status_at < :since OR (status_at = :since AND id < :last))
			ORDER BY status_at DESC, id DESC FETCH FIRST :count ROWS ONLY
			""";

	private static final String ENDED = """
			SELECT reason, began_at, began_how, ended_at, ended_how FROM suppression
			WHERE subscriber = :id AND ended_at IS NOT NULL ORDER BY id DESC FETCH FIRST 20 ROWS ONLY
			""";

	/** Later than any suppression. */
	private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

	private final JdbcClient jdbc;

	Suppressions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Everybody to whom nothing is sent, in the order of their numbers and in flat
	 * memory.
	 */
	public Stream<Suppression> all() {
		return Keyset.stream((last) -> after(last, Keyset.PAGE), Suppression::subscriber);
	}

	/**
	 * Some of them, in the order of their numbers.
	 * @param last number of the last subscriber of the page before
	 */
	public List<Suppression> after(long last, int count) {
		return this.jdbc.sql(AFTER)
			.param("last", last)
			.param("count", count)
			.query((row, number) -> suppression(row))
			.list();
	}

	/**
	 * Why nothing is sent to somebody; empty if something is.
	 */
	public Optional<Suppression> of(long subscriber) {
		return this.jdbc.sql(OF_ONE).param("id", subscriber).query((row, number) -> suppression(row)).optional();
	}

	/**
	 * Some of those whose address, reason or way contains some words, the newest first.
	 * @param after the last one of the page before; null for the first page
	 */
	public List<Suppression> find(String words, @Nullable Mark after, int count) {
		String pattern = words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
		return this.jdbc.sql(FIND)
			.param("words", "%" + pattern + "%")
			.param("since", ((after != null) ? after.since() : NEVER).atOffset(ZoneOffset.UTC))
			.param("last", (after != null) ? after.subscriber() : Long.MAX_VALUE)
			.param("count", count)
			.query((row, number) -> suppression(row))
			.list();
	}

	/**
	 * The last suppressions of somebody that were undone, the newest first.
	 */
	public List<Ended> ended(long subscriber) {
		return this.jdbc.sql(ENDED)
			.param("id", subscriber)
			.query((row, number) -> new Ended(row.getString("reason"),
					row.getObject("began_at", OffsetDateTime.class).toInstant(), row.getString("began_how"),
					row.getObject("ended_at", OffsetDateTime.class).toInstant(),
					Objects.requireNonNullElse(row.getString("ended_how"), "")))
			.list();
	}

	/**
	 * Within a transaction of the caller.
	 */
	boolean begin(long id, String reason, String how, OffsetDateTime now) {
		String words = cut(reason, 200);
		change(BEGIN, id, cut(how, 100), now).param("reason", words).update();
		return change(SUPPRESS, id, cut(how, 100), now).param("reason", words).update() == 1;
	}

	/**
	 * Within a transaction of the caller.
	 */
	boolean end(long id, String how, OffsetDateTime now) {
		boolean changed = change(UNSUPPRESS, id, cut(how, 100), now).update() == 1;
		change(END, id, cut(how, 200), now).update();
		return changed;
	}

	private JdbcClient.StatementSpec change(String sql, long id, String how, OffsetDateTime now) {
		return this.jdbc.sql(sql).param("id", id).param("how", how).param("now", now);
	}

	private static Suppression suppression(ResultSet row) throws SQLException {
		String reason = row.getString("suppressed_for");
		return new Suppression(row.getLong("id"), EmailAddress.parse(row.getString("address")),
				(reason != null) ? reason : "", row.getObject("status_at", OffsetDateTime.class).toInstant(),
				row.getString("status_how"));
	}

	private static String cut(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

	/**
	 * Where a page ended.
	 *
	 * @param since when its last suppression began
	 * @param subscriber whose that is
	 */
	public record Mark(Instant since, long subscriber) {
	}

	/**
	 * A suppression that was undone.
	 *
	 * @param reason why it was
	 * @param since when it began
	 * @param how by which way
	 * @param until when it was undone
	 * @param undone by whom and why
	 */
	public record Ended(String reason, Instant since, String how, Instant until, String undone) {
	}

}
