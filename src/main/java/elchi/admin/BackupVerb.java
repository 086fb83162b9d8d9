package elchi.admin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import elchi.admin.Outcome.Done;

/**
 * Writes a copy of the embedded database while it is in use. PostgreSQL has tools of its
 * own for that, which are better than any of ours.
 */
final class BackupVerb implements Verb<BackupAct> {

	private final DataSource dataSource;

	BackupVerb(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public Class<BackupAct> act() {
		return BackupAct.class;
	}

	@Override
	public Plan plan(BackupAct act) {
		try {
			require(act.file());
			return Plan.of(act, "Would write the database to '%s'.".formatted(act.file()));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return Plan.refused(act, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * On a connection of its own: the copy is of what is committed.
	 */
	@Override
	public Done perform(BackupAct act, Order order) {
		require(act.file());
		String file = act.file().toAbsolutePath().toString().replace("'", "''");
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("BACKUP TO '%s'".formatted(file));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(
					"The database cannot be written to '%s': %s".formatted(act.file(), ex.getMessage()), ex);
		}
		return new Done(
				"The database is written to '%s'. To put it back, stop Elchi and unpack it into the folder of the database."
					.formatted(act.file()),
				0);
	}

	private void require(Path file) {
		if (!product().equals("H2")) {
			throw new IllegalStateException(
					"This database is PostgreSQL, whose own tool makes the backup while Elchi runs: pg_dump --format=custom --file=%s DATABASE"
						.formatted(file));
		}
		if (Files.exists(file)) {
			throw new IllegalArgumentException("File '%s' is there already; name another".formatted(file));
		}
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new IllegalArgumentException("Folder '%s' is not there; make it first".formatted(folder));
		}
	}

	private String product() {
		try (Connection connection = this.dataSource.getConnection()) {
			return connection.getMetaData().getDatabaseProductName();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database does not answer: " + ex.getMessage(), ex);
		}
	}

}
