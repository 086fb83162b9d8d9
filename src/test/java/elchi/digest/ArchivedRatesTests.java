package elchi.digest;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

import elchi.test.Database;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ArchivedRatesTests {

	private static final EditionId W39 = EditionId.parse("2026-W39");

	@TempDir
	private static Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void everyDigitThatWasSealedIsInTheFileWithItsSourceDateAndBounds(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			press.freeze("2026-W39", "Told");
			assertThat(press.rates().csv(W39)).isEmpty();
			assertThat(press.rates().json(W39)).isEmpty();
			press.editions().release(W39, press.editions().manifest(W39).hash(), "test");
			String text = press.rates().csv(W39).orElseThrow();
			assertThat(text).startsWith("currency,source,label,state,open_date,").contains("\r\n");
			List<CSVRecord> rows = CSVFormat.RFC4180.builder()
				.setHeader()
				.setSkipHeaderRecord(true)
				.get()
				.parse(new StringReader(text))
				.getRecords();
			assertThat(rows).extracting((row) -> row.get("currency")).containsExactly("KZT", "UZS", "TJS", "TMT");
			CSVRecord tenge = rows.get(0);
			assertThat(tenge.get("close")).isEqualTo("441.96889566");
			assertThat(tenge.get("printed_close")).isEqualTo("441.97");
			assertThat(tenge.get("source")).isNotBlank();
			assertThat(tenge.get("close_date")).matches("2026-09-2\\d");
			BigDecimal change = new BigDecimal(tenge.get("change"));
			assertThat(change).isBetween(new BigDecimal(tenge.get("change_low")),
					new BigDecimal(tenge.get("change_high")));
			assertThat(tenge.get("printed_change")).isEqualTo("+0.77%");
			assertThat(rows.get(2).get("state")).isEqualTo("CARRIED_FORWARD");
			assertThat(rows).allMatch(CSVRecord::isConsistent);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theDocumentSaysTheSameAsTheFile(Database database) throws Exception {
		try (ArchivePress press = new ArchivePress(database, home.toString())) {
			press.release("2026-W39", "Told");
			JsonNode document = JsonMapper.shared().readTree(press.rates().json(W39).orElseThrow());
			assertThat(document.get("edition").asString()).isEqualTo("2026-W39");
			assertThat(document.get("revision").asInt()).isEqualTo(1);
			assertThat(document.get("base").asString()).isEqualTo("USD");
			List<CSVRecord> rows = CSVFormat.RFC4180.builder()
				.setHeader()
				.setSkipHeaderRecord(true)
				.get()
				.parse(new StringReader(press.rates().csv(W39).orElseThrow()))
				.getRecords();
			for (int i = 0; i < rows.size(); i++) {
				JsonNode rate = document.get("rates").get(i);
				rows.get(i)
					.toMap()
					.forEach((column, value) -> assertThat(rate.get(column).isNull() ? "" : rate.get(column).asString())
						.as(column)
						.isEqualTo(value));
				assertThat(rate.propertyNames()).hasSameSizeAs(rows.get(i).toMap().keySet());
			}
		}
	}

}
