package elchi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README tells of every property that there is, and of none that there is not.
 */
class ReadmeTests {

	private final String readme = read();

	@Test
	void everyPropertyIsDescribedAndStandsInTheTable() {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.path("description").asString("")).isNotEmpty();
			assertThat(this.readme).contains("| `%s` | ".formatted(property.path("name").asString()));
		});
	}

	@Test
	void theTableNamesNoPropertyThatDoesNotExist() {
		List<String> names = properties().stream().map((property) -> property.path("name").asString()).toList();
		List<String> rows = this.readme.lines()
			.filter((line) -> line.startsWith("| `elchi."))
			.map((line) -> line.substring(3, line.indexOf('`', 3)))
			.toList();
		assertThat(rows).isSubsetOf(names);
	}

	private static List<JsonNode> properties() {
		List<JsonNode> properties = new ArrayList<>();
		try (InputStream metadata = ReadmeTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonMapper.builder().build().readTree(metadata).path("properties").forEach(properties::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.stream().filter((property) -> property.path("name").asString().startsWith("elchi.")).toList();
	}

	private static String read() {
		try {
			return Files.readString(Path.of("README.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
