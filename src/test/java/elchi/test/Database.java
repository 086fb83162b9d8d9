package elchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A fresh, migrated database on a real server, whose session zone is wrong on purpose.
 * Closed by the test that asked for it:
 *
 * <pre>
 * &#064;ParameterizedTest
 * &#064;MethodSource("elchi.test.Database#each")
 * void storesOnce(Database database) {
 *     try (database) { ... }
 * }
 * </pre>
 */
public final class Database implements AutoCloseable {

	private static final String TEMPLATE = "elchi_migrated";

	private final String name;

	private final HikariDataSource dataSource;

	private Database(String name, HikariDataSource dataSource) {
		this.name = name;
		this.dataSource = dataSource;
	}

	/**
	 * One of each kind, opened when the test begins to use it.
	 */
	public static Stream<Database> each() {
		return Stream.of(h2(), postgres());
	}

	/**
	 * An H2 database in memory.
	 */
	public static Database h2() {
		HikariDataSource dataSource = pool(
				"jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;TIME ZONE=America/Los_Angeles".formatted(UUID.randomUUID()), "sa");
		migrate(dataSource, "h2");
		return new Database("H2", dataSource);
	}

	/**
	 * A PostgreSQL database on the one server of this test run.
	 */
	public static Database postgres() {
		String database = "elchi_" + UUID.randomUUID().toString().replace("-", "");
		PostgresServer.create(database, PostgresServer.MIGRATED);
		return new Database("PostgreSQL", pool(PostgresServer.url(database), "postgres"));
	}

	private static HikariDataSource pool(String url, String user) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		dataSource.setUsername(user);
		dataSource.setMinimumIdle(0);
		dataSource.setMaximumPoolSize(12);
		return dataSource;
	}

	private static void migrate(DataSource dataSource, String vendor) {
		Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
			.loggers("slf4j")
			.load()
			.migrate();
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	public String url() {
		return this.dataSource.getJdbcUrl();
	}

	public String user() {
		return this.dataSource.getUsername();
	}

	public JdbcClient jdbc() {
		return JdbcClient.create(this.dataSource);
	}

	public JdbcTransactionManager transactionManager() {
		return new JdbcTransactionManager(this.dataSource);
	}

	/**
	 * Closes the pool, and gives back the memory that an H2 database would hold on to for
	 * as long as the JVM lives.
	 */
	@Override
	public void close() {
		if (this.name.equals("H2") && !this.dataSource.isClosed()) {
			jdbc().sql("SHUTDOWN IMMEDIATELY").update();
		}
		this.dataSource.close();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * The PostgreSQL server of this test run; it stops with the JVM.
	 */
	private static final class PostgresServer {

		private static final EmbeddedPostgres SERVER = start();

		private static final String MIGRATED = migrated();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder()
					.setServerConfig("timezone", "America/Los_Angeles")
					.setServerConfig("fsync", "off")
					.setServerConfig("max_connections", "300")
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static String migrated() {
			create(TEMPLATE, "template1");
			try (HikariDataSource dataSource = pool(url(TEMPLATE), "postgres")) {
				migrate(dataSource, "postgresql");
			}
			return TEMPLATE;
		}

		private static String url(String database) {
			return SERVER.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true";
		}

		private static void create(String database, String template) {
			try (Connection connection = SERVER.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("CREATE DATABASE %s TEMPLATE %s".formatted(database, template));
			}
			catch (SQLException ex) {
				throw new IllegalStateException("Cannot create database " + database, ex);
			}
		}

	}

}
