package elchi.admin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import elchi.ElchiApplication;
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
				"\"unreported\" : 0", "\"duplicates\" : 0", "\"lint\" : [ ]", "\"proved\" : true");
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
