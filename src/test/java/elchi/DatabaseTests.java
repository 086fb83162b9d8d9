package elchi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void oneSetOfMigrationsBuildsBothDatabases(Database database) {
		try (database) {
			Long tables = database.jdbc()
				.sql("SELECT count(*) FROM information_schema.tables WHERE lower(table_name) LIKE 'qrtz_%'")
				.query(Long.class)
				.single();
			assertThat(tables).isEqualTo(11);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void instantsSurviveAWrongSessionZone(Database database) {
		try (database) {
			Instant instant = Instant.parse("2026-09-27T13:00:00Z");
			OffsetDateTime read = database.jdbc()
				.sql("SELECT CAST(:at AS TIMESTAMP WITH TIME ZONE)")
				.param("at", instant.atOffset(ZoneOffset.UTC))
				.query(OffsetDateTime.class)
				.single();
			assertThat(read.toInstant()).isEqualTo(instant);
		}
	}

}
