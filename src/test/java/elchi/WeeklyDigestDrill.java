package elchi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import elchi.test.ScriptedSmtpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program in a process of its own, which is killed while it mails.
 */
@Tag("drill")
class WeeklyDigestDrill {

	private static final int IMPORTED = 2000;

	private static final int SAMPLES = 6;

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	private final List<Process> processes = new ArrayList<>();

	@TempDir
	private Path home;

	@BeforeEach
	void findTheJar() {
		assertThat(jar()).as("the jar, which 'mvn package' makes").isRegularFile();
	}

	@AfterEach
	void endWhatIsLeft() {
		this.processes.forEach(Process::destroyForcibly);
		this.server.close();
	}

	@Test
	void secondRunSaysAlreadyAndMailsNobody() throws Exception {
		assertThat(finish(run()).code()).isZero();
		assertThat(this.server.messages()).hasSize(SAMPLES);
		Ended again = finish(run());
		assertThat(again.code()).isZero();
		assertThat(again.output()).contains("already");
		assertThat(this.server.messages()).hasSize(SAMPLES);
	}

	@Test
	void killedTwiceItLosesNobodyAndDoublesNobody() throws Exception {
		assertThat(finish(elchi("subscribers", "import", subscribers().toString())).code()).isZero();
		runUntilKilledAt(300);
		runUntilKilledAt(900);
		Ended last = finish(run());
		assertThat(last.code()).as(last.output()).isZero();
		assertNobodyIsLostOrDoubled(books());
		int mailed = this.server.count();
		assertThat(finish(run()).output()).contains("already");
		assertThat(this.server.count()).isEqualTo(mailed);
	}

	private void assertNobodyIsLostOrDoubled(JsonNode books) {
		Set<String> uncertain = new HashSet<>();
		books.get("uncertain_recipients").forEach((address) -> uncertain.add(address.asString()));
		assertThat(books.get("audience").asInt()).isEqualTo(IMPORTED + SAMPLES);
		assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
		assertThat(books.get("accepted").asInt() + uncertain.size()).as(books.toString()).isEqualTo(IMPORTED + SAMPLES);
		// Two kills, two connections, at most two messages on the wire at each.
		assertThat(uncertain).hasSizeLessThanOrEqualTo(8);
		Set<String> reached = new HashSet<>();
		Set<String> ids = new HashSet<>();
		for (ScriptedSmtpServer.Received message : this.server.messages()) {
			reached.add(message.to());
			assertThat(ids.add(message.messageId()) || uncertain.contains(message.to())).as(message.to()).isTrue();
		}
		reached.addAll(uncertain);
		assertThat(reached).hasSize(IMPORTED + SAMPLES);
	}

	private void runUntilKilledAt(int messages) throws Exception {
		Process process = run();
		this.server.whenStored((count) -> {
			if (count == messages) {
				process.destroyForcibly();
			}
		});
		Ended killed = finish(process);
		assertThat(killed.code()).as(killed.output()).isEqualTo(137);
	}

	private JsonNode books() throws Exception {
		Ended books = finish(elchi("books", "2026-W39", "--json"));
		String output = books.output();
		return JsonMapper.shared().readTree(output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1));
	}

	private Process run() throws IOException {
		return elchi("run", "weekly-digest", "--week=2026-W39");
	}

	private Process elchi(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar().toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--spring.profiles.active=demo", "--elchi.home=" + this.home.resolve("data"),
				"--spring.mail.host=127.0.0.1", "--spring.mail.port=" + this.server.port()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(output(this.processes.size()).toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private Ended finish(Process process) throws Exception {
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
		return new Ended(process.exitValue(),
				Files.readString(output(this.processes.indexOf(process)), StandardCharsets.UTF_8));
	}

	private Path output(int number) {
		return this.home.resolve("output-" + number + ".txt");
	}

	private Path subscribers() throws IOException {
		List<String> lines = new ArrayList<>(List.of("email,name,language,zone,countries,currencies,format,status"));
		IntStream.rangeClosed(1, IMPORTED)
			.mapToObj((number) -> "drill%d@example.org,Reader %d,%s,Asia/Almaty,,,%s,confirmed".formatted(number,
					number, (number % 2 == 0) ? "en" : "ru", (number % 3 == 0) ? "text" : "html"))
			.forEach(lines::add);
		return Files.write(this.home.resolve("readers.csv"), lines);
	}

	private static Path jar() {
		return Path.of("target", "elchi.jar").toAbsolutePath();
	}

	private record Ended(int code, String output) {
	}

}
