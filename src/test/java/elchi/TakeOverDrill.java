package elchi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two servers share one database, and the schedule fires every five seconds for the same
 * week: one of them mails it. It is killed in the middle, and the other goes on.
 */
@Tag("drill")
class TakeOverDrill {

	private static final Logger LOG = LoggerFactory.getLogger(TakeOverDrill.class);

	private static final int READERS = 3000;

	private static final String STATE = "SELECT state FROM digest_edition WHERE id = '2026-W39'";

	private static final String OWNER = "SELECT node FROM job_owner WHERE definition = 'weekly-digest'";

	private static final String INSTANCES = "SELECT count(*) FROM batch_job_instance WHERE job_name = 'weekly-digest'";

	@TempDir
	private Path home;

	@Test
	void theOtherTakesOverWhenTheOneThatMailsIsKilled() throws Exception {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
				Program program = Program.unpacked(this.home, READERS,
						"--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
						"--spring.datasource.username=postgres")) {
			JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
			CompletableFuture<Long> killed = new CompletableFuture<>();
			program.server.whenStored((count) -> {
				if (count == 500) {
					long pid = owner(jdbc);
					ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
					killed.complete(pid);
				}
			});
			Process first = program.serve("first");
			Process second = program.serve("second");
			long victim = killed.get(3, TimeUnit.MINUTES);
			long began = System.nanoTime();
			await().atMost(Duration.ofMinutes(3))
				.until(() -> jdbc.sql(STATE).query(String.class).single(),
						(state) -> state.equals("CLOSED") || uncertain(jdbc));
			LOG.info("Taken over after={}", Duration.ofNanos(System.nanoTime() - began));
			assertThat(victim).isIn(first.pid(), second.pid());
			Process survivor = (victim == first.pid()) ? second : first;
			assertThat(survivor.isAlive()).isTrue();
			assertThat(jdbc.sql(INSTANCES).query(Long.class).single()).as("one digest").isEqualTo(1);
			survivor.destroy();
			Program.end(survivor);
			assertThat(program.assertNobodyIsLostOrDoubled()).hasSizeLessThanOrEqualTo(2 * Program.CONNECTIONS);
		}
	}

	private static long owner(JdbcClient jdbc) {
		String node = jdbc.sql(OWNER).query(String.class).single();
		return Long.parseLong(node.substring(0, node.indexOf('-')));
	}

	/**
	 * Whether all that is left of the mailing is what nobody can know.
	 */
	private static boolean uncertain(JdbcClient jdbc) {
		return jdbc.sql("""
				SELECT count(*) FROM delivery WHERE mailing = '2026-W39'
				AND status NOT IN ('ACCEPTED', 'UNCERTAIN')""").query(Long.class).single() == 0;
	}

}
