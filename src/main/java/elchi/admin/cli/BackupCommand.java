package elchi.admin.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import elchi.admin.BackupAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a copy of the database.
 */
@Command(name = "backup", mixinStandardHelpOptions = true,
		description = "Writes a copy of the embedded database to one file. While a server has the database open, "
				+ "it writes it. PostgreSQL is backed up by pg_dump.",
		footerHeading = "%nExample:%n", footer = "  elchi backup --out=/var/backups/elchi-2026-09-28.zip")
final class BackupCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Option(names = "--out", paramLabel = "FILE", required = true, description = "A file that is not there yet.")
	private Path out = Path.of("");

	BackupCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.perform(this.session, new BackupAct(this.out.toAbsolutePath()));
	}

}
