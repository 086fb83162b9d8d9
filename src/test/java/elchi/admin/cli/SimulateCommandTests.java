package elchi.admin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Random;

import elchi.ElchiApplication;
import elchi.mail.SinkManner;
import elchi.mail.SmtpSink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimulateCommandTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void aDigestWithFailuresIsProvedAgainstTheSink() {
		assertThat(execute("--recipients=200", "--fail=4yz:5%,5yz:2%,disconnect:2%,slow:1%", "--seed=7", "--json"))
			.isEqualTo(0);
		assertThat(this.out.toString()).contains("\"audience\" : 200", "\"balanced\" : true", "\"lost\" : 0",
				"\"unreported\" : 0", "\"duplicates\" : 0", "\"lint\" : [ ]", "\"proved\" : true", "\"seed\" : 7",
				"\"heap_used_bytes\" : ");
		assertThat(this.out.toString()).doesNotContain("\"retries\" : 0,");
		assertThat(this.err.toString()).contains("Sent ").doesNotContain("Delivered mailing=");
	}

	@Test
	void ofAServerThatIsNotItsOwnItProvesNothing() {
		try (SmtpSink server = SmtpSink.start(SinkManner.WILLING, new Random(1))) {
			assertThat(execute("--recipients=20", "--server=127.0.0.1:" + server.port(), "--size=30KB")).isEqualTo(0);
			assertThat(server.count().recipients()).isEqualTo(20);
		}
		assertThat(this.out.toString()).contains("audience 20 = accepted 20", "nothing but the books was checked")
			.doesNotContain("proved");
	}

	@Test
	void theLiveHeapIsSampledTenTimesHoweverFewAreMailed() {
		assertThat(execute("--recipients=5", "--heap")).isEqualTo(0);
		assertThat(this.out.toString()).contains("heap samples: 10", "proved: true");
		assertThat(execute("--recipients=5", "--heap", "--server=127.0.0.1:25")).isEqualTo(2);
	}

	@Test
	void nothingAroundItLeaksIn() {
		System.setProperty("elchi.mail.dkim.selectors", "leaked");
		try {
			assertThat(execute("--recipients=3", "--spring.datasource.url=jdbc:h2:file:/no/such",
					"--spring.mail.host=192.0.2.1"))
				.isEqualTo(0);
		}
		finally {
			System.clearProperty("elchi.mail.dkim.selectors");
		}
		assertThat(this.out.toString()).contains("proved: true");
		assertThat(this.err.toString()).contains("'--spring.datasource.url' has no effect here.",
				"'--spring.mail.host' has no effect here.");
	}

	@Test
	void onlyThisMachineIsMailedAndOnlyAKnownFailureIsPlayed() {
		assertThat(execute("--recipients=1", "--server=192.0.2.1:25")).isEqualTo(2);
		assertThat(execute("--recipients=1", "--fail=3yz:5%")).isEqualTo(2);
		assertThat(execute("--recipients=1", "--database=jdbc:h2:mem:x")).isEqualTo(2);
		assertThat(this.err.toString()).contains("Server '192.0.2.1:25' is not on this machine",
				"Failures [3yz] are not known", "Database 'jdbc:h2:mem:x' is not PostgreSQL");
	}

	private int execute(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "simulate";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return new Commands(ElchiApplication.class).execute(new PrintWriter(this.out, true),
				new PrintWriter(this.err, true), all);
	}

}
