package elchi.test;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that stands in the tables of an H2 database, to be compared with what stands there
 * later; the scheduler's own heartbeat aside.
 */
public final class TableRows {

	private TableRows() {
	}

	/**
	 * The rows by the name of their table.
	 */
	public static Map<String, String> of(JdbcClient jdbc) {
		Map<String, String> rows = new TreeMap<>();
		jdbc.sql("""
				SELECT table_name FROM information_schema.tables
				WHERE table_schema = 'PUBLIC' AND table_name NOT LIKE 'QRTZ%' AND table_name <> 'JOB_NODE'
				""").query(String.class).list().forEach((table) -> rows.put(table, content(jdbc, table)));
		return rows;
	}

	private static String content(JdbcClient jdbc, String table) {
		return jdbc.sql("SELECT * FROM \"%s\"".formatted(table))
			.query()
			.listOfRows()
			.stream()
			.flatMap((row) -> row.values().stream())
			.map((value) -> (value instanceof byte[] octets) ? Arrays.toString(octets) : String.valueOf(value))
			.collect(Collectors.joining("|"));
	}

}
