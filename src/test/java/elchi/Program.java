package elchi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import elchi.test.RecordingSmtpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program in processes of its own, mailing the demonstration's week to many
 * readers. Unpacked, and with its classes in an archive, it starts in half the time.
 */
final class Program implements AutoCloseable {

	static final int CONNECTIONS = 4;

	/** Readers that the demonstration brings along. */
	private static final int SAMPLES = 6;

	final RecordingSmtpServer server = RecordingSmtpServer.start();

	private final Path home;

	private final List<String> configuration = new ArrayList<>();

	private final List<Process> processes = new ArrayList<>();

	private int audience;

	private Program(Path home, List<String> configuration) {
		this.home = home;
		this.configuration.addAll(List.of("--spring.profiles.active=demo", "--elchi.home=" + home.resolve("data"),
				"--elchi.jobs.location=" + home.resolve("jobs"), "--spring.mail.host=127.0.0.1",
				"--spring.mail.port=" + this.server.port()));
		this.configuration.addAll(configuration);
	}

	/**
	 * Unpacks the jar into a folder, and imports the readers.
	 */
	static Program unpacked(Path home, int readers, String... configuration) throws Exception {
		Path jar = Path.of("target", "elchi.jar").toAbsolutePath();
		assertThat(jar).as("the jar, which 'mvn package' makes").isRegularFile();
		Program program = new Program(home, List.of(configuration));
		assertThat(end(new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
				home.resolve("app").toString())
			.start())).isZero();
		Path jobs = Files.createDirectory(home.resolve("jobs"));
		Files.writeString(jobs.resolve("weekly-digest.yaml"), resource("/demo/jobs/weekly-digest.yaml")
			.replaceAll("connections: \\d+, rate: [^,]+", "connections: " + CONNECTIONS + ", rate: 100000/s"));
		Path list = Files.writeString(home.resolve("readers.csv"), csv(readers));
		assertThat(program.finish("subscribers", "import", list.toString())).as(program.output()).isZero();
		program.audience = readers + SAMPLES;
		return program;
	}

	/**
	 * Runs the week from the beginning or from where it was cut off.
	 */
	Process runWeek() throws IOException {
		return start("run", "weekly-digest", "--week=2026-W39");
	}

	/**
	 * Serves from a home of its own, a copy of the first, with the week on a schedule of
	 * every five seconds.
	 */
	Process serve(String name) throws IOException {
		Path own = this.home.resolve(name);
		FileSystemUtils.copyRecursively(this.home.resolve("data"), own);
		Path jobs = Files.createDirectories(this.home.resolve("scheduled"));
		String week = Files.readString(this.home.resolve("jobs").resolve("weekly-digest.yaml"));
		Files.writeString(jobs.resolve("weekly-digest.yaml"),
				week.replace("schedule: {", "schedule: {cron: \"0/5 * * ? * *\", "));
		List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-jar", this.home.resolve("app").resolve("elchi.jar").toString(), "serve",
				"--server.port=0", "--elchi.clock-start=2026-09-28T07:00+05:00"));
		this.configuration.stream()
			.filter((each) -> !each.contains("profiles.active") && !each.startsWith("--elchi."))
			.forEach(command::add);
		command.addAll(List.of("--elchi.home=" + own, "--elchi.jobs.location=" + jobs));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.home.resolve(name + ".txt").toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	int finishWeek() throws Exception {
		return end(runWeek());
	}

	int finish(String... arguments) throws Exception {
		return end(start(arguments));
	}

	static int end(Process process) throws InterruptedException {
		assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ended in time").isTrue();
		return process.exitValue();
	}

	/**
	 * What the last process said.
	 */
	String output() throws IOException {
		return Files.readString(this.home.resolve("output.txt"), StandardCharsets.UTF_8);
	}

	JsonNode books() throws Exception {
		assertThat(finish("books", "2026-W39", "--json")).as(output()).isZero();
		String output = output();
		return JsonMapper.shared().readTree(output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1));
	}

	/**
	 * Compares what the books say with what the server got.
	 * @return the addresses that are uncertain
	 */
	Set<String> assertNobodyIsLostOrDoubled() throws Exception {
		JsonNode books = books();
		Set<String> uncertain = new HashSet<>();
		books.get("uncertain_recipients").forEach((address) -> uncertain.add(address.asString()));
		assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
		assertThat(books.get("audience").asInt()).isEqualTo(this.audience);
		assertThat(books.get("accepted").asInt() + uncertain.size()).as(books.toString()).isEqualTo(this.audience);
		Map<String, List<String>> received = this.server.received();
		received.forEach((to, ids) -> {
			assertThat(new HashSet<>(ids)).as(to).hasSize(1);
			assertThat(ids.size() == 1 || uncertain.contains(to)).as("%s got %d copies", to, ids.size()).isTrue();
		});
		Set<String> reached = new HashSet<>(received.keySet());
		reached.addAll(uncertain);
		assertThat(reached).as("nobody is lost").hasSize(this.audience);
		return uncertain;
	}

	private Process start(String... arguments) throws IOException {
		Path classes = this.home.resolve("elchi.jsa");
		String archive = Files.exists(classes) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
		List<String> command = new ArrayList<>(
				List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", archive + classes, "-jar",
						this.home.resolve("app").resolve("elchi.jar").toString()));
		command.addAll(List.of(arguments));
		command.addAll(this.configuration);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.home.resolve("output.txt").toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private static String csv(int readers) {
		StringBuilder lines = new StringBuilder("email,name,language,zone,countries,currencies,format,status\n");
		IntStream.rangeClosed(1, readers)
			.forEach((number) -> lines.append("drill%d@example.org,Reader %d,%s,Asia/Almaty,,,%s,confirmed\n"
				.formatted(number, number, (number % 2 == 0) ? "en" : "ru", (number % 3 == 0) ? "text" : "html")));
		return lines.toString();
	}

	private static String resource(String name) throws IOException {
		try (var in = Program.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroyForcibly);
		this.server.close();
	}

}
