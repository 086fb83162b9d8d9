package elchi.subscription;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The changes of some rows, written together: one statement for each kind of change,
 * however many rows there are.
 */
final class ImportBatch {

	static final String HOW = "import";

	private static final String ADD = """
			INSERT INTO subscriber (address, address_hash, name, status, suppressed_for, preferences, registered_at,
				status_at, status_how)
			VALUES (:address, :hash, :name, :status, :suppressedFor, :preferences, :now, :now, :how)
			""";

	private static final String NUMBERS = "SELECT id, address_hash FROM subscriber WHERE address_hash IN (:hashes)";

	private static final String UPDATE = """
			UPDATE subscriber SET name = :name, preferences = :preferences, suppressed_for = :suppressedFor,
				status_at = CASE WHEN status = :status THEN status_at ELSE :now END,
				status_how = CASE WHEN status = :status THEN status_how ELSE :how END,
				status = :status
			WHERE id = :id AND status IN ('UNCONFIRMED', 'CONFIRMED')
			""";

	/** Written before the status is, since the undo asks for what was before. */
	private static final String SUPPRESS = """
			INSERT INTO suppression (subscriber, status_before, reason, began_at, began_how)
			VALUES (:id, :before, :suppressedFor, :now, :how)
			""";

	private static final String ADD_LIST = """
			INSERT INTO subscription (subscriber, list, status, paused_until, changed_at, how)
			VALUES (:id, :list, :status, :until, :now, :how)
			""";

	private static final String UPDATE_LIST = """
			UPDATE subscription SET status = :status, paused_until = :until, changed_at = :now, how = :how
			WHERE subscriber = :id AND list = :list AND status <> 'UNSUBSCRIBED'
			""";

	private final NamedParameterJdbcTemplate jdbc;

	private final OffsetDateTime now;

	private final List<ImportRow> strangers = new ArrayList<>();

	private final List<SqlParameterSource> updated = new ArrayList<>();

	private final List<SqlParameterSource> suppressed = new ArrayList<>();

	private final List<SqlParameterSource> addedLists = new ArrayList<>();

	private final List<SqlParameterSource> updatedLists = new ArrayList<>();

	ImportBatch(NamedParameterJdbcTemplate jdbc, OffsetDateTime now) {
		this.jdbc = jdbc;
		this.now = now;
	}

	void add(ImportRow row) {
		this.strangers.add(row);
	}

	void update(ImportChange change) {
		long id = change.known().id();
		if (change.changesPerson()) {
			MapSqlParameterSource person = person(change.name(), change.preferences())
				.addValue("status", change.status().name())
				.addValue("suppressedFor", change.suppressedFor(), Types.VARCHAR)
				.addValue("before", change.known().status().name())
				.addValue("id", id);
			this.updated.add(person);
			if (change.status() == SubscriberStatus.SUPPRESSED) {
				this.suppressed.add(person);
			}
		}
		change.added().forEach((subscription) -> this.addedLists.add(list(id, subscription)));
		change.changed().forEach((subscription) -> this.updatedLists.add(list(id, subscription)));
	}

	void write() {
		if (!this.strangers.isEmpty()) {
			addStrangers();
		}
		write(SUPPRESS, this.suppressed);
		write(UPDATE, this.updated);
		write(ADD_LIST, this.addedLists);
		write(UPDATE_LIST, this.updatedLists);
	}

	private void addStrangers() {
		write(ADD, this.strangers.stream().map(this::stranger).toList());
		Map<String, Long> numbers = new HashMap<>();
		this.jdbc.query(NUMBERS,
				new MapSqlParameterSource("hashes", this.strangers.stream().map((row) -> row.hash().value()).toList()),
				(RowCallbackHandler) (row) -> numbers.put(row.getString("address_hash"), row.getLong("id")));
		for (ImportRow row : this.strangers) {
			long id = numbers.getOrDefault(row.hash().value(), 0L);
			row.subscriptions().forEach((subscription) -> this.addedLists.add(list(id, subscription)));
		}
	}

	private void write(String sql, List<SqlParameterSource> rows) {
		if (!rows.isEmpty()) {
			this.jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
		}
	}

	private SqlParameterSource stranger(ImportRow row) {
		return person(row.name(), row.preferences()).addValue("address", row.address().value())
			.addValue("hash", row.hash().value())
			.addValue("status", row.status().name())
			.addValue("suppressedFor", row.suppressedFor(), Types.VARCHAR);
	}

	private MapSqlParameterSource person(String name, Preferences preferences) {
		return new MapSqlParameterSource().addValue("name", name)
			.addValue("preferences", preferences.key())
			.addValue("now", this.now)
			.addValue("how", HOW);
	}

	private SqlParameterSource list(long id, Subscription subscription) {
		return new MapSqlParameterSource().addValue("id", id)
			.addValue("list", subscription.list())
			.addValue("status", subscription.status().name())
			.addValue("until", subscription.pausedUntil(), Types.DATE)
			.addValue("now", this.now)
			.addValue("how", HOW);
	}

}
