package elchi.admin.cli;

import java.io.IOException;
import java.util.List;

import elchi.test.Database;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulationHomeTests {

	@Test
	void theFolderIsGoneWhenItEndsAndEndingTwiceIsHarmless() throws IOException {
		SimulationHome home = SimulationHome.create(null);
		home.write("jobs/one.yaml", "name: one");
		assertThat(home.folder().resolve("jobs/one.yaml")).hasContent("name: one");
		home.close();
		home.close();
		assertThat(home.folder()).doesNotExist();
	}

	@Test
	void thePostgreSqlDatabaseIsLeftAsItWas() throws IOException {
		try (Database database = Database.postgres()) {
			String url = database.url() + "&user=" + database.user();
			List<String> before = schemas(database);
			try (SimulationHome home = SimulationHome.create(url)) {
				assertThat(schemas(database)).hasSize(before.size() + 1);
				assertThat(home.url()).startsWith(url).contains("currentSchema=elchi_simulation_");
			}
			assertThat(schemas(database)).isEqualTo(before);
		}
	}

	@Test
	void aDatabaseThatRefusesIsNamedWithoutItsPassword() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SimulationHome.create("jdbc:postgresql://127.0.0.1:1/none?password=secret"))
			.withMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	private static List<String> schemas(Database database) {
		return database.jdbc()
			.sql("SELECT schema_name FROM information_schema.schemata ORDER BY schema_name")
			.query((row, number) -> row.getString(1))
			.list();
	}

}
