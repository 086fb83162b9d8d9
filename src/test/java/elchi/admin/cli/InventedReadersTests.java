package elchi.admin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InventedReadersTests {

	@Test
	void eachIsThereOnceBehindAHeader() throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(new InventedReaders(1203), StandardCharsets.US_ASCII))) {
			List<String> lines = in.lines().toList();
			assertThat(lines).hasSize(1204).doesNotHaveDuplicates();
			assertThat(lines.get(0)).startsWith("email,name,language,");
			assertThat(lines.get(1203))
				.isEqualTo("reader-1203@example.org,Reader 1203,en,Asia/Almaty,,,html,confirmed,digest");
		}
	}

	@Test
	void oneOctetAtATimeItIsTheSameFile() throws IOException {
		try (InventedReaders one = new InventedReaders(501); InventedReaders other = new InventedReaders(501)) {
			byte[] whole = one.readAllBytes();
			for (byte octet : whole) {
				assertThat(other.read()).isEqualTo(octet);
			}
			assertThat(other.read()).isEqualTo(-1);
		}
	}

}
