package elchi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one row that says whose database this is, and whether all sending is paused.
 */
final class SendingRow {

	private static final String FIND = "SELECT installation, epoch, paused_by, paused_reason FROM sending";

	private static final String INSERT = """
			INSERT INTO sending (singleton, installation, epoch) VALUES (1, :installation, 0)
			""";

	private static final String GROW = "UPDATE sending SET epoch = epoch + 1";

	private static final String OVERTAKE = "UPDATE sending SET epoch = :epoch WHERE epoch < :epoch";

	private static final String PAUSE = """
			UPDATE sending SET paused_by = :by, paused_reason = :reason, paused_at = :at
			""";

	private static final String RESUME = "UPDATE sending SET paused_by = NULL, paused_reason = NULL, paused_at = NULL";

	private static final String MAILINGS = "SELECT id FROM mailing FETCH FIRST 1 ROWS ONLY";

	private final JdbcClient jdbc;

	SendingRow(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The row as it stands; made if this is a new database.
	 */
	Stored read() {
		return find().orElseGet(() -> {
			insert();
			return find().orElseThrow(() -> new IllegalStateException("The table 'sending' has lost its row"));
		});
	}

	private Optional<Stored> find() {
		return this.jdbc.sql(FIND).query((row, number) -> stored(row)).optional();
	}

	private void insert() {
		try {
			this.jdbc.sql(INSERT).param("installation", UUID.randomUUID().toString()).update();
		}
		catch (DuplicateKeyException ex) {
			// Another process was quicker; its row is as good.
		}
	}

	void grow() {
		this.jdbc.sql(GROW).update();
	}

	void overtake(long epoch) {
		this.jdbc.sql(OVERTAKE).param("epoch", epoch).update();
	}

	void pause(String by, String reason, Instant now) {
		this.jdbc.sql(PAUSE)
			.param("by", cut(by, 130))
			.param("reason", cut(reason, 500))
			.param("at", Mailings.utc(now))
			.update();
	}

	void resume() {
		this.jdbc.sql(RESUME).update();
	}

	boolean hasMailings() {
		return this.jdbc.sql(MAILINGS).query((row, number) -> row.getString("id")).optional().isPresent();
	}

	private static Stored stored(ResultSet row) throws SQLException {
		return new Stored(new Epoch(row.getString("installation"), row.getLong("epoch")), row.getString("paused_by"),
				row.getString("paused_reason"));
	}

	private static String cut(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

	/**
	 * What the row says.
	 *
	 * @param epoch whose database this is, and how far it has come
	 * @param pausedBy who paused all sending; null if it is not paused
	 * @param pausedReason why
	 */
	record Stored(Epoch epoch, @Nullable String pausedBy, @Nullable String pausedReason) {
	}

}
