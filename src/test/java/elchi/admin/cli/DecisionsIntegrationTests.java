package elchi.admin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import elchi.ElchiApplication;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only a person can decide of a mailing, by the command line.
 */
class DecisionsIntegrationTests {

	private static final String READER = "reader-kz@example.org";

	@TempDir
	private Path home;

	private final StringWriter said = new StringWriter();

	@Test
	void anUncertainDeliveryIsSettledAndAPausedMailingResumed() {
		try (Database database = Database.h2()) {
			assertThat(elchi(database, "run", "weekly-digest", "--week=2026-W39")).isZero();
			database.jdbc()
				.sql("UPDATE delivery SET status = 'UNCERTAIN', open = FALSE WHERE address = :reader")
				.param("reader", READER)
				.update();
			database.jdbc().sql("UPDATE mailing SET paused_reason = 'Too many failures', closed_at = NULL").update();
			assertThat(elchi(database, "settle", "2026-W39", "--to=nobody@example.org", "--as=due", "--reason=x"))
				.isEqualTo(2);
			assertThat(this.said.toString()).contains("'nobody@example.org' is not uncertain");
			assertThat(elchi(database, "retry-failed", "2026-W39", "--uncertain", "--dry-run", "--reason=x")).isZero();
			assertThat(this.said.toString()).contains("1 UNCERTAIN deliveries of 2026-W39 would be due", READER);
			assertThat(elchi(database, "settle", "2026-W39", "--to=" + READER, "--as=due", "--reason=it is not there"))
				.isZero();
			assertThat(elchi(database, "resume", "2026-W39", "--reason=the relay is well",
					"--elchi.clock-start=2026-09-28T08:00+05:00"))
				.isZero();
			assertThat(this.said.toString()).contains("which was paused: Too many failures",
					"1 of its deliveries are due now.");
			assertThat(elchi(database, "retry-failed", "2026-W39", "--to=" + READER, "--reason=x")).isEqualTo(2);
			assertThat(this.said.toString()).contains("is DUE; deferred, uncertain and rejected ones can be tried");
			assertThat(database.jdbc()
				.sql("SELECT what || ' ' || object || ' ' || why FROM admin_audit WHERE who LIKE 'cli:%' ORDER BY id")
				.query(String.class)
				.list()).containsExactly("run weekly-digest week=2026-W39 not said",
						"settle 2026-W39 nobody@example.org as DUE x",
						"settle 2026-W39 %s as DUE it is not there".formatted(READER),
						"resume 2026-W39 the relay is well", "retry-failed 2026-W39 %s x".formatted(READER));
		}
	}

	private int elchi(Database database, String... arguments) {
		List<String> line = new ArrayList<>(List.of(arguments));
		line.addAll(List.of("--spring.profiles.active=demo", "--elchi.home=" + this.home,
				"--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user()));
		this.said.getBuffer().setLength(0);
		PrintWriter writer = new PrintWriter(this.said, true);
		return new Commands(ElchiApplication.class).execute(writer, writer, line.toArray(String[]::new));
	}

}
