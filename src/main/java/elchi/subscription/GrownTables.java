package elchi.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tells the database how large its tables have become, each time that an import has
 * doubled: a planner that thinks them small reads all of them for some rows.
 */
final class GrownTables {

	private static final Logger log = LoggerFactory.getLogger(GrownTables.class);

	private static final long WORTH_IT = 10_000;

	private static final String ANALYZE = "ANALYZE";

	private final JdbcOperations jdbc;

	private long next = WORTH_IT;

	GrownTables(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Speeds up what follows; it is right without.
	 */
	void to(long rows) {
		if (rows < this.next) {
			return;
		}
		this.next = 2 * rows;
		try {
			this.jdbc.execute(ANALYZE);
		}
		catch (DataAccessException ex) {
			log.warn("Cannot analyze the tables; the import may be slow", ex);
		}
	}

}
