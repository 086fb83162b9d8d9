package elchi.admin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import elchi.delivery.DeliveryProgress;
import elchi.delivery.MailingId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendingProgressTests {

	private final StringWriter out = new StringWriter();

	@Test
	void tellsEachTenthInALineOfItsOwn() {
		SendingProgress lines = SendingProgress.lines(new PrintWriter(this.out));
		for (long done : new long[] { 0, 9, 10, 19, 35, 36, 100 }) {
			lines.show(progress(done));
		}
		lines.end();
		assertThat(this.out.toString().lines()).containsExactly("Sent 10%: 10 of 100, 5.0/s.",
				"Sent 35%: 35 of 100, 5.0/s.", "Sent 100%: 100 of 100, 5.0/s.");
	}

	@Test
	void drawsABarOverItselfOnATerminal() {
		SendingProgress bar = SendingProgress.bar(new PrintWriter(this.out, true));
		bar.show(progress(50));
		assertThat(this.out.toString())
			.isEqualTo("\r[####################                    ]  50% 50 of 100, 5.0/s ");
		bar.end();
		assertThat(this.out.toString()).endsWith(System.lineSeparator());
	}

	private static DeliveryProgress progress(long done) {
		return new DeliveryProgress(new MailingId("2026-W39"), 100, done, done, 5);
	}

}
