package elchi.admin.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.HeldFixing;
import elchi.fx.PairSheet;
import elchi.fx.PairSheet.Cell;
import elchi.fx.PairSheet.Column;
import elchi.fx.Ratio;
import elchi.fx.SourceLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateDrawingTests {

	private static final CurrencyPair PAIR = CurrencyPair.parse("USD/KZT");

	private static final LocalDate FIRST = LocalDate.parse("2026-09-01");

	@Test
	void aLineGoesFromTheFirstDayToTheLastAndBreaksWhereTheSourceIsSilent() {
		RateDrawing drawing = RateDrawing.of(sheet(PAIR, Map.of(0, "440", 1, "445", 10, "450")));
		assertThat(drawing.series()).singleElement().satisfies((series) -> {
			assertThat(series.lines()).hasSize(2);
			assertThat(series.lines().get(0)).startsWith("104.0,").doesNotContain("712.0");
			assertThat(series.lines().get(1)).startsWith("712.0,");
		});
		assertThat(drawing.ticks()).extracting(RateDrawing.Tick::label).containsExactly("440.52", "445.00", "449.48");
		assertThat(List.of(drawing.first(), drawing.last())).containsExactly("2026-09-01", "2026-09-11");
	}

	@ParameterizedTest
	@CsvSource({ "USD/KZT,440,600,12.0", "USD/KZT,440,440,120.0", "KZT/USD,0.002,600,228.0" })
	void whatIsHeldIsMarkedInsideThePicture(CurrencyPair pair, String value, BigDecimal held, String y) {
		PairSheet sheet = sheet(pair, Map.of(0, value));
		Map<LocalDate, Cell> cells = new TreeMap<>(sheet.columns().get(0).cells());
		cells.put(FIRST.plusDays(2), new Cell(List.of(), null, List.of(new HeldFixing(Currency.getInstance("KZT"),
				"nbk", FIRST.plusDays(2), held.toString(), held, HeldFixing.Reason.LARGE, null, Instant.EPOCH))));
		RateDrawing drawing = RateDrawing.of(new PairSheet(pair, FIRST, FIRST.plusDays(11),
				List.of(new Column("nbk", SourceLabel.OFFICIAL, cells, Set.of()))));
		assertThat(drawing.series().get(0).held()).singleElement()
			.satisfies((mark) -> assertThat(mark.y()).isEqualTo(y));
	}

	@Test
	void nothingIsDrawnOfNothing() {
		assertThat(RateDrawing.of(sheet(PAIR, Map.of())).empty()).isTrue();
	}

	private static PairSheet sheet(CurrencyPair pair, Map<Integer, String> values) {
		Map<LocalDate, Cell> cells = new TreeMap<>();
		values.forEach((day, text) -> {
			Ratio value = new Ratio(new BigDecimal(text), BigDecimal.ONE);
			cells.put(FIRST.plusDays(day),
					new Cell(List.of(),
							new Fixing(pair, "nbk", FIRST.plusDays(day), 1, Instant.EPOCH, value, value, value, null),
							List.of()));
		});
		return new PairSheet(pair, FIRST, FIRST.plusDays(11),
				List.of(new Column("nbk", SourceLabel.OFFICIAL, cells, Set.of())));
	}

}
