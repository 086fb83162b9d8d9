package elchi;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program is killed again and again while its mail flows, until the week is mailed.
 */
@Tag("drill")
class KillDrill {

	private static final Logger LOG = LoggerFactory.getLogger(KillDrill.class);

	private static final int KILLS = Integer.getInteger("drill.kills", 20);

	private static final int READERS = Integer.getInteger("drill.recipients", 20_000);

	private static final long SEED = Long.getLong("drill.seed", System.nanoTime());

	private final Random random = new Random(SEED);

	@TempDir
	private Path home;

	@Test
	void killedAgainAndAgainItLosesNobodyAndDoublesNobody() throws Exception {
		drill(KILLS, READERS);
	}

	private void drill(int kills, int readers, String... configuration) throws Exception {
		long begun = System.nanoTime();
		try (Program program = Program.unpacked(this.home, readers, configuration)) {
			for (int kill = 1; kill <= kills; kill++) {
				killWhileMailFlows(program, kill, Math.max(2, 2 * readers / (3 * kills)));
			}
			assertThat(program.finishWeek()).as(program.output()).isZero();
			Set<String> uncertain = program.assertNobodyIsLostOrDoubled();
			assertThat(uncertain).as("two on the wire of each connection at each kill")
				.hasSizeLessThanOrEqualTo(2 * Program.CONNECTIONS * kills);
			LOG.info("Drilled kills={} readers={} messages={} uncertain={} seed={} seconds={}", kills, readers,
					program.server.count(), uncertain.size(), SEED,
					TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
			int mailed = program.server.count();
			assertThat(program.finishWeek()).isZero();
			assertThat(program.output()).contains("already");
			assertThat(program.server.count()).isEqualTo(mailed);
		}
	}

	/**
	 * Some are killed by their messages, some by the clock, if it is sooner: the last
	 * life must find mail to send.
	 */
	private void killWhileMailFlows(Program program, int kill, int share) throws Exception {
		int messages = 1 + this.random.nextInt(share);
		int millis = this.random.nextBoolean() ? 1 + this.random.nextInt(1500) : 0;
		int before = program.server.count();
		Process victim = program.runWeek();
		Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
		program.server.whenStored((count) -> {
			if (count == before + messages) {
				victim.destroyForcibly();
			}
			else if (millis > 0 && count == before + 1) {
				later.execute(victim::destroyForcibly);
			}
		});
		assertThat(Program.end(victim)).as("kill %d of seed %d: %s", kill, SEED, program.output()).isEqualTo(137);
		assertThat(program.server.count()).as("mail flowed before kill %d of seed %d", kill, SEED)
			.isGreaterThan(before);
		LOG.info("Killed kill={} messages={}", kill, program.server.count());
		program.server.whenStored((count) -> {
		});
	}

}
