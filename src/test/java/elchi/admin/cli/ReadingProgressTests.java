package elchi.admin.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingProgressTests {

	private final StringWriter out = new StringWriter();

	private final InputStream file = new ByteArrayInputStream(new byte[1000]);

	@Test
	void tellsEachTenthInALineOfItsOwn() throws IOException {
		try (InputStream told = ReadingProgress.lines(this.file, 1000, new PrintWriter(this.out))) {
			assertThat(told.readNBytes(99)).hasSize(99);
			assertThat(this.out).hasToString("");
			assertThat(told.read()).isZero();
			assertThat(this.out.toString().lines()).containsExactly("Read 10%.");
			told.readAllBytes();
			assertThat(told.read()).isNegative();
		}
		assertThat(this.out.toString().lines()).startsWith("Read 10%.").endsWith("Read 100%.").doesNotHaveDuplicates();
	}

	@Test
	void drawsABarOverItselfOnATerminal() throws IOException {
		try (InputStream told = ReadingProgress.bar(this.file, 1000, new PrintWriter(this.out))) {
			told.readNBytes(500);
			assertThat(this.out.toString()).endsWith("\r[####################                    ]  50%");
			told.readAllBytes();
			assertThat(this.out.toString())
				.endsWith("\r[########################################] 100%" + System.lineSeparator());
		}
	}

	@Test
	void smallFilesSayNothing() throws IOException {
		try (InputStream silent = ReadingProgress.of(this.file, 1000, new PrintWriter(this.out))) {
			assertThat(silent).isSameAs(this.file);
		}
	}

}
