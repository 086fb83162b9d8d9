package elchi.admin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import elchi.ElchiApplication;
import elchi.admin.access.AuditEntry;
import elchi.admin.access.AuditLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that open the database themselves.
 */
class OwnCommandsTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@TempDir
	private Path home;

	@Test
	void whatACommandChangesStandsInTheAuditLog() throws Exception {
		Path readers = file("readers.csv", "email,name,language,zone,countries,currencies,format,status",
				"trader@example.org,,en,Asia/Almaty,KZ,KZT,html,confirmed");
		Path rules = file("rules.csv", "email,pair,threshold_percent,direction,window_days",
				"trader@example.org,KZT/USD,1,either,7");
		assertThat(elchi("subscribers", "import", readers.toString(), "--reason=from the list on paper")).isZero();
		assertThat(elchi("rules", "import", rules.toString(), "--dry-run")).isZero();
		assertThat(elchi("rules", "import", rules.toString())).isZero();
		assertThat(elchi("rules", "snooze", "1", "--until=2001-01-01")).isEqualTo(2);
		assertThat(elchi("rules", "stop", "1", "--reason=asked for by telephone")).as(this.err.toString()).isZero();
		assertThat(audited()).allSatisfy((entry) -> assertThat(entry.who()).isEqualTo(ActOptions.who()))
			.extracting(OwnCommandsTests::line)
			.satisfiesExactly((stopped) -> assertThat(stopped).isEqualTo("rule.stop 1 (asked for by telephone) done"),
					(refused) -> assertThat(refused)
						.startsWith("rule.snooze 1 2001-01-01 () refused: A rule cannot be silent until '2001-01-01';"),
					(taken) -> assertThat(taken)
						.isEqualTo("rule.import %s () Took 1 rows: 1 new, 0 known already, 0 bad.", rules),
					(taken) -> assertThat(taken).startsWith(
							"subscriber.import %s (from the list on paper) Took 1 rows: 1 new,".formatted(readers)));
	}

	private static String line(AuditEntry entry) {
		return "%s %s (%s) %s".formatted(entry.what(), entry.object(), entry.why(), entry.outcome());
	}

	private List<AuditEntry> audited() throws Exception {
		List<AuditEntry> entries = new ArrayList<>();
		new Session(ElchiApplication.class, configuration().toArray(String[]::new), new ServerOptions((name) -> null),
				Terminal.ofProcess(), writer(this.out), writer(this.err))
			.inProcess((context) -> {
				entries.addAll(context.getBean(AuditLog.class).find("", 0));
				return ExitCodes.DONE;
			});
		return entries;
	}

	private int elchi(String... arguments) {
		return new Commands(ElchiApplication.class).execute(writer(this.out), writer(this.err),
				Stream.concat(Stream.of(arguments), configuration().stream()).toArray(String[]::new));
	}

	private List<String> configuration() {
		return List.of("--elchi.home=" + this.home.resolve("own"), "--logging.level.elchi=WARN");
	}

	private Path file(String name, String... lines) throws IOException {
		return Files.write(this.home.resolve(name), List.of(lines));
	}

	private static PrintWriter writer(StringWriter writer) {
		return new PrintWriter(writer, true);
	}

}
