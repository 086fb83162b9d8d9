package elchi.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;

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
			WHERE id > :last AND status = 'SUPPRESSED' ORDER BY id FETCH FIRST %d ROWS ONLY
			""".formatted(Keyset.PAGE);

	private final JdbcClient jdbc;

	Suppressions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Everybody to whom nothing is sent, in the order of their numbers and in flat
	 * memory.
	 */
	public Stream<Suppression> all() {
		return Keyset.stream(
				(last) -> this.jdbc.sql(AFTER).param("last", last).query((row, number) -> suppression(row)).list(),
				Suppression::subscriber);
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

}
