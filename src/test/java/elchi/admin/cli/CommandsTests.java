package elchi.admin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.job.JobRun;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void configurationMayStandAnywhere() {
		SplitArguments split = SplitArguments.of("--elchi.home=x", "run", "--spring.mail.port=25", "weekly-digest",
				"--week=2026-W39", "--logging.level.root=WARN", "--server.port=0");
		assertThat(split.command()).containsExactly("run", "weekly-digest", "--week=2026-W39");
		assertThat(split.forSpring()).containsExactly("--elchi.home=x", "--spring.mail.port=25",
				"--logging.level.root=WARN", "--server.port=0");
	}

	@ParameterizedTest(name = "elchi {0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					rnu                            | Unknown command 'rnu'. Did you mean 'run'?
					run                            | Missing required parameter: 'DEFINITION'.
					run weekly-digest --wek=1      | Unknown option '--wek'. Did you mean '--week'?
					run weekly-digest again        | Unexpected argument 'again'.
					restart twelve                 | Invalid value for positional parameter at index 0 (RUN): 'twelve' is not a long.
					runs --last=many               | Invalid value for option '--last': 'many' is not an int.
					quotes imprt x.csv             | Unknown command 'imprt'. Did you mean 'import'?
					quotes import /no/such.csv     | There is no readable file '/no/such.csv'.
					suppressions undo a@example.org| Missing required option: '--reason=TEXT'.
					subscribers import /no/such.csv| There is no readable file '/no/such.csv'.
					rules import /no/such.csv      | There is no readable file '/no/such.csv'.
					rules explian 12               | Unknown command 'explian'. Did you mean 'explain'?
					rules explain twelve           | Invalid value for positional parameter at index 0 (RULE): 'twelve' is not a long.
					rules stop 12                  | Missing required option: '--reason=TEXT'.
					rules snooze 12 --until=soon   | Invalid value for option '--until'
					rules list --state=asleep      | State 'asleep' is not known; active, quiet, pending, firing, recovering,
					rules list --owner=nobody      | '''nobody'' is not a mail address'
					settle 2026-W39 --to=a@example.org --as=lost --reason=x | Invalid value for option '--as': expected one of [ACCEPTED, DUE] (case-insensitive) but was 'lost'.
					settle 2026-W39 --to=nobody --as=due --reason=x | '''nobody'' is not a mail address'
					retry-failed 2026-W39 --reason=x | Error: Missing required argument (specify one of these): (--deferred | --uncertain | --to=ADDRESS).
					retry-failed 2026-W39 --deferred --uncertain --reason=x | Error: --deferred, --uncertain are mutually exclusive (specify only one).
					resume 2026-W39                | Missing required option: '--reason=TEXT'.
					held release UZS               | Missing required parameters: 'SOURCE', 'DATE'.
					rules try --threshold=1        | Missing required option: '--pair=PAIR'.
					rules try --pair=KZT --threshold=0 | Currency pair 'KZT' is not of the form KZT/USD
					""")
	void misuseIsAnsweredWithoutOpeningTheApplication(String line, String answer) {
		assertThat(execute(line.split(" "))).isEqualTo(2);
		assertThat(this.err.toString()).startsWith(answer.strip());
		assertThat(this.out.toString()).isEmpty();
	}

	@ParameterizedTest(name = "elchi {0} --help")
	@CsvSource({ "''", "run", "runs", "restart", "stop", "serve", "books", "deliveries", "quotes import",
			"subscribers import", "subscribers export", "suppressions list", "suppressions undo", "subscribers import",
			"subscribers export", "rules import", "rules export", "rules try", "rules explain", "rules list",
			"rules stop", "rules snooze", "held", "held release", "held dismiss", "simulate", "settle", "retry-failed",
			"resume", "rerun", "correct", "approve", "skip", "backup", "completion", "test", "edit" })
	void everyCommandExplainsItselfWithExamples(String command) {
		assertThat(execute((command + " --help").strip().split(" "))).isEqualTo(0);
		assertThat(this.out.toString()).contains("Usage: elchi", "Example", "  elchi ");
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void everythingThatIsWrongWithARuleIsSaidAtOnce() {
		assertThat(execute("rules", "try", "--pair=KZT/XYZ", "--threshold=-1", "--direction=sideways", "--window=0d"))
			.isEqualTo(2);
		assertThat(this.err.toString().lines()).containsExactly(
				"Unknown currency 'XYZ'; a code of ISO 4217 such as KZT is needed",
				"Direction 'sideways' is not known; up, down and either are",
				"A window of 0 days is not possible; 1 to 366 days are",
				"Threshold -1% is not possible; 0.01% to 100% are");
	}

	@Test
	void theExitCodeTellsTheOutcome() {
		JobRun run = new JobRun(1, "weekly-digest", "weekly-digest", Map.of(), JobRun.Status.COMPLETED, "COMPLETED",
				null, null, List.of(), "ann", "", null);
		assertThat(ExitCodes.of(new RunOutcome.Completed(run))).isEqualTo(0);
		assertThat(ExitCodes.of(new RunOutcome.AlreadyComplete(run))).isEqualTo(0);
		assertThat(ExitCodes.of(new RunOutcome.Failed(run))).isEqualTo(1);
		assertThat(ExitCodes.of(new RunOutcome.Stopped(run))).isEqualTo(1);
		assertThat(ExitCodes.of(new RunOutcome.Refused("no"))).isEqualTo(1);
		assertThat(ExitCodes.of(new RunOutcome.Pending(new RunTicket("t", "weekly-digest"), Optional.empty())))
			.isEqualTo(1);
		assertThat(ExitCodes.of(new RunOutcome.Waiting(run))).isEqualTo(3);
	}

	@Test
	void theDemonstrationEmptiesOnlyAFolderOfItsOwn(@TempDir Path folder) throws IOException {
		Path strange = Files.createDirectories(folder.resolve("strange"));
		Files.writeString(strange.resolve("thesis.txt"), "ten years of work");
		assertThat(start(strange)).isEqualTo(2);
		assertThat(strange.resolve("thesis.txt")).exists();

		Path own = folder.resolve("own");
		assertThat(start(own)).isEqualTo(ExitCodes.SERVING);
		Files.writeString(own.resolve("old.txt"), "last time");
		assertThat(start(own)).isEqualTo(ExitCodes.SERVING);
		assertThat(own.resolve("old.txt")).doesNotExist();
		assertThat(own.resolve(".elchi-demo")).exists();
	}

	@Test
	void aHeldHomeIsNamedWithItsHolder(@TempDir Path home) throws IOException {
		ProcessFile file = new ProcessFile(home, "127.0.0.1", "secret");
		file.hold();
		assertThat(ProcessFile.holder(home)).contains("process %d, a command".formatted(ProcessHandle.current().pid()));
		assertThat(Files.getPosixFilePermissions(home.resolve("command.json"))).hasSize(2);
		file.destroy();
		assertThat(home).isEmptyDirectory();
		Files.writeString(home.resolve("server.json"), "{\"pid\": 999999999, \"address\": \"http://localhost:1\"}");
		assertThat(ProcessFile.holder(home)).isEmpty();
	}

	private int start(Path home) {
		Session session = new Session(Nothing.class,
				new String[] { "--spring.profiles.active=demo", "--elchi.home=" + home,
						"--spring.main.web-application-type=none" },
				new ServerOptions((name) -> null), Terminal.ofProcess(), writer(this.out), writer(this.err));
		try {
			return session.serve((context) -> {
				((ConfigurableApplicationContext) context).close();
				return ExitCodes.SERVING;
			});
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int execute(String... arguments) {
		return new Commands(Nothing.class).execute(writer(this.out), writer(this.err), arguments);
	}

	private static PrintWriter writer(StringWriter writer) {
		return new PrintWriter(writer, true);
	}

	/**
	 * An application without beans.
	 */
	static class Nothing {

	}

}
