package elchi.subscription;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The changes of some rows, written together.
 */
final class ImportBatch {

	static final String HOW = "import";

	private static final String ADD = """
			INSERT INTO subscriber (address, address_hash, name, status, suppressed_for, preferences, registered_at,
				status_at, status_how)
			VALUES (:address, :hash, :name, :status, :suppressedFor, :preferences, :now, :now, :how)
			""";

	private static final String UPDATE = """
			UPDATE subscriber SET name = :name, preferences = :preferences, suppressed_for = :suppressedFor,
				status_at = CASE WHEN status = :status THEN status_at ELSE :now END,
				status_how = CASE WHEN status = :status THEN status_how ELSE :how END,
				status = :status
			WHERE address_hash = :hash AND status IN ('UNCONFIRMED', 'CONFIRMED')
			""";

	private static final String ADD_LIST = """
			INSERT INTO subscription (subscriber, list, status, paused_until, changed_at, how)
			SELECT id, :list, :status, :until, :now, :how FROM subscriber WHERE address_hash = :hash
			""";

	private static final String UPDATE_LIST = """
			UPDATE subscription SET status = :status, paused_until = :until, changed_at = :now, how = :how
			WHERE subscriber = (SELECT id FROM subscriber WHERE address_hash = :hash) AND list = :list
				AND status <> 'UNSUBSCRIBED'
			""";

	private final NamedParameterJdbcTemplate jdbc;

	private final OffsetDateTime now;

	private final List<SqlParameterSource> added = new ArrayList<>();

	private final List<SqlParameterSource> updated = new ArrayList<>();

	private final List<SqlParameterSource> addedLists = new ArrayList<>();

	private final List<SqlParameterSource> updatedLists = new ArrayList<>();

	ImportBatch(NamedParameterJdbcTemplate jdbc, OffsetDateTime now) {
		this.jdbc = jdbc;
		this.now = now;
	}

	void add(ImportRow row) {
		this.added.add(person(row).addValue("address", row.address().value())
			.addValue("status", row.status().name())
			.addValue("suppressedFor", row.suppressedFor(), Types.VARCHAR));
		row.subscriptions().forEach((subscription) -> this.addedLists.add(list(row, subscription)));
	}

	void update(ImportChange change) {
		if (change.changesPerson()) {
			this.updated.add(person(change.row()).addValue("status", change.status().name())
				.addValue("suppressedFor", change.suppressedFor(), Types.VARCHAR));
		}
		change.added().forEach((subscription) -> this.addedLists.add(list(change.row(), subscription)));
		change.changed().forEach((subscription) -> this.updatedLists.add(list(change.row(), subscription)));
	}

	void write() {
		write(ADD, this.added);
		write(UPDATE, this.updated);
		write(ADD_LIST, this.addedLists);
		write(UPDATE_LIST, this.updatedLists);
	}

	private void write(String sql, List<SqlParameterSource> rows) {
		if (!rows.isEmpty()) {
			this.jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
		}
	}

	private MapSqlParameterSource person(ImportRow row) {
		return new MapSqlParameterSource().addValue("hash", row.hash().value())
			.addValue("name", row.name())
			.addValue("preferences", row.preferences().key())
			.addValue("now", this.now)
			.addValue("how", HOW);
	}

	private SqlParameterSource list(ImportRow row, Subscription subscription) {
		return new MapSqlParameterSource().addValue("hash", row.hash().value())
			.addValue("list", subscription.list())
			.addValue("status", subscription.status().name())
			.addValue("until", subscription.pausedUntil(), Types.DATE)
			.addValue("now", this.now)
			.addValue("how", HOW);
	}

}
