package elchi.admin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.zaxxer.hikari.HikariDataSource;
import elchi.admin.access.AuditLog;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BackupVerbTests {

	private static final Order ORDER = new Order("aigul", "before the move", "one");

	@Test
	void theCopyOfADatabaseInUseOpensAndHoldsWhatWasCommitted(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("it's a copy.zip");
		try (HikariDataSource inUse = open(folder.resolve("elchi"))) {
			Flyway.configure().dataSource(inUse).loggers("slf4j").load().migrate();
			MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");
			AuditLog audit = new AuditLog(JdbcClient.create(inUse), clock);
			audit.record("aigul", "rule.stop", "12", "a typing error", "done");
			Acts acts = new Acts(List.of(new BackupVerb(inUse)), new RequestKeys(JdbcClient.create(inUse), clock),
					audit, new TransactionTemplate(new JdbcTransactionManager(inUse)), clock);
			assertThat(acts.perform(new BackupAct(file), ORDER).sentence()).contains("it's a copy.zip");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> acts.perform(new BackupAct(file), new Order("aigul", "again", "two")))
				.withMessageContaining("is there already");
			assertThat(acts.plan(new BackupAct(folder.resolve("nowhere/x.zip"))).refusal()).contains("is not there");
		}
		Path restored = Files.createDirectory(folder.resolve("restored"));
		unpack(file, restored);
		try (HikariDataSource copy = open(restored.resolve("elchi"))) {
			assertThat(JdbcClient.create(copy).sql("SELECT object FROM admin_audit").query(String.class).list())
				.containsExactly("12");
		}
	}

	@Test
	void postgresqlIsLeftToItsOwnTool(@TempDir Path folder) {
		try (Database database = Database.postgres()) {
			Plan plan = new BackupVerb(database.dataSource()).plan(new BackupAct(folder.resolve("x.dump")));
			assertThat(plan.refusal()).contains("pg_dump --format=custom --file=" + folder.resolve("x.dump"));
		}
	}

	private static HikariDataSource open(Path file) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl("jdbc:h2:file:" + file.toAbsolutePath());
		dataSource.setUsername("sa");
		return dataSource;
	}

	private static void unpack(Path file, Path folder) throws IOException {
		try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				Files.copy(zip, folder.resolve(entry.getName()));
			}
		}
	}

}
