package elchi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the program lives on goes away while its mail flows: the database for ten seconds,
 * or the right to go on.
 */
@Tag("drill")
class OutageDrill {

	private static final Logger LOG = LoggerFactory.getLogger(OutageDrill.class);

	private static final int READERS = 3000;

	@TempDir
	private Path home;

	@Test
	void theDatabaseCrashesAndComesBackAfterTenSeconds() throws Exception {
		Path data = this.home.resolve("postgres");
		EmbeddedPostgres postgres = server(data).start();
		int port = postgres.getPort();
		try (Program program = Program.unpacked(this.home, READERS, "--spring.datasource.url=" + url(port),
				"--spring.datasource.username=postgres")) {
			CompletableFuture<Void> crash = new CompletableFuture<>();
			program.server.whenStored((count) -> {
				if (count == 500) {
					servers(data).forEach(ProcessHandle::destroyForcibly);
					crash.complete(null);
				}
			});
			Process sender = program.runWeek();
			crash.get(2, TimeUnit.MINUTES);
			boolean gaveUp = sender.waitFor(10, TimeUnit.SECONDS);
			await().atMost(Duration.ofSeconds(30)).until(() -> servers(data).isEmpty());
			postgres.close();
			postgres = server(data).setPort(port).start();
			int code = Program.end(sender);
			LOG.info("The sender saw its database crash gave-up-meanwhile={} exit={} said={}", gaveUp, code,
					program.output().lines().reduce((first, second) -> second).orElse(""));
			assertThat(code).isIn(0, 1);
			assertThat(program.finishWeek()).as(program.output()).isZero();
			assertThat(program.assertNobodyIsLostOrDoubled()).hasSizeLessThanOrEqualTo(2 * Program.CONNECTIONS);
		}
		finally {
			postgres.close();
		}
	}

	@Test
	void askedToEndItDrainsAndLeavesNothingUncertain() throws Exception {
		try (Program program = Program.unpacked(this.home, READERS)) {
			Process sender = program.runWeek();
			program.server.whenStored((count) -> {
				if (count == 500) {
					sender.destroy();
				}
			});
			assertThat(Program.end(sender)).as(program.output()).isNotZero();
			assertThat(program.books().get("uncertain").asInt()).isZero();
			assertThat(program.books().get("due").asInt()).isPositive();
			assertThat(program.finishWeek()).as(program.output()).isZero();
			assertThat(program.assertNobodyIsLostOrDoubled()).isEmpty();
		}
	}

	/**
	 * One that keeps no commit back, as it would without being told: a crash would forget
	 * what it has promised.
	 */
	private static EmbeddedPostgres.Builder server(Path data) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on");
	}

	/**
	 * The server and all that it started.
	 */
	private static List<ProcessHandle> servers(Path data) {
		try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
			List<ProcessHandle> masters = all
				.filter((process) -> Stream.of(process.info().arguments().orElse(new String[0]))
					.anyMatch((argument) -> argument.equals(data.toString())))
				.toList();
			return Stream.concat(masters.stream(), masters.stream().flatMap(ProcessHandle::descendants)).toList();
		}
	}

	private static String url(int port) {
		return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
	}

}
