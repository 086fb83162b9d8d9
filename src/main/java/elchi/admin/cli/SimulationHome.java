package elchi.admin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that a simulation owns: a folder and a database, both of them new and both
 * gone when it ends.
 */
final class SimulationHome implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(SimulationHome.class);

	private final Path folder;

	private final @Nullable String server;

	private final String schema = "elchi_simulation_" + UUID.randomUUID().toString().replace("-", "");

	private final AtomicBoolean closed = new AtomicBoolean();

	/** One object, by which it is taken back. */
	private final Runnable atTheEnd = this::close;

	private SimulationHome(Path folder, @Nullable String server) {
		this.folder = folder;
		this.server = server;
	}

	/**
	 * Makes one.
	 * @param server address of a PostgreSQL database that gets a schema of its own, or
	 * null for H2
	 */
	static SimulationHome create(@Nullable String server) throws IOException {
		if (server != null && !server.startsWith("jdbc:postgresql:")) {
			throw new IllegalArgumentException(
					"Database '%s' is not PostgreSQL; use --database=jdbc:postgresql://...".formatted(server));
		}
		SimulationHome home = new SimulationHome(Files.createTempDirectory("elchi-simulation"), server);
		SpringApplication.getShutdownHandlers().add(home.atTheEnd);
		try {
			home.execute("CREATE SCHEMA ");
		}
		catch (RuntimeException ex) {
			SpringApplication.getShutdownHandlers().remove(home.atTheEnd);
			FileSystemUtils.deleteRecursively(home.folder);
			throw ex;
		}
		return home;
	}

	Path folder() {
		return this.folder;
	}

	String url() {
		if (this.server == null) {
			return "jdbc:h2:file:%s/elchi;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0".formatted(this.folder);
		}
		return this.server + ((this.server.indexOf('?') >= 0) ? "&" : "?") + "currentSchema=" + this.schema
				+ "&reWriteBatchedInserts=true";
	}

	void write(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text, StandardCharsets.UTF_8);
	}

	/**
	 * Takes everything away, once. A process that is asked to end does so, too, after the
	 * application has; whoever comes second waits, lest the process end in the middle.
	 */
	@Override
	public synchronized void close() {
		if (this.closed.getAndSet(true)) {
			return;
		}
		try {
			SpringApplication.getShutdownHandlers().remove(this.atTheEnd);
		}
		catch (IllegalStateException ex) {
			LOG.debug("The process is ending already", ex);
		}
		try {
			execute("DROP SCHEMA IF EXISTS ", " CASCADE");
		}
		finally {
			delete();
		}
	}

	private void delete() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot delete '%s'; delete it by hand".formatted(this.folder), ex);
		}
	}

	private void execute(String verb, String... rest) {
		if (this.server == null) {
			return;
		}
		try (Connection connection = DriverManager.getConnection(this.server);
				Statement statement = connection.createStatement()) {
			statement.execute(verb + this.schema + String.join("", rest));
		}
		catch (SQLException ex) {
			throw new IllegalArgumentException("%s%s failed at '%s': %s".formatted(verb, this.schema,
					this.server.replaceFirst("\\?.*", ""), ex.getMessage()), ex);
		}
	}

}
