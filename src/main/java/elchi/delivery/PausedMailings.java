package elchi.delivery;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mailings that paused themselves and wait for a person.
 */
public final class PausedMailings {

	private static final String PAUSED = """
			SELECT id, paused_reason FROM mailing WHERE paused_reason IS NOT NULL AND closed_at IS NULL ORDER BY id
			""";

	private final JdbcClient jdbc;

	PausedMailings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public List<MailingPaused> all() {
		return this.jdbc.sql(PAUSED)
			.query((row, number) -> new MailingPaused(row.getString("id"), row.getString("paused_reason")))
			.list();
	}

}
