package elchi;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Prints how much of what a load generator in C sends, which renders nothing and keeps no
 * books, the packaged program sends to the same sink on the same machine; what a
 * pipelined round trip is worth; and the memory that a long list costs. The ledger is a
 * PostgreSQL that writes through to the disk.
 */
@Tag("benchmark")
class ThroughputBenchmark {

	private static final Logger LOG = LoggerFactory.getLogger(ThroughputBenchmark.class);

	private static final int RECIPIENTS = Integer.getInteger("benchmark.recipients", 20_000);

	private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);

	private static final boolean MILLION = Boolean.getBoolean("benchmark.million");

	private static EmbeddedPostgres ledger;

	@TempDir
	private Path home;

	@BeforeAll
	static void start() throws IOException {
		ledger = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.start();
	}

	@AfterAll
	static void stop() throws IOException {
		ledger.close();
	}

	@Test
	void besideALoadGeneratorThatRendersNothing() throws Exception {
		assumeTrue(tool("smtp-source") != null && tool("smtp-sink") != null,
				"smtp-source and smtp-sink are not installed (Debian: postfix); nothing is compared");
		int port = freePort();
		Process sink = sink(port);
		try {
			List<Double> theirs = new ArrayList<>();
			List<Double> ours = new ArrayList<>();
			for (int round = 1; round <= ROUNDS; round++) {
				theirs.add(source(port, "-d"));
				ours.add(simulate("--server=127.0.0.1:" + port).get("messages_per_second").asDouble());
				print("round %d: smtp-source -d %.0f/s, elchi %.0f/s, %.0f%%", round, last(theirs), last(ours),
						100 * last(ours) / last(theirs));
			}
			print("median: smtp-source -d %.0f/s, elchi %.0f/s, %.0f%%", median(theirs), median(ours),
					100 * median(ours) / median(theirs));
			double signed = simulate("--server=127.0.0.1:" + port, "--signed").get("messages_per_second").asDouble();
			print("with two DKIM signatures: elchi %.0f/s, %.0f%%", signed, 100 * signed / median(theirs));
			print("a connection for each message: smtp-source %.0f/s", source(port));
		}
		finally {
			end(sink);
		}
	}

	@Test
	void whatPipeliningIsWorthAtTwentyMilliseconds() throws Exception {
		double with = simulate("--latency=20ms").get("messages_per_second").asDouble();
		double without = simulate("--latency=20ms", "--spring.mail.properties.mail.smtp.pipelining=false")
			.get("messages_per_second")
			.asDouble();
		print("at 20 ms over 10 connections: pipelined %.0f/s, not pipelined %.0f/s, ratio %.2f", with, without,
				with / without);
	}

	@Test
	void whatALongListCostsInMemory() throws Exception {
		double small = heap(10_000);
		if (MILLION) {
			double large = heap(1_000_000);
			print("live heap at 1,000,000 against 10,000: %+.1f%%", 100 * (large / small - 1));
		}
	}

	private double heap(int recipients) throws Exception {
		JsonNode result = simulate("--recipients=" + recipients, "--heap");
		double megabytes = result.get("largest_live_heap_bytes").asDouble() / 1e6;
		print("largest live heap of %d samples at %d recipients: %.1f MB, %.0f/s", result.get("heap_samples").asInt(),
				recipients, megabytes, result.get("messages_per_second").asDouble());
		return megabytes;
	}

	private double source(int port, String... options) throws Exception {
		List<String> command = new ArrayList<>(List.of(String.valueOf(tool("smtp-source")), "-s", "10", "-l", "51200",
				"-m", String.valueOf(RECIPIENTS), "-f", "a@example.org", "-t", "b@example.org"));
		command.addAll(List.of(options));
		command.add("127.0.0.1:" + port);
		long begun = System.nanoTime();
		Process process = start(command, "source.txt");
		assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("smtp-source ended").isTrue();
		assertThat(process.exitValue()).as(read("source.txt")).isZero();
		return RECIPIENTS / ((System.nanoTime() - begun) / 1e9);
	}

	/**
	 * Runs the jar as its users do, but for the memory that it must do with.
	 */
	private JsonNode simulate(String... options) throws Exception {
		Path jar = Path.of("target", "elchi.jar").toAbsolutePath();
		assertThat(jar).as("the jar, which 'mvn package' makes").isRegularFile();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar",
						jar.toString(), "simulate", "--connections=10", "--size=50KB", "--json",
						"--database=" + ledger.getJdbcUrl("postgres", "postgres")));
		command.addAll(List.of(options));
		if (command.stream().noneMatch((option) -> option.startsWith("--recipients="))) {
			command.add("--recipients=" + RECIPIENTS);
		}
		Process process = start(command, "elchi.txt");
		assertThat(process.waitFor(60, TimeUnit.MINUTES)).as("elchi ended").isTrue();
		String output = read("elchi.txt");
		assertThat(process.exitValue()).as(output).isZero();
		JsonNode result = JsonMapper.shared()
			.readTree(output.substring(output.indexOf("{\n"), output.lastIndexOf('}') + 1));
		JsonNode books = result.get("books");
		assertThat(books.get("balanced").asBoolean()).as(output).isTrue();
		assertThat(books.get("accepted").asInt()).as(output).isEqualTo(books.get("audience").asInt());
		print("elchi %s: %s s and %s s of processors for the step that sends, %s/s", String.join(" ", options),
				result.get("deliver_seconds"), result.get("deliver_cpu_seconds"), result.get("messages_per_second"));
		return result;
	}

	private Process sink(int port) throws IOException {
		List<String> command = new ArrayList<>(List.of(String.valueOf(tool("smtp-sink"))));
		if (System.getProperty("user.name").equals("root")) {
			command.addAll(List.of("-u", "nobody"));
		}
		command.addAll(List.of("127.0.0.1:" + port, "100"));
		Process sink = start(command, "sink.txt");
		for (int call = 0; call < 100 && !answers(port); call++) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
		}
		assertThat(sink.isAlive()).as(read("sink.txt")).isTrue();
		return sink;
	}

	private Process start(List<String> command, String output) throws IOException {
		return new ProcessBuilder(command).directory(this.home.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.home.resolve(output).toFile())
			.start();
	}

	private String read(String output) throws IOException {
		return Files.readString(this.home.resolve(output));
	}

	private static void end(Process process) throws InterruptedException {
		process.destroy();
		process.waitFor();
	}

	private static boolean answers(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static Path tool(String name) {
		return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin")
			.stream()
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
	}

	private static double last(List<Double> values) {
		return values.get(values.size() - 1);
	}

	private static double median(List<Double> values) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

	private static void print(String text, Object... values) {
		LOG.warn("Measured at load {}: {}", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
				String.format(Locale.ROOT, text, values));
	}

}
