package elchi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import elchi.test.Database;
import elchi.test.RecordingSmtpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program in a process of its own, killed again and again while its mail
 * flows, until the week is mailed.
 */
@Tag("drill")
class KillDrill {

	private static final Logger LOG = LoggerFactory.getLogger(KillDrill.class);

	private static final int KILLS = Integer.getInteger("drill.kills", 20);

	private static final int RECIPIENTS = Integer.getInteger("drill.recipients", 20_000);

	private static final long SEED = Long.getLong("drill.seed", System.nanoTime());

	private static final int CONNECTIONS = 4;

	/** Readers that the demonstration brings along. */
	private static final int SAMPLES = 6;

	private final RecordingSmtpServer server = RecordingSmtpServer.start();

	private final @Nullable Database database = "postgres".equals(System.getProperty("drill.database"))
			? Database.postgres() : null;

	private final Random random = new Random(SEED);

	private @Nullable Process process;

	@TempDir
	private Path home;

	@BeforeEach
	void prepare() throws Exception {
		extract();
		Path jobs = Files.createDirectory(this.home.resolve("jobs"));
		String digest = resource("/demo/jobs/weekly-digest.yaml");
		Files.writeString(jobs.resolve("weekly-digest.yaml"), digest.replaceAll("connections: \\d+, rate: [^,]+",
				"connections: " + CONNECTIONS + ", rate: 100000/s"));
		Files.writeString(this.home.resolve("readers.csv"), readers());
	}

	/**
	 * Unpacked, and with its classes in an archive, it starts in half the time.
	 */
	private void extract() throws Exception {
		Path jar = Path.of("target", "elchi.jar").toAbsolutePath();
		assertThat(jar).as("the jar, which 'mvn package' makes").isRegularFile();
		Process tools = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
				"--destination", this.home.resolve("app").toString())
			.start();
		assertThat(end(tools)).isZero();
	}

	@AfterEach
	void endWhatIsLeft() {
		if (this.process != null) {
			this.process.destroyForcibly();
		}
		this.server.close();
		if (this.database != null) {
			this.database.close();
		}
	}

	@Test
	void killedAgainAndAgainItLosesNobodyAndDoublesNobody() throws Exception {
		long begun = System.nanoTime();
		assertThat(finish("subscribers", "import", this.home.resolve("readers.csv").toString())).isZero();
		for (int kill = 1; kill <= KILLS; kill++) {
			killWhileMailFlows(kill);
		}
		assertThat(finish("run", "weekly-digest", "--week=2026-W39")).as(output()).isZero();
		Set<String> uncertain = assertNobodyIsLostOrDoubled();
		LOG.info("Drilled kills={} recipients={} messages={} uncertain={} seed={} seconds={}", KILLS, RECIPIENTS,
				this.server.count(), uncertain.size(), SEED, (System.nanoTime() - begun) / 1_000_000_000);
		int mailed = this.server.count();
		assertThat(finish("run", "weekly-digest", "--week=2026-W39")).isZero();
		assertThat(this.server.count()).as("a run too many mails nobody").isEqualTo(mailed);
	}

	/**
	 * Some are killed by their messages, some by the clock.
	 */
	private void killWhileMailFlows(int kill) throws Exception {
		int share = Math.max(2, 2 * RECIPIENTS / (3 * KILLS));
		int messages = 1 + this.random.nextInt(share);
		int millis = this.random.nextBoolean() ? 1 + this.random.nextInt(1500) : 0;
		int before = this.server.count();
		Process victim = elchi("run", "weekly-digest", "--week=2026-W39");
		Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
		this.server.whenStored((count) -> {
			if (millis > 0 && count == before + 1) {
				later.execute(victim::destroyForcibly);
			}
			else if (millis == 0 && count == before + messages) {
				victim.destroyForcibly();
			}
		});
		assertThat(end(victim)).as("kill %d of seed %d: %s", kill, SEED, output()).isEqualTo(137);
		assertThat(this.server.count()).as("mail flowed before kill %d", kill).isGreaterThan(before);
		this.server.whenStored((count) -> {
		});
	}

	private Set<String> assertNobodyIsLostOrDoubled() throws Exception {
		JsonNode books = books();
		Set<String> uncertain = new HashSet<>();
		books.get("uncertain_recipients").forEach((address) -> uncertain.add(address.asString()));
		assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
		assertThat(books.get("audience").asInt()).isEqualTo(RECIPIENTS + SAMPLES);
		assertThat(books.get("accepted").asInt() + uncertain.size()).as(books.toString())
			.isEqualTo(RECIPIENTS + SAMPLES);
		assertThat(uncertain).as("two on the wire of each connection at each kill")
			.hasSizeLessThanOrEqualTo(2 * CONNECTIONS * KILLS);
		Map<String, List<String>> mailed = this.server.received();
		mailed.forEach((to, ids) -> {
			assertThat(new HashSet<>(ids)).as(to).hasSize(1);
			assertThat(ids.size() == 1 || uncertain.contains(to)).as("%s got %d copies", to, ids.size()).isTrue();
		});
		Set<String> reached = new HashSet<>(mailed.keySet());
		reached.addAll(uncertain);
		assertThat(reached).as("nobody is lost").hasSize(RECIPIENTS + SAMPLES);
		return uncertain;
	}

	private JsonNode books() throws Exception {
		assertThat(finish("books", "2026-W39", "--json")).as(output()).isZero();
		String output = output();
		return JsonMapper.shared().readTree(output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1));
	}

	private int finish(String... arguments) throws Exception {
		return end(elchi(arguments));
	}

	private static int end(Process process) throws InterruptedException {
		assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended in time").isTrue();
		return process.exitValue();
	}

	private Process elchi(String... arguments) throws IOException {
		Path classes = this.home.resolve("elchi.jsa");
		String archive = Files.exists(classes) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
		List<String> command = new ArrayList<>(
				List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", archive + classes, "-jar",
						this.home.resolve("app").resolve("elchi.jar").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--spring.profiles.active=demo", "--elchi.home=" + this.home.resolve("data"),
				"--elchi.jobs.location=" + this.home.resolve("jobs"), "--spring.mail.host=127.0.0.1",
				"--spring.mail.port=" + this.server.port()));
		if (this.database != null) {
			command.addAll(List.of("--spring.datasource.url=" + this.database.url(),
					"--spring.datasource.username=" + this.database.user()));
		}
		Process started = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.home.resolve("output.txt").toFile())
			.start();
		this.process = started;
		return started;
	}

	private String output() throws IOException {
		return Files.readString(this.home.resolve("output.txt"), StandardCharsets.UTF_8);
	}

	private static String readers() {
		StringBuilder lines = new StringBuilder("email,name,language,zone,countries,currencies,format,status\n");
		IntStream.rangeClosed(1, RECIPIENTS)
			.forEach((number) -> lines.append("drill%d@example.org,Reader %d,%s,Asia/Almaty,,,%s,confirmed\n"
				.formatted(number, number, (number % 2 == 0) ? "en" : "ru", (number % 3 == 0) ? "text" : "html")));
		return lines.toString();
	}

	private static String resource(String name) throws IOException {
		try (var in = KillDrill.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
