package elchi.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WeekTests {

	private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

	@ParameterizedTest(name = "{0} begins on {1}")
	@CsvSource({ "2026-W39,2026-09-21", "2026-W01,2025-12-29", "2026-W53,2026-12-28", "2027-W01,2027-01-04" })
	void whatIsPrintedCanBeRead(String text, LocalDate monday) {
		Week week = Week.parse(text);
		assertThat(week.monday()).isEqualTo(monday);
		assertThat(week).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-39", "W39", "2026-W00", "2026-W54", "2025-W53", "26-W39", "" })
	void weeksThatDoNotExistAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Week.parse(text)).withMessageContaining("'" + text + "'");
	}

	@Test
	void theWeekEndsWhenMondayBeginsInItsZone() {
		Week week = Week.parse("2026-W39");
		assertThat(week.start(ALMATY)).isEqualTo("2026-09-20T19:00:00Z");
		assertThat(week.end(ALMATY)).isEqualTo("2026-09-27T19:00:00Z");
	}

	@Test
	void lastWeekIsTheOneThatIsOverInTheZone() {
		assertThat(Week.lastBefore(Instant.parse("2026-09-28T02:00:00Z"), ALMATY)).hasToString("2026-W39");
		assertThat(Week.lastBefore(Instant.parse("2026-09-27T18:59:59Z"), ALMATY)).hasToString("2026-W38");
		assertThat(Week.lastBefore(Instant.parse("2026-09-27T19:00:00Z"), ALMATY)).hasToString("2026-W39");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-W39", "2026-W39.2", "2026-W01.12" })
	void editionsAreNamedAfterTheirWeek(String text) {
		assertThat(EditionId.parse(text)).hasToString(text);
		assertThat(EditionId.parse(text).mailing()).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-W39.0", "2026-W39.x", "2026-W39." })
	void revisionsThatDoNotExistAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> EditionId.parse(text));
	}

}
